import type { Config } from '../config/schema.ts';

/** Where the image keeps what this project adds to a batch. */
export const BATCH_ROOT = '/opt/legacy-log-ecs';

/** Wraps the image of any batch: adds cron if it is missing, and an entrypoint that gives jobs the environment. */
export function batchDockerfile(config: Config): string {
  const [program = ''] = config.batch.command;
  const check = isCron(program) ? [hasJob] : [];
  return `# Rendered by legacy-log-ecs from its configuration. Put your jobs into crontab, next to this file (it is yours: only an
# absent one is rendered), and build with
#   docker build --build-arg BATCH_IMAGE=<the image of your batch> .
ARG BATCH_IMAGE
FROM \${BATCH_IMAGE}

# cron itself has to be root; a job becomes another user in crontab.
USER root
${ready(program)}
COPY entrypoint.sh run-job.sh crontab ${BATCH_ROOT}/
# A copy from a zip or from Windows loses the modes and has line ends that neither sh nor cron takes. cron ignores a
# table that others may write to, and the whole of one whose last line does not end.
RUN ${[...plainFiles, ...check].join(' \\\n && ')}

# cron ends at once on SIGTERM as long as it is not PID 1: the task definition puts an init before it.
STOPSIGNAL SIGTERM
# Takes the place of the base's own entrypoint: if that one is needed, name it as the first word of batch.command.
ENTRYPOINT ["${BATCH_ROOT}/entrypoint.sh"]
CMD ${JSON.stringify(config.batch.command)}
`;
}

/** An image that cannot run its command is better refused when it is built than by a rollout that goes round. */
function ready(program: string): string {
  if (!/^[\w./+-]+$/.test(program)) return '';
  switch (nameOf(program)) {
    case 'cron':
      return `# Debian and its kin name it cron. Elsewhere install one before, and name it in batch.command.
RUN command -v ${program} > /dev/null || { \\
      command -v apt-get > /dev/null || { echo ${quoted(noApt)} >&2; exit 1; }; \\
      apt-get update && apt-get install -y --no-install-recommends cron && rm -rf /var/lib/apt/lists/*; \\
    }
`;
    case 'crond':
      return `${present(program, noCrond)} \\
 && case "$(readlink -f "$(command -v ${program})")" in *busybox*) echo ${quoted(busybox)} >&2; exit 1 ;; esac
`;
    default:
      return `${present(program, `BATCH_IMAGE has no ${program}, which batch.command names`)}
`;
  }
}

function present(program: string, otherwise: string): string {
  return `RUN { command -v ${program} > /dev/null || { echo ${quoted(otherwise)} >&2; exit 1; }; }`;
}

const noApt =
  'BATCH_IMAGE has no cron, and no apt-get to install it. Install a cron in it (Alpine: apk add cronie; Amazon Linux: dnf install -y cronie), write batch.command: [crond, -n], and render again';
const noCrond =
  'BATCH_IMAGE has no crond, which batch.command names. Install it (Alpine: apk add cronie; Amazon Linux: dnf install -y cronie)';
const busybox =
  'the crond of BATCH_IMAGE is that of busybox, which reads no /etc/cron.d. Install another: apk add cronie';

/** With nothing but what Debian, Alpine and Amazon Linux all have; `tr` cannot write into the file that it reads. */
const plainFiles = [
  `cd ${BATCH_ROOT}`,
  ...['entrypoint.sh', 'run-job.sh'].map((script) => `tr -d '\\r' < ${script} > plain && mv -f plain ${script}`),
  'mkdir -p /etc/cron.d',
  "{ tr -d '\\r' < crontab && echo; } > /etc/cron.d/batch",
  'chmod 0755 entrypoint.sh run-job.sh',
  'chmod 0644 /etc/cron.d/batch',
];

/** A table of comments only is a batch that never runs, and nobody hears of it. */
const hasJob = `{ grep -qE '^[[:space:]]*[0-9*@]' /etc/cron.d/batch || { echo ${quoted('crontab holds no job yet: write its line there')} >&2; exit 1; }; }`;

function isCron(program: string): boolean {
  return ['cron', 'crond'].includes(nameOf(program));
}

function nameOf(program: string): string {
  return program.slice(program.lastIndexOf('/') + 1);
}

/** For a shell; the texts here hold no single quote. */
function quoted(text: string): string {
  return `'${text}'`;
}
