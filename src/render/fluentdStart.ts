import { LOG_ROOT, PRIVATE_ROOT } from '../config/places.ts';
import type { Config } from '../config/schema.ts';
import { plainPath } from '../values/plainPath.ts';

/** The folders that Fluentd writes to. */
export function fluentdFolders({ fluentd }: Pick<Config, 'fluentd'>): readonly string[] {
  return [...new Set([...fluentd.streams.map(({ path }) => plainPath(path)), PRIVATE_ROOT])];
}

/** What Fluentd opens before it listens. */
const LEFT = ['state', 'state/*', 'packets', 'packets/*'];

/**
 * What the container runs: it looks whether the volume lets Fluentd write, and becomes Fluentd. A folder of a host, or of
 * a file system without an access point, comes as root's, and Fluentd itself would only show a trace of Ruby.
 */
export function fluentdStart(config: Config): string {
  return `#!/bin/sh
# Rendered by legacy-log-ecs from its configuration: change that, not this file.
set -eu

# What is made is for the batch too, which may be another user. Fluentd's own --umask does not reach its worker.
umask 0

nearest() {
  if [ -e "$1" ]; then ls -ldn "$1"; else nearest "$(dirname "$1")"; fi
}

# As sysexits.h has it: cannot create a file.
refuse() {
  echo "start.sh: user $(id -u) may not write to $1, which is $(nearest "$1" | { read -r mode _ user group _; echo "$mode of $user:$group"; })" >&2
  echo "  hint: $2" >&2
  exit 73
}

for folder in ${[LOG_ROOT, ...fluentdFolders(config)].join(' ')}; do
  mkdir -p "$folder" 2> /dev/null || :
  if [ ! -w "$folder" ] || [ ! -x "$folder" ]; then
    refuse "$folder" "give it its owner: an EFS access point with owner $(id -u):$(id -g), or on the host: install -d -o $(id -u) -g $(id -g) FOLDER"
  fi
done

# What a collector before this one left there, which was another user: it holds lines that are in no file yet.
for left in ${LEFT.map((name) => `${PRIVATE_ROOT}/${name}`).join(' ')}; do
  [ ! -e "$left" ] || { [ -r "$left" ] && [ -w "$left" ]; } ||
    refuse "$left" "a collector that was another user left it: chown -R $(id -u):$(id -g) ${PRIVATE_ROOT}, or run this one as that user"
done

exec "$@"
`;
}
