import { inWords } from './inWords.ts';
import type { VerifiedWindow } from './result.ts';

/** How a chart is drawn: with blocks and marks, or with what every file can hold. */
export interface Pens {
  readonly bar: string;
  readonly good: string;
  readonly bad: string;
}

export const richPens: Pens = { bar: '█', good: '✔ ', bad: '✗ ' };
export const plainPens: Pens = { bar: '#', good: '', bad: '' };

const barColumns = 16;
/** More rows than these are no small chart any more: then several windows share one. */
const mostRows = 16;

/** The windows as lines of 80 columns, the log's count beside the database's. */
export function toChart(windows: readonly VerifiedWindow[], pens: Pens): readonly string[] {
  const share = Math.max(1, Math.ceil(windows.length / mostRows));
  const rows = Array.from({ length: Math.ceil(windows.length / share) }, (_, at) =>
    toRow(windows.slice(at * share, (at + 1) * share)),
  );
  const most = Math.max(1, ...rows.flatMap(({ logs, rows }) => [logs ?? 0, rows ?? 0]));
  const side = (count: number | undefined) => `${barOf(count, most, pens.bar)} ${textOf(count).padStart(7)}`;
  const lines = rows.map((row) => `  ${row.time}  ${side(row.logs)}  ${side(row.rows)}  ${verdictOf(row, pens)}`);
  const sides = ['log', 'database'].map((name) => name.padEnd(barColumns + 8)).join('  ');
  return [`  ${'from'.padEnd(8)}  ${sides}`.trimEnd(), ...lines];
}

interface Row {
  readonly time: string;
  readonly logs: number | undefined;
  readonly rows: number | undefined;
  readonly missing: number;
  readonly extra: number;
}

/** Of windows that share a row, what is missing in one does not make up for what is extra in another. */
function toRow(windows: readonly VerifiedWindow[]): Row {
  const differences = windows.map(({ logs, rows }) => Number(rows) - Number(logs));
  return {
    time: windows[0]?.from.slice(11, 19) ?? '',
    logs: sum(windows.map(({ logs }) => logs)),
    rows: sum(windows.map(({ rows }) => rows)),
    missing: differences.reduce((total, one) => total + Math.max(0, -one), 0),
    extra: differences.reduce((total, one) => total + Math.max(0, one), 0),
  };
}

/** Unknown as soon as one count is. */
function sum(counts: readonly (string | null)[]): number | undefined {
  if (counts.includes(null)) return undefined;
  return counts.reduce((total, count) => total + Number(count), 0);
}

/** A count that is not zero shows, however small it is beside the others. */
function barOf(count: number | undefined, most: number, bar: string): string {
  const length = Math.ceil(((count ?? 0) / most) * barColumns);
  return bar.repeat(length).padEnd(barColumns);
}

function textOf(count: number | undefined): string {
  return count === undefined ? '?' : inWords(count);
}

function verdictOf({ logs, rows, missing, extra }: Row, { good, bad }: Pens): string {
  if (logs === undefined || rows === undefined) return `${bad}unknown`;
  const wrong = [missing > 0 ? `${inWords(missing)} missing` : '', extra > 0 ? `${inWords(extra)} extra` : ''];
  const text = wrong.filter((part) => part !== '').join(', ');
  return text === '' ? `${good}equal` : `${bad}${text}`;
}
