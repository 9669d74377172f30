# shellcheck shell=bash
# The Debian packages the proof stands on. Needs steps.sh.

# One a line: a file or command that shows the package is there, and the package.
parts='
docker-registry                                 docker-registry
skopeo                                          skopeo
ip                                              iproute2
umoci                                           umoci
mmdebstrap                                      mmdebstrap
/usr/lib/binfmt.d/qemu-s390x.conf               qemu-user-static
htpasswd                                        apache2-utils
jq                                              jq
openssl                                         openssl
curl                                            curl
flock                                           util-linux
/etc/ssl/certs/ca-certificates.crt              ca-certificates
/usr/share/keyrings/debian-archive-keyring.gpg  debian-archive-keyring
'
engine_part='
dockerd                                         docker.io
buildah                                         buildah
podman                                          podman
'

part_present() {
  if [[ $1 == /* ]]; then [[ -e $1 ]]; else PATH=$PATH:/usr/sbin:/sbin type -P "$1" >/dev/null; fi
}

missing_packages() {
  local witness package
  while read -r witness package; do
    [[ -z $witness ]] || part_present "$witness" || printf '%s\n' "$package"
  done <<<"$parts"
}

# install_parts [with-engine]
install_parts() {
  local packages
  [[ ${1:-} != with-engine ]] || parts+=$engine_part
  mapfile -t packages < <(missing_packages)
  if ((${#packages[@]} == 0)); then
    say 'everything is there'
    return
  fi
  if ! part_present apt-get || ! grep -qs '^ID=debian$' /etc/os-release; then
    fail "this needs ${packages[*]}, and they can be installed by themselves only on Debian." \
      'Install them by hand, or use your own registry and base image on any system:' \
      '  it/demo --registry HOST/REPOSITORY --from IMAGE'
  fi
  if ((EUID != 0)) && ! part_present sudo; then
    fail "installing ${packages[*]} needs root, and there is no sudo." \
      "As root: apt-get install --no-install-recommends ${packages[*]}"
  fi
  say "installing ${packages[*]}"
  apt_install "${packages[@]}"
  local still
  still=$(missing_packages)
  [[ -z $still ]] || fail "after installing, these are still missing:" "$still"
}

# A list of packages that was fetched long ago names files that are gone, so a first failure is answered with an update.
apt_install() {
  local log
  log=$(mktemp)
  keep_services_down
  if ! { apt_quietly "$log" install "$@" || { apt_quietly "$log" update && apt_quietly "$log" install "$@"; }; }; then
    allow_services_again
    tail -n 20 "$log" >&2
    fail "apt-get could not install $*; its last lines are above." "The whole log: $log"
  fi
  allow_services_again
  rm -f "$log"
  disable_services "$@"
}

apt_quietly() {
  local log=$1
  shift
  as_root env DEBIAN_FRONTEND=noninteractive apt-get -y --no-install-recommends -o Acquire::Retries=3 "$@" >>"$log" 2>&1
}

# docker-registry would start a service on port 5000 of every interface, docker.io an engine. Debian's own way to say no is policy-rc.d.
policy=/usr/sbin/policy-rc.d
policy_is_ours=

keep_services_down() {
  [[ ! -e $policy ]] || return 0
  printf '#!/bin/sh\nexit 101\n' | as_root tee "$policy" >/dev/null
  as_root chmod 755 "$policy"
  policy_is_ours=yes
}

allow_services_again() {
  [[ -z $policy_is_ours ]] || as_root rm -f "$policy"
  policy_is_ours=
}

# ... and they would start with the machine next time.
disable_services() {
  local package
  [[ -d /run/systemd/system ]] || return 0
  for package in "$@"; do
    case $package in
      docker-registry) as_root systemctl disable docker-registry.service ;;
      docker.io) as_root systemctl disable docker.service docker.socket containerd.service ;;
    esac >/dev/null 2>&1 || true
  done
}

# Java and Maven are the newcomer's own; which ones are used is said, never chosen here.
require_maven() {
  part_present mvn || fail 'Maven is not on the PATH.' 'Install Maven 3.8.1 or later and a JDK 17 or later.'
  part_present java || [[ -n ${JAVA_HOME:-} ]] || fail 'Java is not on the PATH.' 'Install a JDK 17 or later.'
}
