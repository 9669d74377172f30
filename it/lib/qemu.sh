# shellcheck shell=bash
# Lets the kernel start programs of other architectures under QEMU. Needs root; the handlers are Debian's (qemu-user-static).

qemu_name() {
  case $1 in
    amd64) printf x86_64 ;;
    386) printf i386 ;;
    arm64) printf aarch64 ;;
    *) printf '%s' "$1" ;;
  esac
}

# is_foreign ARCHITECTURE: Debian has a handler for every one but this machine's own.
is_foreign() { [[ -e /usr/lib/binfmt.d/qemu-$(qemu_name "$1").conf ]]; }

# register_qemu ARCHITECTURE: does nothing for this machine's own, and fails where binfmt_misc cannot be mounted.
# The kernel has one table for the whole machine: what is registered here stays until it is shut down, as systemd-binfmt's does.
register_qemu() {
  local name handler table=/proc/sys/fs/binfmt_misc
  name=qemu-$(qemu_name "$1")
  handler=/usr/lib/binfmt.d/$name.conf
  is_foreign "$1" || return 0
  [[ -e $table/register ]] || mount -t binfmt_misc binfmt_misc "$table" || return 1
  # Somebody else may register it at the same moment.
  [[ -e $table/$name ]] || grep -v '^#' "$handler" >"$table/register" 2>/dev/null || [[ -e $table/$name ]]
}
