import { ReadFailed } from '../errors.ts';
import { readCount } from './count.ts';
import type { Window } from './verdict.ts';
import { spanOf } from './window.ts';

/**
 * What Insights' `bin()` takes, largest first. Only lengths that divide a day, so that the bins begin at the same
 * instants whether Insights counts them from the epoch or from midnight.
 */
const bins = [
  ...dividing(24, 'h', 3_600_000),
  ...dividing(60, 'm', 60_000),
  ...dividing(60, 's', 1000),
  ...dividing(1000, 'ms', 1),
];

export interface Bin {
  /** As the query writes it, `5m`. */
  readonly text: string;
  readonly ms: number;
}

/** The longest bin of which a window holds a whole number; a window of 90 minutes is three of 30. */
export function binOf(windows: readonly Window[]): Bin {
  const bin = bins.find(({ ms }) => lengthMs(windows) % ms === 0);
  if (bin === undefined) throw new RangeError('a window is a whole number of milliseconds');
  return bin;
}

/** The most rows that a query is asked for. Source: GetQueryResults hands out at most 10,000 in one answer. */
export const mostRows = 10_000;

/** Cuts windows, which follow each other, into runs that one query can answer. */
export function slicesOf(windows: readonly Window[]): readonly (readonly Window[])[] {
  if (windows.length === 0) return [];
  const size = Math.max(1, Math.floor((mostRows * binOf(windows).ms) / lengthMs(windows)));
  return Array.from({ length: Math.ceil(windows.length / size) }, (_, slice) =>
    windows.slice(slice * size, (slice + 1) * size),
  );
}

/**
 * StartQuery's times and query: the number of events in each bin of a stretch of time.
 *
 * @param filter an expression without stages of its own, which the configuration's rules see to
 */
export function countQuery(range: Window, bin: Bin, filter: string | undefined) {
  // On lines of its own: a comment at its end would else take the counting with it.
  const expected = filter === undefined ? '' : ` | filter ${filter}\n`;
  return {
    // Whole seconds, and both belong to the range: neighbouring ranges would both count what lies at their edge.
    // So these only bound what is scanned, and the query itself takes the half-open range to the millisecond.
    startTime: Math.floor(range.fromMs / 1000),
    endTime: Math.ceil(range.toMs / 1000),
    limit: mostRows,
    queryString: `filter toMillis(@timestamp) >= ${range.fromMs} and toMillis(@timestamp) < ${range.toMs}${expected} | stats count(*) as events by bin(${bin.text})`,
  };
}

/** A field of a result row, as GetQueryResults gives it. */
export interface ResultField {
  readonly field?: string | undefined;
  readonly value?: string | undefined;
}

/**
 * The events of each window, from a query's rows. A bin that has no row has no events: only a complete result
 * may be handed in.
 *
 * @throws ReadFailed if a row cannot be read or lies outside of the windows: a guess would be a wrong count
 */
export function readCounts(
  results: readonly (readonly ResultField[])[],
  windows: readonly Window[],
  bin: Bin,
): readonly bigint[] {
  const counts = windows.map(() => 0n);
  const { fromMs } = spanOf(windows);
  for (const row of results) {
    const atMs = instantMs(row.find(({ field }) => field === `bin(${bin.text})`)?.value);
    const index = Math.floor((atMs - fromMs) / lengthMs(windows));
    const events = readCount(row.find(({ field }) => field === 'events')?.value ?? '');
    const before = counts[index];
    if (events === undefined || before === undefined)
      throw new ReadFailed('the query gave a row that is not understood');
    counts[index] = before + events;
  }
  return counts;
}

/** Windows of one run are all of one length. */
function lengthMs(windows: readonly Window[]): number {
  const { fromMs, toMs } = spanOf(windows.slice(0, 1));
  return toMs - fromMs;
}

/** Insights writes instants as `2026-11-22 10:05:00.000`, in UTC. */
function instantMs(text: string | undefined): number {
  return text !== undefined && /^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}(\.\d+)?$/.test(text)
    ? Date.parse(`${text.replace(' ', 'T')}Z`)
    : Number.NaN;
}

function dividing(most: number, unit: string, unitMs: number): readonly Bin[] {
  return Array.from({ length: most }, (_, index) => most - index)
    .filter((amount) => most % amount === 0)
    .map((amount) => ({ text: `${amount}${unit}`, ms: amount * unitMs }));
}
