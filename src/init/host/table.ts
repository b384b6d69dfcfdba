import { checkCrontab } from '../../crontab/check.ts';
import type { Cron } from '../../crontab/dialect.ts';
import type { Job } from '../../crontab/job.ts';
import type { Problem } from '../../errors.ts';
import { holdsSecret, isSecretLike } from '../../values/secretLike.ts';
import type { HostFile } from '../place.ts';
import { printed } from '../printed.ts';

/** A line of `batch/crontab` in whose place a person writes the job. */
export interface LeftOut {
  readonly line: number;
  readonly what: string;
}

/** The old host's crontab, as the batch's image will have it. */
export interface HostTable {
  /** For `batch/crontab`; lines with a secret of their own are taken out of it. */
  readonly text: string;
  readonly cron: Cron;
  readonly zone: string | undefined;
  /** Variables whose values are secrets. */
  readonly secrets: readonly string[];
  /** Jobs that were taken out of it, as their lines may not be written as they are. */
  readonly left: readonly LeftOut[];
  readonly commands: readonly { readonly at: string; readonly command: string }[];
  readonly warnings: readonly Problem[];
  readonly notes: readonly string[];
  readonly withoutUsers: boolean;
}

/**
 * Reads the crontab as the cron of the image will: Debian's, or cronie where only that takes it.
 *
 * @returns problems where neither would run all of it
 */
export function readHostTable({ file, text }: HostFile): HostTable | { readonly problems: readonly Problem[] } {
  const debian = checkCrontab(text, { cron: 'debian' });
  const isBad = ({ findings }: typeof debian) => findings.some(({ severity }) => severity === 'error');
  const cronie = isBad(debian) ? checkCrontab(text, { cron: 'cronie' }) : debian;
  const checked = isBad(cronie) ? debian : cronie;
  const problems = checked.findings.map((finding) => ({ file, ...finding }));
  if (isBad(checked)) return { problems: problems.filter(({ severity }) => severity === 'error') };
  if (checked.jobs.length === 0) {
    const none = { severity: 'error', file, line: 1, column: 1, message: 'no line of the file is a job' } as const;
    return {
      problems: [{ ...none, hint: 'give the crontab with the batch: crontab -l > FILE, or a file of /etc/cron.d' }],
    };
  }
  const { settings } = checked.table;
  const secret = settings.filter(({ name, value }) => isSecretLike(name, value));
  const left = checked.jobs.filter(({ command }) => holdsSecret(command));
  const lines = checked.table.lines.map((line, index) => {
    const own = secret.find((setting) => setting.line === index + 1);
    if (own) return `# ${printed(own.name)} comes from batch.secrets`;
    if (left.some((job) => job.line === index + 1))
      return `# A job with a secret was left out here: ${back(file, index + 1)}`;
    return isComment(line) && holdsSecret(line) ? '# A comment that seems to hold a secret was left out here' : line;
  });
  const kept = checked.jobs.filter((job) => !left.includes(job));
  return {
    text: `${lines.join('\n')}\n`,
    cron: checked === debian ? 'debian' : 'cronie',
    zone: settings.find(({ name }) => name === 'CRON_TZ' || name === 'TZ')?.value,
    secrets: [...new Set(secret.map(({ name }) => name))],
    left: left.map(({ line }) => ({
      line,
      what: `the job seems to hold a secret, and was left out: ${back(file, line)}`,
    })),
    commands: kept.map(({ command, line }) => ({ at: `${file}:${line}`, command })),
    warnings: problems,
    notes: kept.flatMap((job) => folderOfJobs(file, job)),
    withoutUsers: checked.form === 'user',
  };
}

/** How the job comes back. */
function back(file: string, line: number): string {
  return `name the secret in batch.secrets, and write the job of ${printed(file)}:${line} with $NAME in its place`;
}

function isComment(line: string): boolean {
  return /^\s*#/.test(line);
}

/** `run-parts /etc/cron.daily`: its jobs are files, which nobody gave to init. */
function folderOfJobs(file: string, { command, line }: Job): readonly string[] {
  const [, folder] = /\brun-parts(?:\s+-\S+)*\s+([^\s;&|)-][^\s;&|)]*)/.exec(command) ?? [];
  if (folder === undefined) return [];
  return [
    `${file}:${line}: the job runs the files of ${folder}, which were not read: put those of the batch into its image`,
  ];
}
