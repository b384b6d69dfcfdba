import type { Config } from '../config/schema.ts';
import { cronOf } from '../crontab/dialect.ts';

/** Where the image keeps what this project adds to a batch. */
export const BATCH_ROOT = '/opt/legacy-log-ecs';

/** Has Node, which reads crontab while the image is built; nothing of it gets into the image. */
const CHECK_BASE = 'public.ecr.aws/docker/library/node:24-slim';

/** Wraps the image of any batch: adds cron if it is missing, and an entrypoint that gives jobs the environment. */
export function batchDockerfile(config: Config): string {
  const [program = ''] = config.batch.command;
  return `# Rendered by legacy-log-ecs from its configuration. Put your jobs into crontab, next to this file (it is yours: only an
# absent one is rendered), and build with
#   docker build --build-arg BATCH_IMAGE=<the image of your batch> .
ARG BATCH_IMAGE
${cronOf([program]) === undefined ? anyCommand(program) : besideCron(program)}
# The task definition puts an init before the entrypoint, which hands SIGTERM on.
STOPSIGNAL SIGTERM
# Takes the place of the base's own entrypoint: if that one is needed, name it as the first word of batch.command.
ENTRYPOINT ["${BATCH_ROOT}/entrypoint.sh"]
CMD ${JSON.stringify(config.batch.command)}
`;
}

function anyCommand(program: string): string {
  return `FROM \${BATCH_IMAGE}

USER root
${ready(program)}
COPY entrypoint.sh run-job.sh crontab ${BATCH_ROOT}/
# A copy from a zip or from Windows loses the modes and has line ends that sh does not take.
RUN ${[...plainScripts, 'mkdir -p /etc/cron.d', "{ tr -d '\\r' < crontab && echo; } > /etc/cron.d/batch", tableMode].join(' \\\n && ')}
`;
}

function besideCron(program: string): string {
  const facts = '/tmp/legacy-log-ecs';
  return `ARG CHECK_IMAGE=${CHECK_BASE}

FROM \${BATCH_IMAGE} AS batch
# cron itself has to be root; a job becomes another user in crontab.
USER root
${ready(program)}${flock}
RUN mkdir -p ${facts} && cp /etc/passwd ${facts}/passwd \\
 && for folder in $(echo "$PATH" | tr : ' ') /usr/bin /bin; do \\
      for file in "$folder"/*; do [ ! -e "$file" ] || echo "$file"; done; \\
    done > ${facts}/programs

# Reads crontab as the cron of the image will, and refuses what it would ignore. Lines as those of crontab -l, without a
# user, run as CRONTAB_USER.
FROM \${CHECK_IMAGE} AS crontab
ARG CRONTAB_USER=root
WORKDIR /check
COPY --from=batch ${facts}/passwd ${facts}/programs ./
COPY check-crontab.mjs crontab ./
RUN node check-crontab.mjs ${cronOf([program])} ${BATCH_ROOT}/run-job.sh "$CRONTAB_USER"

FROM batch
COPY entrypoint.sh run-job.sh ${BATCH_ROOT}/
COPY --from=crontab /check/table /etc/cron.d/batch
COPY --from=crontab /check/users ${BATCH_ROOT}/users
# A copy from a zip or from Windows loses the modes and has line ends that sh does not take. cron ignores a table that
# others may write to.
RUN ${[...plainScripts, tableMode, `rm -rf ${facts}`].join(' \\\n && ')}
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
const plainScripts = [
  `cd ${BATCH_ROOT}`,
  ...['entrypoint.sh', 'run-job.sh'].map((script) => `tr -d '\\r' < ${script} > plain && mv -f plain ${script}`),
  'chmod 0755 entrypoint.sh run-job.sh',
];

const tableMode = 'chmod 0644 /etc/cron.d/batch';

/** Holds a job to one run at a time. Debian and Alpine have it; Amazon Linux, in a small image, may not. */
const flock = present(
  'flock',
  'BATCH_IMAGE has no flock, by which a job runs once at a time. Install it (Amazon Linux: dnf install -y util-linux)',
);

function nameOf(program: string): string {
  return program.slice(program.lastIndexOf('/') + 1);
}

/** For a shell; the texts here hold no single quote. */
function quoted(text: string): string {
  return `'${text}'`;
}
