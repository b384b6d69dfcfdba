#!/bin/sh
# Rendered by legacy-log-ecs. Runs a job of cron as if the container had started it: with the container's environment, and
# with its output on the container's own, where the log driver takes it. One run of a job at a time; one that fails is told.
#   run-job.sh [-n NAME] COMMAND [ARGUMENT…]     in a line of crontab, or by hand
#   run-job.sh -c LINE                           as the SHELL of a crontab: the whole line is the job
# Its own variables begin with _, since the crontab's own are in the environment beside them.
set -u

_file=${LEGACY_LOG_ENVIRONMENT:-/run/legacy-log-ecs/environment}
_run=${_file%/*}
_uid=$(id -u)
_stdout=${LEGACY_LOG_STDOUT:-/proc/1/fd/1}
_stderr=${LEGACY_LOG_STDERR:-/proc/1/fd/2}
if [ "$_uid" -ne 0 ] && [ ! -r "$_file" ]; then
  # Not root: a copy of its own.
  _file=$_file.$_uid
fi

if [ ! -r "$_file" ]; then
  echo "run-job.sh: cannot read $_file; run it as root or as a user of the crontab, in a container started by entrypoint.sh" >&2
  exit 66
fi

_name=
_outer=${LEGACY_LOG_JOB-}
_line=
if [ "${1-}" = -n ] && [ "$#" -ge 2 ]; then
  _name=$2
  shift 2
fi
if [ "${1-}" = -c ] && [ "$#" -eq 2 ]; then
  _line=yes
  _shell=${LEGACY_LOG_SHELL:-/bin/sh}
  _name=${_name:-$2}
  # A program with plain words needs no shell, which would drop variables whose names are none to it (a dot).
  case $2 in
    /*=*) ;;
    *[!A-Za-z0-9_./:,@+\ -]*) ;;
    /*) _line=plain ;;
  esac
  if [ "$_line" = plain ]; then
    # shellcheck disable=SC2086
    set -- LEGACY_LOG_JOB="$$" SHELL="$_shell" $2
  else
    set -- LEGACY_LOG_JOB="$$" SHELL="$_shell" "$_shell" -c "$2"
  fi
fi
if [ "$#" -eq 0 ]; then
  echo 'run-job.sh: no command given; write it behind run-job.sh' >&2
  exit 64
fi

# Whether an output is the one that cron gave, which ends in a mail that nobody sends: Debian's is a file without a name,
# cronie's a pipe that its own process reads. A file, a terminal and another pipe are what somebody chose.
of_cron() {
  _target=$(readlink "/proc/$$/fd/$1")
  case $_target in
    *' (deleted)' | socket:*) return 0 ;;
    pipe:*) read_by_cron "$_target" ;;
    *) return 1 ;;
  esac
}

# Whether a process above, of the name cron or crond, has the same pipe open.
read_by_cron() {
  _above=$$
  while [ "${_above:-0}" -gt 1 ]; do
    _stat=$(cat "/proc/$_above/stat" 2> /dev/null) || return 1
    case $_stat in
      *' (cron) '* | *' (crond) '*)
        for _fd in "/proc/$_above/fd"/*; do
          [ "$(readlink "$_fd")" != "$1" ] || return 0
        done
        ;;
    esac
    _stat=${_stat##*) ? }
    _above=${_stat%% *}
  done
  return 1
}

# Tried in a subshell, since a redirection that fails ends a shell: a job is not to fail for the sake of its log.
can_write() {
  (: >> "$1") 2> /dev/null
}

# Only root may open the container's output, and nobody if it is a socket: the entrypoint reads these pipes for it.
can_write "$_stdout" || _stdout=$_run/stdout
can_write "$_stderr" || _stderr=$_run/stderr

# Within a line that is a job already, the output has been seen to.
if [ -z "$_outer" ]; then
  if [ -n "$_line" ] || of_cron 1; then ! can_write "$_stdout" || exec >> "$_stdout"; fi
  if [ -n "$_line" ] || of_cron 2; then ! can_write "$_stderr" || exec 2>> "$_stderr"; fi
fi
if can_write "$_stderr"; then exec 7>> "$_stderr"; else exec 7>&2; fi

_title=$(printf '%.80s' "${_name:-$*}" | tr '"' "'" | tr '\000-\037\177' '?')
say() {
  printf '%s\n' "run-job: \"$_title\" $1" >&7
}

# Adds one to the number in a file, and prints it.
count() {
  _number=$(cat "$1" 2> /dev/null)
  _number=$((${_number:-0} + 1))
  echo "$_number" > "$1" 2> /dev/null
  echo "$_number"
}

_jobs=$_run/jobs/$_uid
mkdir -p "$_jobs" 2> /dev/null
_job=$_jobs/$(printf '%s\n' "${_name:-$*}" | cksum | tr ' ' -)

# Both locks pass to the job and to whatever it leaves behind: that still runs, even if this script is killed.
exec 8>> "$_run/running" 9>> "$_job.lock"
flock -s 8
if [ -e "$_run/stopping" ]; then
  say 'is not started: the container stops'
  exit 75
fi
if ! flock -n 9; then
  count "$_job.skips" > /dev/null
  [ -e "$_job.told" ] || say 'is not started: its last run still goes on (said once)'
  : > "$_job.told"
  exit 75
fi

rm -f "$_job.told"
printf '"%s"\n' "$_title" > "$_job.name"
echo "$$" > "$_job.pid"

# What the crontab sets itself stays, and for another user than root also who and where that is.
# Only root may open the container's output, and nobody if it is a socket: the entrypoint reads these pipes for it.
can_write "$_stdout" || _stdout=$_run/stdout
can_write "$_stderr" || _stderr=$_run/stderr

# Within a line that is a job already, only what its shell has dropped is given again.
_kept="LEGACY_LOG_TABLE LEGACY_LOG_SHELL ${LEGACY_LOG_TABLE-}"
[ "$_uid" -eq 0 ] || _kept="$_kept HOME LOGNAME USER SHELL"
own() {
  case $1 in [0-9]* | *[!A-Za-z0-9_]*) return 1 ;; esac
  [ -z "$_outer" ] || return 0
  case " $_kept " in *" $1 "*) return 0 ;; esac
  return 1
}
run() {
  . "$_file"
  exec env -- "$@"
}

# A SIGTERM is for the job: this script stays to tell what became of it. A shell's own words on a job that was killed
# would be one more line.
trap : TERM
_began=$(date +%s)
exec 6>&2 2> /dev/null
(run "$@") 2>&6 6>&- 7>&-
_code=$?
_seconds=$(($(date +%s) - _began))
rm -f "$_job.pid"

# A run-job.sh within the line has told of it, and keeps the count.
_within=$(cat "$_jobs/within.$$" 2> /dev/null)
rm -f "$_jobs/within.$$"
[ -z "$_outer" ] || echo "$_code" > "$_jobs/within.$_outer"
if [ -n "$_within" ] && { [ "$_code" -eq 0 ] || [ "$_code" -eq "$_within" ]; }; then
  rm -f "$_job.name"
elif [ "$_code" -eq 0 ]; then
  date -u '+last succeeded %Y-%m-%dT%H:%M:%SZ' > "$_job.success"
else
  _signal=
  if [ "$_code" -gt 128 ] && _signal=$(kill -l "$((_code - 128))" 2> /dev/null); then _signal=" (SIG${_signal#SIG})"; fi
  _failures=$(count "$_job.failures")
  _plural=s
  [ "$_failures" -ne 1 ] || _plural=
  say "failed with exit $_code$_signal after $_seconds s ($_failures failure$_plural since start)"
fi
exit "$_code"
