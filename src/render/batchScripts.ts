import type { Config } from '../config/schema.ts';
import { BATCH_ROOT } from './batchDockerfile.ts';

/** Where the entrypoint leaves the environment for the jobs. On the container's own disk, gone with it. */
const ENVIRONMENT_FILE = '/run/legacy-log-ecs/environment';

/**
 * cron hands its jobs nothing of the container's environment: not the database's URL, not the
 * AWS_CONTAINER_CREDENTIALS_RELATIVE_URI by which the SDKs find the task role. This entrypoint writes it down.
 * \`export -p\` quotes every value so that the same shell reads it back to the byte, line breaks included.
 */
export function batchEntrypoint(): string {
  return `#!/bin/sh
# Rendered by legacy-log-ecs. Leaves the container's environment for cron's jobs (see run-job.sh), then becomes
# the command. It sets no variable of its own, for one of that name may be in the environment.
set -eu

if [ "$#" -eq 0 ]; then
  echo "entrypoint.sh: no command given; the task definition or CMD should name one, such as cron -f" >&2
  exit 64
fi

(
  # Secrets are among the values: only for root's eyes. In a subshell, so that the command keeps its own umask.
  umask 077
  # Where sh is bash, these are read-only, and reading them back would end the job. Elsewhere this says no, and does nothing.
  command export -n UID EUID PPID SHELLOPTS BASHOPTS 2> /dev/null || :
  mkdir -p "$(dirname "\${LEGACY_LOG_ENVIRONMENT:-${ENVIRONMENT_FILE}}")"
  export -p > "\${LEGACY_LOG_ENVIRONMENT:-${ENVIRONMENT_FILE}}.new"
  chmod 0600 "\${LEGACY_LOG_ENVIRONMENT:-${ENVIRONMENT_FILE}}.new"
  mv -f "\${LEGACY_LOG_ENVIRONMENT:-${ENVIRONMENT_FILE}}.new" "\${LEGACY_LOG_ENVIRONMENT:-${ENVIRONMENT_FILE}}"
)

exec "$@"
`;
}

/** What a line of crontab starts with: the container's environment, and output that reaches the log driver. */
export function batchRunJob(): string {
  return `#!/bin/sh
# Rendered by legacy-log-ecs. Runs a job of cron as if the container had started it: with the container's
# environment, and with its output on the container's own, where the log driver takes it. PID 1 may be an init;
# its standard output is still the container's.
set -eu

if [ ! -r "\${LEGACY_LOG_ENVIRONMENT:-${ENVIRONMENT_FILE}}" ]; then
  echo "run-job.sh: cannot read \${LEGACY_LOG_ENVIRONMENT:-${ENVIRONMENT_FILE}}; run it as root, in a container started by entrypoint.sh" >&2
  exit 66
fi

exec >> "\${LEGACY_LOG_STDOUT:-/proc/1/fd/1}" 2>> "\${LEGACY_LOG_STDERR:-/proc/1/fd/2}"
. "\${LEGACY_LOG_ENVIRONMENT:-${ENVIRONMENT_FILE}}"
exec "$@"
`;
}

/** An example to start from: a job cannot be guessed. */
export function batchCrontab(config: Config): string {
  const [folder] = config.fluentd.streams.map(({ path }) => path);
  return `# System crontab of the batch container: minute hour day month weekday user command.
#
# run-job.sh gives the job the container's environment and sends its output to the container's log.
# flock lets a run that takes longer than a minute end before the next one starts. A redeploy ends a run at once: it has
# to be one that can begin anew.
# A bare % would end the command: write \\% for it. Times are those of the container, so UTC unless TZ is set.
#
# Every minute, as root:
# * * * * * root ${BATCH_ROOT}/run-job.sh flock -n /run/batch.lock /usr/local/bin/your-batch ${folder}
#
# The same as the user app (root reads the environment, which holds secrets; su keeps it):
# * * * * * root ${BATCH_ROOT}/run-job.sh flock -n /run/batch.lock su -s /bin/sh app -c '/usr/local/bin/your-batch ${folder}'
`;
}
