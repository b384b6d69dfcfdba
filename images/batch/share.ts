import type { Rejected } from './record.ts';
import { shapeOf } from './shape.ts';

/**
 * A file with fewer pieces that are no rows is taken, whatever its share: a torn line or two in a file of ten are set
 * aside, and are no sign of another format.
 */
export const leastRejected = 10;

/** A file most likely of another format: nothing of it is taken, so that nothing is lost when LOG_FORMAT is put right. */
export class TooManyRejected extends Error {}

/**
 * @param rows lines that are rows
 * @param example the first piece that is none
 * @throws TooManyRejected
 */
export function checkShare(rows: number, rejected: number, most: number, example: Rejected | undefined): void {
  if (example === undefined || rejected < leastRejected || rejected <= (rows + rejected) * most) return;
  throw new TooManyRejected(
    `${rejected} of ${rows + rejected} lines are no rows, so nothing of it is taken: ${example.reason}; at byte ${example.offset} stands ${shapeOf(example.bytes)}`,
  );
}
