# shellcheck shell=bash
# Real base images: Debian's headless Java runtime for five architectures, and a newer one for some of them, as one OCI layout in a cache. Needs steps.sh.
#
# mmdebstrap's variant "extract" unpacks packages and runs nothing, so no root file system needs its own processor.
# Each image has three layers: a skeleton that is the same for all platforms, the system, and the Java runtime.

# Debian's name and the platform's name, in the order of the index; not the order of the sample's pom, on purpose.
base_platforms='
s390x    linux/s390x
armhf    linux/arm/v7
amd64    linux/amd64
ppc64el  linux/ppc64le
arm64    linux/arm64
'

# The newest Java for the frameworks that need it, from the release that has it. Each platform takes a quarter of a minute.
newer_java=25
newer_suite=trixie
newer_platforms='
amd64    linux/amd64
arm64    linux/arm64
'

# Debian takes Java 17 up to release 12.
bases_suite() { (. /etc/os-release && printf '%s' "${VERSION_CODENAME:?}"); }

bases_java() {
  case $1 in
    bullseye | bookworm) printf 17 ;;
    *) printf 21 ;;
  esac
}

# The main archive as this machine knows it. The security archive's lists for armhf and ppc64el are sometimes broken.
bases_mirror() {
  local uris
  # shellcheck disable=SC2016 # for apt-get to expand
  mapfile -t uris < <(apt-get indextargets --format '$(REPO_URI)' \
    'Created-By: Packages' 'Origin: Debian' 'Label: Debian' 'Component: main' "Codename: $1" | sort -u)
  ((${#uris[@]} > 0)) || fail "apt-get knows no archive of Debian $1 (apt-get indextargets lists none)." 'Run apt-get update first.'
  printf '%s' "${uris[0]}"
}

# make_bases: prints the folder of the layout (tags: jre, jre-newer). Made once for each recipe, which is this file and the release.
make_bases() {
  local suite cache recipe layout
  suite=$(bases_suite)
  cache=${MULTIARCH_IT_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/multiarch-it}
  recipe=$({ printf '%s\n' "$suite" && cat "${BASH_SOURCE[0]}"; } | sha256sum | cut -c1-12)
  layout=$cache/bases-$recipe
  mkdir -p "$cache"
  (
    flock 9
    rm -rf "$cache"/making.*
    if [[ ! -d $layout ]]; then
      local work
      work=$(mktemp -d "$cache/making.XXXXXX")
      # shellcheck disable=SC2064 # the folder as it is now
      trap "rm -rf '$work'" EXIT
      bases_layout "$suite" "$work" >&2
      mv "$work/layout" "$layout"
    fi
  ) 9>"$cache/lock"
  printf '%s\n' "$layout"
}

bases_layout() {
  local suite=$1 work=$2 mirror
  # One archive has all releases.
  mirror=$(bases_mirror "$suite")
  mkdir -p "$work/layout/blobs/sha256"
  base_skeleton "$work"
  bases_tag "$suite" "$mirror" "$(bases_java "$suite")" "$base_platforms" jre "$work"
  bases_tag "$newer_suite" "$mirror" "$newer_java" "$newer_platforms" jre-newer "$work"
  printf '{"imageLayoutVersion":"1.0.0"}' >"$work/layout/oci-layout"
  jq -cs '{schemaVersion: 2, mediaType: "application/vnd.oci.image.index.v1+json", manifests: .}' \
    "$work/jre.json" "$work/jre-newer.json" >"$work/layout/index.json"
}

# bases_tag SUITE MIRROR JAVA PLATFORMS TAG WORK: the images of one tag, two at once.
bases_tag() {
  local suite=$1 mirror=$2 java=$3 platforms=$4 tag=$5 work=$6 debian platform running=() pid
  while read -r debian platform; do
    [[ -n $debian ]] || continue
    if ((${#running[@]} == 2)); then
      wait "${running[0]}" || fail 'a base image could not be made; see above.'
      running=("${running[1]}")
    fi
    base_image "$suite" "$mirror" "$java" "$debian" "$platform" "$work" &
    running+=($!)
  done <<<"$platforms"
  for pid in "${running[@]}"; do
    wait "$pid" || fail 'a base image could not be made; see above.'
  done
  base_index "$work" "$platforms" "$tag"
}

base_skeleton() {
  local root=$1/skeleton
  mkdir -p "$root"/{dev,etc,home,proc,run,sys,tmp}
  chmod 1777 "$root/tmp"
  printf 'root:x:0:0:root:/root:/usr/sbin/nologin\nnobody:x:65534:65534:nobody:/:/usr/sbin/nologin\n' >"$root/etc/passwd"
  printf 'root:x:0:\nnogroup:x:65534:\n' >"$root/etc/group"
  base_tar --mtime=@0 -C "$root" . >"$1/skeleton.tar"
  base_layer "$1/layout" "$1/skeleton.tar" >"$1/skeleton.json"
}

# One platform with a Java of its release: packages -> root file system -> two layers -> config -> manifest -> its entry of the index.
base_image() {
  local suite=$1 mirror=$2 java=$3 debian=$4 platform=$5 work=$6 root=$6/root-$4 started=$SECONDS
  local home=usr/lib/jvm/java-$java-openjdk-$debian
  base_root "$suite" "$mirror" "$java" "$debian" "$root"
  base_tar -C "$root" --exclude=./usr/lib/jvm --exclude="./etc/java-$java-openjdk" . >"$work/$debian-system.tar"
  base_tar -C "$root" usr/lib/jvm "etc/java-$java-openjdk" >"$work/$debian-java.tar"
  base_layer "$work/layout" "$work/$debian-system.tar" >"$work/$debian-system.json"
  base_layer "$work/layout" "$work/$debian-java.tar" >"$work/$debian-java.json"
  rm -rf "$root" "$work/$debian-system.tar" "$work/$debian-java.tar"

  local layers=("$work/skeleton.json" "$work/$debian-system.json" "$work/$debian-java.json") config
  config=$(base_config "$suite" "$java" "$home" "$platform" "${layers[@]}" |
    base_blob "$work/layout" application/vnd.oci.image.config.v1+json)
  jq -cn --argjson config "$config" --slurpfile layers <(jq -c .descriptor "${layers[@]}") '{
    schemaVersion: 2, mediaType: "application/vnd.oci.image.manifest.v1+json", config: $config, layers: $layers
  }' | base_blob "$work/layout" application/vnd.oci.image.manifest.v1+json |
    jq -c --argjson platform "$(platform_json "$platform")" '. + {platform: $platform}' >"$work/$debian.json"
  say "$platform: $(jq -s 'map(.descriptor.size) | add / 1e6 | floor' "${layers[@]}") MB in $((SECONDS - started)) s"
}

# What mmdebstrap takes over from this machine (host name, resolver, devices) and what no container needs stays out.
base_root() {
  local suite=$1 mirror=$2 java=$3 debian=$4 root=$5 try
  for try in 1 2 3; do
    rm -rf "$root"
    mkdir "$root"
    if mmdebstrap --quiet --variant=extract --architectures="$debian" --format=tar \
      --include="base-files,openjdk-$java-jre-headless" "$suite" - "deb $mirror $suite main" 2>"$root.log" |
      tar -xp -C "$root" --no-same-owner \
        --exclude='./dev' --exclude='./proc' --exclude='./sys' --exclude='./run' --exclude='./tmp' --exclude='./var/*/*' \
        --exclude='./etc/hostname' --exclude='./etc/resolv.conf' --exclude='./etc/apt' \
        --exclude='./usr/lib/jvm/*/lib/ct.sym' --exclude='./usr/share/man' --exclude='./usr/share/locale' --exclude='./usr/share/doc/*/[!c]*'; then
      return
    fi
    say "$debian: attempt $try failed: $(tail -n 1 "$root.log")"
  done
  cat "$root.log"
  return 1
}

base_tar() { tar --create --sort=name --numeric-owner --owner=0 --group=0 "$@"; }

# base_layer LAYOUT TAR: stores it compressed and prints its descriptor and its diff ID.
base_layer() {
  gzip -1 -n <"$2" | base_blob "$1" application/vnd.oci.image.layer.v1.tar+gzip |
    jq -c --arg diff "sha256:$(sha256sum <"$2" | cut -d' ' -f1)" '{descriptor: ., diffId: $diff}'
}

# base_blob LAYOUT MEDIATYPE: stores standard input under its digest and prints its descriptor.
base_blob() {
  local file digest
  file=$(mktemp "$1/blobs/incoming.XXXXXX")
  digest=$(tee "$file" | sha256sum | cut -d' ' -f1)
  chmod 644 "$file"
  jq -cn --arg type "$2" --arg digest "sha256:$digest" --argjson size "$(stat -c %s "$file")" \
    '{mediaType: $type, digest: $digest, size: $size}'
  mv "$file" "$1/blobs/sha256/$digest"
}

platform_json() {
  jq -cn --arg platform "$1" '$platform | split("/")
    | {os: .[0], architecture: .[1]} + if .[2] then {variant: .[2]} else {} end'
}

# base_config SUITE JAVA HOME PLATFORM LAYER...: an image config with fields that an image built on it has to keep.
base_config() {
  local suite=$1 java=$2 home=/$3 platform=$4
  shift 4
  jq -cn --arg suite "$suite" --arg java "$java" --arg home "$home" --arg created "$(date -u +%Y-%m-%dT%H:%M:%SZ)" \
    --argjson platform "$(platform_json "$platform")" --slurpfile diffIds <(jq -c .diffId "$@") '
    $platform + {
      created: $created,
      author: "multiarch integration tests",
      config: {
        Env: ["PATH=\($home)/bin:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin", "JAVA_HOME=\($home)", "LANG=C.UTF-8"],
        Cmd: ["java", "-version"],
        WorkingDir: "/home",
        StopSignal: "SIGINT",
        Labels: {"org.example.base.suite": $suite, "org.example.base.java": $java}
      },
      rootfs: {type: "layers", diff_ids: $diffIds},
      history: [
        {created: $created, created_by: "skeleton"},
        {created: $created, created_by: "mmdebstrap --variant=extract \($suite)"},
        {created: $created, created_by: "openjdk-\($java)-jre-headless"},
        {created: $created, created_by: "ENV and CMD", empty_layer: true}
      ]
    }'
}

# base_index WORK PLATFORMS TAG: their index, and what the layout says of it.
base_index() {
  local work=$1 platforms=$2 tag=$3 debian platform manifests=()
  while read -r debian platform; do
    [[ -z $debian ]] || manifests+=("$work/$debian.json")
  done <<<"$platforms"
  jq -cs '{schemaVersion: 2, mediaType: "application/vnd.oci.image.index.v1+json", manifests: .}' "${manifests[@]}" |
    base_blob "$work/layout" application/vnd.oci.image.index.v1+json |
    jq -c --arg tag "$tag" '. + {annotations: {"org.opencontainers.image.ref.name": $tag}}' >"$work/$tag.json"
}
