import { placeInWords } from '../../config/explain.ts';
import { type Check, type CheckResult, type Examination, failuresOf } from '../../doctor/check.ts';
import { code, escapeMarkdown } from '../escape.ts';
import { table } from '../markdown.ts';
import { counted } from '../words.ts';
import { countsInWords } from './counts.ts';
import { statementFor } from './statement.ts';

/** All checks for a job summary: what needs somebody first, what is well folded. */
export function examinedMarkdown(examination: Examination): string {
  const failures = failuresOf(examination).length;
  const heading = failures > 0 ? '❌ A deploy would fail' : headingWithoutFailure(examination);
  return [
    `### ${heading}`,
    '',
    `${countsInWords(examination)}; ${counted(examination.calls, 'call')} to AWS.`,
    '',
    ...body(examination),
  ].join('\n');
}

function headingWithoutFailure({ checks }: Examination): string {
  return checks.every(({ result }) => result === 'skip')
    ? '❔ Nothing could be read: whether a deploy would fail is unknown'
    : '✅ Nothing was found that would fail a deploy';
}

/** The doctor as a section of a plan. */
export function examinedSection(examination: Examination): string {
  return [`**Doctor:** ${countsInWords(examination)}`, '', ...body(examination)].join('\n');
}

function body({ checks, missing }: Examination): string[] {
  const of = (...results: readonly CheckResult[]) => checks.filter(({ result }) => results.includes(result));
  return [
    ...spaced(checkTable([...of('fail'), ...of('warn')])),
    ...folded(`${of('skip').length} not looked at`, checkTable(of('skip'))),
    ...folded(`${of('ok').length} ok`, checkTable(of('ok'))),
    ...(missing.length === 0 ? [] : [`The role lacks rights to look at all of it: ${code(statementFor(missing))}`, '']),
  ];
}

function checkTable(checks: readonly Check[]): string[] {
  const rows = checks.map(({ name, result, because, mend, place }) => [
    signs[result],
    escapeMarkdown(name),
    escapeMarkdown(because),
    mend === undefined ? '' : escapeMarkdown(mend),
    place === undefined ? '' : code(placeInWords(place)),
  ]);
  return table(['', 'Check', 'What was found', 'Mend', 'Where'], rows);
}

const signs: Readonly<Record<CheckResult, string>> = { ok: '✅', warn: '⚠️', skip: '❔', fail: '❌' };

function folded(title: string, lines: readonly string[]): string[] {
  if (lines.length === 0) return [];
  return ['<details>', `<summary>${title}</summary>`, '', ...lines, '', '</details>', ''];
}

function spaced(lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : [...lines, ''];
}
