import type { ResultField } from '@aws-sdk/client-cloudwatch-logs';
import { ReadFailed } from '../../errors.ts';
import { readCount } from '../count.ts';
import { indexOf, type Stretch, spanOf } from '../stretch.ts';
import { binOf } from './bin.ts';

/** The most rows that a query is asked for. Source: GetQueryResults hands out at most 10,000 in one answer. */
const mostRows = 10_000;

/** How many windows one query can answer for. */
export function mostWindowsOf(stretch: Pick<Stretch, 'windowMs'>): number {
  return Math.max(1, Math.floor((mostRows * binOf(stretch).ms) / stretch.windowMs));
}

/**
 * StartQuery's times and query: the number of events in each bin of a stretch.
 *
 * @param filter an expression without stages of its own, which the configuration's rules see to
 */
export function countQuery(stretch: Stretch, filter: string | undefined) {
  const { fromMs, toMs } = spanOf(stretch);
  // On lines of its own: a comment at its end would else take the counting with it.
  const expected = filter === undefined ? '' : ` | filter ${filter}\n`;
  return {
    // Whole seconds, and both belong to the range: neighbouring ranges would both count what lies at their edge.
    // So these only bound what is scanned, and the query itself takes the half-open range to the millisecond.
    startTime: Math.floor(fromMs / 1000),
    endTime: Math.ceil(toMs / 1000),
    limit: mostRows,
    queryString: `filter toMillis(@timestamp) >= ${fromMs} and toMillis(@timestamp) < ${toMs}${expected} | stats count(*) as events by bin(${binOf(stretch).text})`,
  };
}

/**
 * The events of each window, from a query's rows. A bin that has no row has no events: only a complete result
 * may be handed in.
 *
 * @throws ReadFailed if a row cannot be read or lies outside of the windows: a guess would be a wrong count
 */
export function readEvents(results: readonly (readonly ResultField[])[], stretch: Stretch): readonly bigint[] {
  const counts = Array.from({ length: stretch.count }, () => 0n);
  const bin = `bin(${binOf(stretch).text})`;
  for (const row of results) {
    const index = indexOf(stretch, instantMs(textOf(row, bin))) ?? -1;
    const events = readCount(textOf(row, 'events'));
    const before = counts[index];
    if (events === undefined || before === undefined)
      throw new ReadFailed('the query gave a row that is not understood');
    counts[index] = before + events;
  }
  return counts;
}

/** Empty where the row has no such field, which is no instant and no count. */
function textOf(row: readonly ResultField[], name: string): string {
  return row.find(({ field }) => field === name)?.value ?? '';
}

/** Insights writes instants as `2026-11-22 10:05:00.000`, in UTC. */
function instantMs(text: string): number {
  return /^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}(\.\d+)?$/.test(text)
    ? Date.parse(`${text.replace(' ', 'T')}Z`)
    : Number.NaN;
}
