import type { Answer } from './query.io.ts';
import { numberIn, type Row } from './row.ts';

/** What the rows of an answer stand for: each for an event, or for as many as its column `events` says. */
export type Means = 'events' | 'counts';

/** The column of a query that counts. */
export const countColumn = 'events';

export function eventsOf(rows: readonly Row[], means: Means): bigint {
  if (means === 'events') return BigInt(rows.length);
  return rows.reduce((sum, row) => sum + numberIn(row, countColumn), 0n);
}

/**
 * What in a complete answer contradicts itself, undefined where nothing does. Its own statistics are the only witness
 * that the rows are all of them: an answer without a row is "no event" only if they say so too.
 *
 * @param filtered whether the user's own filter stands behind the one of the range: which of them `recordsMatched`
 *   counts by is not documented
 * @throws ReadFailed where a row has no count
 */
export function contradictionIn(
  { results, statistics }: Answer,
  rows: readonly Row[],
  means: Means,
  filtered: boolean,
): string | undefined {
  const { recordsMatched: matched, recordsScanned: scanned, bytesScanned: bytes, resultCount } = statistics ?? {};
  if (matched === undefined || scanned === undefined) return 'the answer has no statistics to prove it by';
  const events = Number(eventsOf(rows, means));
  // Without a number of rows nothing else would tell that some of them were left out.
  if (filtered && resultCount !== undefined ? matched < events : matched !== events) {
    return `the query counts ${events} events, and its statistics say ${matched}`;
  }
  if (scanned < matched) return `the query matched ${matched} events, and scanned ${scanned} only`;
  if (scanned === 0 && (bytes ?? 0) > 0) return `the query scanned no event, and ${bytes} bytes`;
  if (resultCount !== undefined && resultCount !== results.length) {
    return `the query has ${resultCount} rows, and gave ${results.length}`;
  }
  return undefined;
}
