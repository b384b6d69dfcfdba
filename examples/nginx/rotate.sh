#!/bin/sh
# Renames the access log once an hour and lets nginx open a new one; keeps three. The forwarder follows a file by its inode,
# and reads what was renamed to its end: three hours are what it may be behind.
log=${1:-/var/log/app/access.log}
pid=${2:-/tmp/nginx.pid}
while sleep "${3:-3600}"; do
  [ -s "$log" ] || continue
  [ -e "$log.2" ] && mv "$log.2" "$log.3"
  [ -e "$log.1" ] && mv "$log.1" "$log.2"
  mv "$log" "$log.1"
  kill -USR1 "$(cat "$pid")"
done
