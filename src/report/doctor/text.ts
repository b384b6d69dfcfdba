import { placeInWords } from '../../config/explain.ts';
import type { Check, CheckResult, Examination } from '../../doctor/check.ts';
import { plain } from '../escape.ts';
import { counted } from '../words.ts';
import { countsInWords } from './counts.ts';
import { statementFor } from './statement.ts';

/** All checks for a terminal: a line each, and its mend below. */
export function examinedText(examination: Examination): string {
  const { checks, calls } = examination;
  return [
    ...checks.flatMap(checkLines),
    `${countsInWords(examination)} (${counted(calls, 'call')})`,
    ...missingLines(examination),
  ].join('\n');
}

/** `FAIL  vpc: … (legacy-log-ecs.yml:3:8)`, and the mend. */
export function checkLines({ name, result, because, mend, place }: Check): string[] {
  const at = place === undefined ? '' : ` (${placeInWords(place)})`;
  const line = `${words[result].padEnd(5)} ${name}: ${because}${at}`;
  return [line, ...(mend === undefined ? [] : [`        mend: ${mend}`])].map(plain);
}

const words: Readonly<Record<CheckResult, string>> = { ok: 'OK', warn: 'WARN', skip: 'SKIP', fail: 'FAIL' };

/** All rights at once that the doctor lacks, and what would give them. */
export function missingLines({ missing }: Pick<Examination, 'missing'>): string[] {
  if (missing.length === 0) return [];
  return [plain(`the role may not read all of it: ${missing.join(', ')}; add ${statementFor(missing)}`)];
}
