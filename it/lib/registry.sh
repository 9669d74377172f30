# shellcheck shell=bash
# Debian's docker-registry on a free loopback port, ended by its process id. Needs steps.sh.

registry_pid=
registry_host=

# registry_start FOLDER: keeps everything below FOLDER; sets registry_host (127.0.0.1:PORT) and registry_pid.
registry_start() {
  local folder=$1 deadline=$((SECONDS + 20))
  mkdir -p "$folder"
  # Port 0 lets the kernel find a free one; the log, at level info, names it.
  cat >"$folder/config.yml" <<CONFIG
version: 0.1
log:
  level: info
  accesslog:
    disabled: true
storage:
  filesystem:
    rootdirectory: $folder/storage
  delete:
    enabled: true
http:
  addr: 127.0.0.1:0
CONFIG
  : >"$folder/log"
  docker-registry serve "$folder/config.yml" >"$folder/log" 2>&1 &
  registry_pid=$!
  until registry_host=$(grep -oE 'listening on 127\.0\.0\.1:[0-9]+' "$folder/log") &&
    registry_host=${registry_host#listening on } &&
    curl -fsS -o /dev/null "http://$registry_host/v2/" 2>/dev/null; do
    kill -0 "$registry_pid" 2>/dev/null || fail 'docker-registry ended at once:' "$(tail -n 3 "$folder/log")"
    ((SECONDS < deadline)) || fail "docker-registry does not answer after 20 s; its log is $folder/log"
    sleep 0.1
  done
}

registry_stop() {
  [[ -n $registry_pid ]] || return 0
  kill "$registry_pid" 2>/dev/null || true
  wait "$registry_pid" 2>/dev/null || true
  registry_pid=
}
