import { ReadFailed } from '../../errors.ts';
import { readCount } from '../count.ts';
import { type Stretch, windowsOf } from '../stretch.ts';
import type { CountRow } from './source.ts';

/**
 * The count of each window; a window without a row has none, as the statement saw the whole range at one moment.
 *
 * @throws ReadFailed if a sum is not a whole number, or a row stands for no window
 */
export function readRows(rows: readonly CountRow[], stretch: Stretch): readonly bigint[] {
  const counts = new Map(windowsOf(stretch).map(({ fromMs }) => [fromMs, 0n]));
  for (const { after_ms, n } of rows) {
    const count = readCount(String(n));
    if (count === undefined) throw new ReadFailed('the measure is not a whole number');
    const atMs = stretch.fromMs + Number(after_ms);
    if (!counts.has(atMs)) throw new ReadFailed('the database counted outside of the windows');
    counts.set(atMs, count);
  }
  return [...counts.values()];
}
