import { checkCrontab } from '../../crontab/check.ts';
import type { Cron } from '../../crontab/dialect.ts';
import type { Problem } from '../../errors.ts';
import type { HostFile } from '../place.ts';
import { holdsSecret, isSecretLike } from '../secretLike.ts';

/** The old host's crontab, as the batch's image will have it. */
export interface HostTable {
  /** For `batch/crontab`; lines with a secret of their own are taken out of it. */
  readonly text: string;
  readonly cron: Cron;
  readonly zone: string | undefined;
  /** Variables whose values are secrets. */
  readonly secrets: readonly string[];
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
  const lines = checked.table.lines.map((line, index) => {
    const own = secret.find((setting) => setting.line === index + 1);
    return own ? `# ${own.name} comes from batch.secrets` : line;
  });
  return {
    text: `${lines.join('\n')}\n`,
    cron: checked === debian ? 'debian' : 'cronie',
    zone: settings.find(({ name }) => name === 'CRON_TZ' || name === 'TZ')?.value,
    secrets: [...new Set(secret.map(({ name }) => name))],
    commands: checked.jobs.map(({ command, line }) => ({ at: `${file}:${line}`, command })),
    warnings: problems,
    notes: checked.jobs.flatMap(({ command, line }) =>
      holdsSecret(command)
        ? [
            `${file}:${line}: the command seems to hold a secret, and stands in batch/crontab as it is: name it in batch.secrets, and write $NAME here`,
          ]
        : [],
    ),
    withoutUsers: checked.form === 'user',
  };
}
