# shellcheck shell=bash
# What the scripts say while they work: numbered steps with their times, and errors that end them.

# Without it, a failure inside $(...) would go unseen.
shopt -s inherit_errexit 2>/dev/null || true # older shells (macOS) have no such thing

steps_started=$SECONDS
step_number=0
step_title=
step_at=$SECONDS
step_summary=()

# step TITLE: closes the step before, if any, and opens the next one.
step() {
  steps_close
  step_number=$((step_number + 1))
  step_title=$1
  step_at=$SECONDS
  printf '\n==> %d. %s\n' "$step_number" "$step_title"
}

steps_close() {
  [[ -n $step_title ]] || return 0
  local took=$((SECONDS - step_at))
  step_summary+=("$(printf '%5d s  %s' "$took" "$step_title")")
  step_title=
}

# steps_done: closes the last step and prints what each of them took.
steps_done() {
  steps_close
  printf '\n'
  printf '%s\n' "${step_summary[@]}"
  printf '%5d s  in all\n' "$((SECONDS - steps_started))"
}

say() { printf '    %s\n' "$*"; }

# fail MESSAGE...: one line each on standard error, then out.
fail() {
  printf 'error: %s\n' "$1" >&2
  shift
  (($# == 0)) || printf '       %s\n' "$@" >&2
  exit 1
}

as_root() {
  if ((EUID == 0)); then "$@"; else sudo -- "$@"; fi
}
