import type { Examination } from '../../doctor/check.ts';
import { plain } from '../escape.ts';
import { countsInWords } from './counts.ts';
import { checkLines } from './text.ts';

/** The doctor beside a plan or before a deploy: the counts, what fails and what is doubtful, and in one line what was skipped. */
export function examinedBriefly(examination: Examination): string {
  const { checks, missing } = examination;
  const told = checks.filter(({ result }) => result === 'fail' || result === 'warn');
  const skipped = checks.filter(({ result }) => result === 'skip').map(({ name }) => name);
  const rights = missing.length === 0 ? '' : `; the role lacks ${missing.join(', ')}`;
  return [
    `doctor: ${countsInWords(examination)}`,
    ...told.flatMap((check) => checkLines(check).map((line) => `  ${line}`)),
    ...(skipped.length === 0 ? [] : [plain(`  not looked at: ${[...new Set(skipped)].join(', ')}${rights}`)]),
  ].join('\n');
}
