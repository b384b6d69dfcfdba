import { grouped } from '../../values/grouped.ts';
import type { State } from '../../verify/ledger/entry.ts';
import type { Outcome, VerifyReport, WindowsReport } from '../../verify/report.ts';
import { type Colour, type Paint, unpainted } from '../colour.ts';
import { plain, shortened } from '../escape.ts';
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

/** A verification for a terminal: the sentence, what it rests on, the figures, and every window that asks for something. */
export function verifyText(report: VerifyReport, paint: Paint = unpainted): string {
  return [
    paint(outcomeColours[report.outcome], paint('bold', plain(report.headline))),
    report.basis,
    '',
    ...figures(report),
    ...section('windows', windowLines(report, paint)),
    ...section('groups that differ', groupLines(report)),
    ...section('lines and rows by name', namedLines(report)),
    ...section(
      'changes',
      report.marks.map((mark) => `  ${momentOf(faceOf(report), mark.at)}  ${plain(mark.words)}`),
    ),
    ...section(
      'what cannot be known',
      report.notes.map((note) => `  - ${plain(note)}`),
    ),
    '',
    paint('dim', effortOf(report)),
  ].join('\n');
}

/** The one line for a run that is no success; undefined for one that is, and for one that only waits. */
export function verifyFailure({ outcome, headline, windows }: VerifyReport): string | undefined {
  if (outcome === 'verified' || outcome === 'waiting') return undefined;
  const worst = windows.find(({ state }) => state === 'lost') ?? windows.find(({ next }) => next !== undefined);
  const [reason] = outcome === 'unknown' ? windows.flatMap(({ because }) => because) : [];
  const why = reason === undefined ? '' : ` (${plain(shortened(reason))})`;
  return `${plain(headline).replace(/\.$/, '')}${why}${worst?.next === undefined ? '' : `; hint: ${worst.next}`}`;
}

/** Rows that fit on a screen or two. */
const mostRows = 40;
const mostNamed = 20;
const mostGroups = 20;

const outcomeColours: Readonly<Record<Outcome, Colour>> = {
  verified: 'green',
  waiting: 'yellow',
  unknown: 'yellow',
  different: 'red',
};

function figures(report: VerifyReport): readonly string[] {
  const { lines, rows, missing, late, extra, repeated } = report.totals;
  const counts = { lines, rows, lost: missing, late, extra, repeated };
  const said = Object.entries(counts).map(([name, count]) => `${grouped(count)} ${name}`);
  return [`  in all   ${said.join(', ')}`, `  windows  ${statesOf(report)}`, `  times    ${report.zone}`];
}

function section(title: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : ['', title, ...lines];
}

function windowLines(report: VerifyReport, paint: Paint): readonly string[] {
  const shown = firstRows(report.windows, mostRows);
  const cells = shown.rows.map((row) => cellsOf(report, row));
  const widths = [0, 1, 2, 3, 4].map((column) => Math.max(0, ...cells.map((row) => row[column]?.length ?? 0)));
  const hidden = hiddenOf(shown);
  const lines = shown.rows.flatMap((row, at) => [
    `  ${(cells[at] ?? [])
      .map((cell, column) => aligned(cell, column, widths[column] ?? 0, row.state, paint))
      .join('  ')
      .trimEnd()}`,
    ...remarks(row, shown.rows[at - 1]),
  ]);
  return hidden === undefined ? lines : [...lines, `  ${hidden}`];
}

function cellsOf(report: VerifyReport, row: WindowsReport): readonly string[] {
  const span = spanOf(faceOf(report), row);
  const windows = row.windows === 1 ? '' : counted(row.windows, 'window');
  return [span, windows, row.state, `log ${sideOf(row.lines)}`, `database ${sideOf(row.rows)}`, differenceOf(row)];
}

const stateColumn = 2;

function aligned(cell: string, column: number, width: number, state: State, paint: Paint): string {
  const padded = cell.padEnd(width);
  return column === stateColumn ? paint(stateColour(state), padded) : padded;
}

function stateColour(state: State): Colour {
  switch (state) {
    case 'matched':
    case 'empty':
    case 'shifted':
      return 'dim';
    case 'open':
    case 'settling':
    case 'late':
    case 'short':
    case 'unknown':
      return 'yellow';
    case 'lost':
    case 'extra':
    case 'repeated':
      return 'red';
  }
}

/** Said once where rows that follow each other would say it again. */
function remarks(row: WindowsReport, before: WindowsReport | undefined): readonly string[] {
  const because = String(row.because) === String(before?.because) ? [] : row.because;
  return [
    ...because.map((reason) => `      because: ${plain(shortened(reason, 500))}`),
    ...Object.entries(row.parts ?? {}).map(([group, count]) => `      of them in ${plain(group)}: ${grouped(count)}`),
    ...(row.next === undefined || row.next === before?.next ? [] : [`      next: ${row.next}`]),
  ];
}

function groupLines(report: VerifyReport): readonly string[] {
  const lines = report.groups.slice(0, mostGroups).map((group) => {
    const name = plain(shortened(groupOf(group.group)));
    return `  - ${name}, ${spanOf(faceOf(report), group)}: log ${grouped(group.lines)}, database ${grouped(group.rows)}`;
  });
  const rest = report.groups.length - lines.length;
  return rest === 0 ? lines : [...lines, `  and ${counted(rest, 'group')} more; --json has them all`];
}

function namedLines(report: VerifyReport): readonly string[] {
  const named = report.named.slice(0, mostNamed);
  const rest = namedRest({ ...report, named });
  const lines = named.map(({ kind, at, digest, identity }) => {
    const shown = identity === undefined ? '' : `  ${plain(shortened(identity))}`;
    return `  ${kind.padEnd(8)}  ${momentOf(faceOf(report), at)}  ${digest}${shown}`;
  });
  return rest === undefined ? lines : [...lines, `  named: ${plain(rest)}`];
}
