import { LOG_ROOT, PRIVATE_ROOT } from '../config/places.ts';
import type { Config } from '../config/schema.ts';
import { plainPath } from '../values/plainPath.ts';

/** The folders that Fluentd writes to. */
export function fluentdFolders({ fluentd }: Pick<Config, 'fluentd'>): readonly string[] {
  return [...new Set([...fluentd.streams.map(({ path }) => plainPath(path)), PRIVATE_ROOT])];
}

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

for folder in ${[LOG_ROOT, ...fluentdFolders(config)].join(' ')}; do
  mkdir -p "$folder" 2> /dev/null || :
  if [ ! -w "$folder" ] || [ ! -x "$folder" ]; then
    {
      echo "start.sh: user $(id -u) may not write to $folder, which is $(nearest "$folder" | { read -r mode _ user group _; echo "$mode of $user:$group"; })"
      echo "  hint: give it its owner: an EFS access point with owner $(id -u):$(id -g), or on the host: install -d -o $(id -u) -g $(id -g) FOLDER"
    } >&2
    # As sysexits.h has it: cannot create a file.
    exit 73
  fi
done

exec "$@"
`;
}
