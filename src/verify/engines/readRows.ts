import { ReadFailed } from '../../errors.ts';
import { readCount } from '../count.ts';
import { indexOf, type Stretch, windowAt } from '../stretch.ts';
import type { CountRow } from './source.ts';

/**
 * The count of each window; a window without a row has none, as the statement saw the whole range at one moment.
 *
 * @throws ReadFailed if a sum is not a whole number
 */
export function readRows(rows: readonly CountRow[], stretch: Stretch): readonly bigint[] {
  const counts = Array.from({ length: stretch.count }, () => 0n);
  for (const { after_ms, n } of rows) {
    const count = readCount(String(n));
    if (count === undefined) throw new ReadFailed('the measure is not a whole number');
    counts[beginningAt(stretch, stretch.fromMs + Number(after_ms))] = count;
  }
  return counts;
}

/** The window that begins at an instant. */
function beginningAt(stretch: Stretch, atMs: number): number {
  const index = indexOf(stretch, atMs);
  if (index === undefined || windowAt(stretch, index).fromMs !== atMs) {
    throw new ReadFailed('the database counted outside of the windows');
  }
  return index;
}
