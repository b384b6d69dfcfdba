import type { CheckResult, Examination } from '../../doctor/check.ts';
import { counted } from '../words.ts';

/** How many checks came to what. */
export function counts({ checks }: Pick<Examination, 'checks'>): Readonly<Record<CheckResult, number>> {
  const of = (wanted: CheckResult) => checks.filter(({ result }) => result === wanted).length;
  return { ok: of('ok'), warn: of('warn'), skip: of('skip'), fail: of('fail') };
}

/** `1 failure, 2 warnings, 3 skipped, 20 ok`; those that are none are left out. */
export function countsInWords(examination: Pick<Examination, 'checks'>): string {
  const { ok, warn, skip, fail } = counts(examination);
  const words = [
    ...(fail > 0 ? [counted(fail, 'failure')] : []),
    ...(warn > 0 ? [counted(warn, 'warning')] : []),
    ...(skip > 0 ? [`${skip} skipped`] : []),
    `${ok} ok`,
  ];
  return words.join(', ');
}
