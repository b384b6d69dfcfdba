import type { Checked } from './check.ts';

/** By this the entrypoint knows that cron reads the table and starts what stands in it. */
const beat = '* * * * * root date +\\%s > /run/legacy-log-ecs/beat';

/** What the wrapper needs to know of where it is. */
export interface Installation {
  /** The path of run-job.sh. */
  readonly runJob: string;
  /** For the lines of a table that name none. */
  readonly user: string;
}

/**
 * The table that cron gets: the lines as they are, with the user where they name none, and run-job.sh as the shell of each:
 * so it has the container's environment and log, whatever the line is. A shell that the table names is run-job.sh's then,
 * and what the table sets itself is kept by name (`LEGACY_LOG_TABLE`), for the container's must not take its place.
 */
export function installed({ table, jobs }: Checked, { runJob, user }: Installation): string {
  const settings = new Map(table.settings.map((setting) => [setting.line, setting]));
  const byLine = new Map(jobs.map((job) => [job.line, job]));
  const names: string[] = [];
  const lines = table.lines.flatMap((text, index) => {
    const setting = settings.get(index + 1);
    const job = byLine.get(index + 1);
    if (setting?.name === 'SHELL') return [`LEGACY_LOG_SHELL=${quoted(setting.value)}`];
    if (setting) {
      names.push(setting.name);
      return [text, `LEGACY_LOG_TABLE="${[...new Set(names)].join(' ')}"`];
    }
    if (job && job.user === undefined) return [`${text.slice(0, job.column - 1)}${user} ${job.command}`];
    return [text];
  });
  return ['# Made from crontab by legacy-log-ecs.', beat, `SHELL=${runJob}`, ...lines, ''].join('\n');
}

/** Who runs jobs besides root, each once. */
export function othersThanRoot({ jobs }: Checked, { user }: Pick<Installation, 'user'>): readonly string[] {
  return [...new Set(jobs.map((job) => job.user ?? user))].filter((name) => name !== 'root');
}

function quoted(value: string): string {
  return value.includes('"') ? `'${value}'` : `"${value}"`;
}
