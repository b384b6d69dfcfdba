import { grouped } from '../../values/grouped.ts';
import type { Outcome, VerifyReport, WindowsReport } from '../../verify/report.ts';
import { code, escapeMarkdown, shortened } from '../escape.ts';
import { table } from '../markdown.ts';
import { counted } from '../words.ts';
import {
  differenceOf,
  effortOf,
  faceOf,
  firstRows,
  groupOf,
  hiddenOf,
  momentOf,
  namedRest,
  sideOf,
  spanOf,
  statesOf,
} from './words.ts';

/** A verification for the job summary: the sentence first, then the windows, groups and lines that ask for something. */
export function verifyMarkdown(report: VerifyReport): string {
  return [
    `### ${signs[report.outcome]} ${escapeMarkdown(report.headline)}`,
    '',
    escapeMarkdown(report.basis),
    '',
    ...figures(report),
    ...section('Windows', windowTable(report)),
    ...section('Groups that differ', groupTable(report)),
    ...section('Lines and rows by name', namedTable(report)),
    ...section(
      'Changes',
      report.marks.map(({ at, words }) => `- ${momentOf(faceOf(report), at)} ${escapeMarkdown(words)}`),
    ),
    ...section(
      'What cannot be known',
      report.notes.map((note) => `- ${escapeMarkdown(note)}`),
    ),
    '',
    `<sub>${escapeMarkdown(effortOf(report))}</sub>`,
    '',
  ].join('\n');
}

const signs: Readonly<Record<Outcome, string>> = { verified: '✅', waiting: '⏳', unknown: '❓', different: '❌' };

/** A summary holds 1 MiB, and a person reads a few. */
const mostRows = 100;
const mostGroups = 50;
const mostNamed = 50;

function figures(report: VerifyReport): readonly string[] {
  const { lines, rows, missing, late, extra, repeated } = report.totals;
  const names = ['Lines', 'Rows', 'Lost', 'Late', 'Extra', 'Repeated'];
  return [
    ...table(names, [[lines, rows, missing, late, extra, repeated].map(grouped)]),
    '',
    `Windows: ${statesOf(report)}. Times: ${escapeMarkdown(report.zone)}.`,
  ];
}

function section(title: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : ['', `#### ${title}`, '', ...lines];
}

function windowTable(report: VerifyReport): readonly string[] {
  const shown = firstRows(report.windows, mostRows);
  const rows = shown.rows.map((row) => [
    escapeMarkdown(spanOf(faceOf(report), row)),
    row.windows === 1 ? row.state : `${row.state} (${counted(row.windows, 'window')})`,
    sideOf(row.lines),
    sideOf(row.rows),
    whyCell(row),
  ]);
  const hidden = hiddenOf(shown);
  return [...table(['Window', 'State', 'Log', 'Database', 'What, why and what next'], rows), ...below(hidden)];
}

function whyCell(row: WindowsReport): string {
  const parts = Object.entries(row.parts ?? {}).map(([group, count]) => `${code(group)}: ${grouped(count)}`);
  const why = row.because.map((reason) => escapeMarkdown(shortened(reason, 500)));
  const next = row.next === undefined ? [] : [`**Next:** ${escapeMarkdown(row.next)}`];
  return [differenceOf(row), ...why, ...parts, ...next].filter((words) => words !== '').join('<br>');
}

function groupTable(report: VerifyReport): readonly string[] {
  const rows = report.groups
    .slice(0, mostGroups)
    .map((group) => [
      code(shortened(groupOf(group.group))),
      escapeMarkdown(spanOf(faceOf(report), group)),
      grouped(group.lines),
      grouped(group.rows),
    ]);
  const rest = report.groups.length - rows.length;
  return [
    ...table(['Group', 'Window', 'Log', 'Database'], rows),
    ...below(rest === 0 ? undefined : `and ${rest} more`),
  ];
}

function namedTable(report: VerifyReport): readonly string[] {
  const named = report.named.slice(0, mostNamed);
  const rows = named.map(({ kind, at, digest, identity }) => [
    kind,
    momentOf(faceOf(report), at),
    code(digest),
    ...(identity === undefined ? [] : [code(shortened(identity))]),
  ]);
  const head = ['What', 'When', 'Digest', ...(named[0]?.identity === undefined ? [] : ['Identity'])];
  return [...table(head, rows), ...below(namedRest({ ...report, named }))];
}

function below(words: string | undefined): readonly string[] {
  return words === undefined ? [] : ['', escapeMarkdown(words)];
}
