#!/bin/sh
# Rendered by legacy-log-ecs. Leaves the container's environment for cron's jobs (see run-job.sh), then becomes the
# command, or, if that is cron, stays beside it: on SIGTERM it stops cron, lets running jobs end, and says of each that
# it had to end; every few minutes it says that cron runs, and when each job last succeeded.
set -eu

if [ "$#" -eq 0 ]; then
  echo "entrypoint.sh: no command given; the task definition or CMD should name one, such as cron -f" >&2
  exit 64
fi

_here=$(dirname "$0")
_file=${LEGACY_LOG_ENVIRONMENT:-/run/legacy-log-ecs/environment}
_run=${_file%/*}

# A line for each variable, for a shell to read back: own 'NAME' || set -- 'NAME=value' "$@"
# From the bytes that the kernel keeps, since a shell drops names with a dot. As octal numbers, since a shell cannot hold
# the NUL between them; printf's %b makes bytes of them again. Nothing is evaluated on the way.
environment_lines() {
  od -An -v -to1 "/proc/$$/environ" | {
    _name=
    _entry=
    while read -r _bytes; do
      for _byte in $_bytes; do
        case $_byte in
          000)
            [ -z "$_name" ] || printf "own '%b' || set -- '%b' \"\$@\"\n" "$_name" "$_entry"
            _name=
            _entry=
            continue
            ;;
          075) [ -n "$_name" ] || _name=$_entry ;;
          047)
            _entry="$_entry'\\0134''"
            continue
            ;;
        esac
        _entry="$_entry\\0$_byte"
      done
    done
  }
}

# Secrets are among the values: only for the eyes of the one who runs the job. The command keeps its own umask.
leave_environment() (
  mkdir -p "$_run/jobs/0"
  chmod 0711 "$_run" "$_run/jobs"
  umask 077
  environment_lines > "$_file.new"
  chmod 0600 "$_file.new"
  mv -f "$_file.new" "$_file"
  # Every run-job.sh holds a share of this lock while its job runs.
  : >> "$_run/running"
  chmod 0666 "$_run/running"
)

# The same for each other user of the crontab, and a folder for what is noted of their jobs.
leave_for_users() (
  umask 077
  while read -r _user; do
    _uid=$(id -u "$_user")
    [ "$_uid" -ne 0 ] || continue
    cp "$_file" "$_file.$_uid"
    mkdir -p "$_run/jobs/$_uid"
    chown "$_user" "$_file.$_uid" "$_run/jobs/$_uid"
  done < "$1"
)

# The variables are what the container was given, and no other.
become() {
  own() { return 1; }
  . "$_file"
  exec env $_signals -i -- "$@"
}

say() {
  printf '%s\n' "entrypoint.sh: $1" >&2
}

# Only root may open the container's own output; these pipes are for everybody else. Holding one end, they never close.
open_pipes() {
  rm -f "$_run/stdout" "$_run/stderr"
  mkfifo "$_run/stdout" "$_run/stderr"
  chmod 0622 "$_run/stdout" "$_run/stderr"
  exec 8<> "$_run/stdout" 9<> "$_run/stderr"
  cat < "$_run/stdout" 8>&- 9>&- &
  _readers=$!
  cat < "$_run/stderr" >&2 8>&- 9>&- &
  _readers="$_readers $!"
}

# What is still in a pipe is read before its reader ends; one that a forgotten process holds open is not waited for.
close_pipes() {
  exec 8>&- 9>&-
  for _turn in 1 2 3 4 5; do
    kill -0 $_readers 2> /dev/null || return 0
    sleep 0.2 2> /dev/null || sleep 1
  done
  kill $_readers 2> /dev/null || :
}

# That cron's process is there proves nothing: it may be stuck, or ignore its table. A line of the table notes the time each
# minute, and where that is no longer noted the words are others, so that a metric filter on "entrypoint.sh: cron runs"
# misses them.
heartbeat() {
  _now=$(date +%s)
  _noted=$(cat "$_run/beat" 2> /dev/null || echo 0)
  # Empty for the moment in which it is written, and where there is no room: when it was tried is known all the same.
  case $_noted in
    '' | *[!0-9]*) _noted=$(date -r "$_run/beat" +%s 2> /dev/null || echo 0) ;;
  esac
  _age=$((_now - _noted))
  _line='cron runs'
  if [ "$_age" -gt 150 ] || [ "$_age" -lt -150 ]; then
    _line="cron has started nothing since $(date -u -d "@$_noted" +%Y-%m-%dT%H:%M:%SZ), not even what its table has for each minute"
  fi
  for _job in "$_run"/jobs/*/*.name; do
    [ -e "$_job" ] || continue
    _job=${_job%.name}
    _line="$_line; $(cat "$_job.name") $(cat "$_job.success" 2> /dev/null || echo 'has not succeeded yet')"
    [ ! -s "$_job.failures" ] || _line="$_line, failures: $(cat "$_job.failures")"
    [ ! -s "$_job.skips" ] || _line="$_line, skipped runs: $(cat "$_job.skips")"
  done
  say "$_line"
}

keep_beating() {
  _each=${LEGACY_LOG_HEARTBEAT_SECONDS:-300}
  case $_each in
    0 | *[!0-9]*)
      say "there is no heartbeat: LEGACY_LOG_HEARTBEAT_SECONDS has to be whole seconds above 0"
      exit 0
      ;;
  esac
  trap 'kill "$!" 2> /dev/null; exit 0' TERM
  while :; do
    sleep "$_each" > /dev/null 2>&1 &
    wait "$!"
    heartbeat
  done
}

jobs_run() {
  ! flock -n -x "$_run/running" true
}

# Waits for the jobs, but not longer than so many seconds.
await_jobs() {
  _left=$1
  while jobs_run; do
    [ "$_left" -gt 0 ] || return 1
    _left=$((_left - 1))
    sleep 1
  done
}

# cron makes each job the leader of a process group; one that somebody started by hand is ended by itself.
end_jobs() {
  for _job in "$_run"/jobs/*/*.pid; do
    [ -e "$_job" ] || continue
    # Nothing stands in it where there was no room.
    read -r _pid < "$_job" || continue
    kill -0 "$_pid" 2> /dev/null || continue
    say "$(cat "${_job%.pid}.name") still runs after $1 s and is ended: the container has to stop within ${LEGACY_LOG_STOP_SECONDS:-30} s"
    kill -TERM "-$_pid" 2> /dev/null || kill -TERM "$_pid" 2> /dev/null || :
  done
}

# The last seconds of the time-out are for jobs that end on SIGTERM, and for their last lines. What stopped is said first.
finish_jobs() {
  trap '' TERM INT
  : > "$_run/stopping"
  kill "$_heart" 2> /dev/null || :
  _patience=$((${LEGACY_LOG_STOP_SECONDS:-30} - 5))
  [ "$_patience" -ge 1 ] || _patience=1
  ! jobs_run || say "$1; waiting up to $_patience s for running jobs"
  await_jobs "$_patience" || {
    [ "$_status" -ne 0 ] || _status=143
    end_jobs "$_patience"
    await_jobs 3 || say 'a job is still there; it is killed with the container'
  }
}

leave_environment
# A background command of a shell ignores SIGINT and SIGQUIT, and so would all jobs, where env cannot undo it.
_signals=
! env --default-signal=INT,QUIT true 2> /dev/null || _signals=--default-signal=INT,QUIT

case ${1##*/} in
  cron | crond) ;;
  *) become "$@" ;;
esac

rm -f "$_run/stopping"
[ ! -s "$_here/users" ] || leave_for_users "$_here/users"
open_pipes
date +%s > "$_run/beat"

# From the trap itself, and once more behind its start: a signal that comes before `wait` does not end it.
stop_cron() {
  _asked=yes
  [ -z "$_cron" ] || kill -TERM "$_cron" 2> /dev/null || :
}

_asked=
_cron=
trap stop_cron TERM INT
become "$@" 8>&- 9>&- &
_cron=$!
[ -z "$_asked" ] || stop_cron
keep_beating 8>&- 9>&- &
_heart=$!

_status=0
wait "$_cron" || _status=$?
if [ -n "$_asked" ]; then
  # One that was only being started may have missed it.
  { sleep 2; stop_cron; } > /dev/null 2>&1 8>&- 9>&- &
  # Without the shell's own word on it, as "Terminated".
  wait "$_cron" 2> /dev/null || :
  kill "$!" 2> /dev/null || :
  _status=0
  finish_jobs 'cron is stopped'
else
  say "cron ended by itself with exit $_status, and the container with it"
  finish_jobs 'cron is gone'
fi
close_pipes
exit "$_status"
