import type { Aggregate } from './bucket.ts';
import type { LogFormat } from './format/format.ts';
import type { Line } from './line.ts';
import { isEmpty, type Rejected, type Row, readLine } from './record.ts';
import { describeError, reachOf } from './refusal.ts';
import { checkShare } from './share.ts';
import type { Transaction } from './store.ts';

/** How lines are taken in. */
export interface LineSettings {
  readonly format: LogFormat;
  readonly mostRejected: number;
  readonly aggregate: Aggregate | undefined;
}

export interface Added {
  /** Lines that are rows in the table, and those of them that are new there. */
  readonly read: number;
  readonly rows: number;
  readonly rejected: number;
  readonly refused: number;
  readonly empty: number;
  /** When its rows were logged, to the second, in ms since the epoch. */
  readonly instants: ReadonlySet<number>;
}

/**
 * Makes rows of a log's lines, and sets aside what is none.
 *
 * @param file the name that the rows have
 * @throws TooManyRejected
 */
export async function addLines(
  transaction: Transaction,
  parts: AsyncIterable<readonly Line[]>,
  file: string,
  { format, mostRejected }: LineSettings,
): Promise<Added> {
  const sum = { read: 0, rows: 0, rejected: 0, refused: 0, empty: 0, instants: new Set<number>() };
  let example: Rejected | undefined;
  for await (const lines of parts) {
    const records = lines.map((line) => readLine(line, file, format));
    const found = records.flatMap((record) => record.rows);
    const aside = records.flatMap((record) => record.rejected);
    for (const { loggedAtMs } of found) sum.instants.add(toSecond(loggedAtMs));
    const added = await addRows(transaction, found);
    await transaction.addRejected([...aside, ...added.refused]);
    example ??= aside[0];
    sum.read += found.length - added.refused.length;
    sum.rows += added.rows;
    sum.rejected += aside.length;
    sum.refused += added.refused.length;
    sum.empty += lines.filter(isEmpty).length;
  }
  checkShare(sum.read + sum.refused, sum.rejected, mostRejected, example);
  return sum;
}

/** Buckets begin at full seconds, and a file holds fewer of these than lines. */
function toSecond(ms: number): number {
  return Math.floor(ms / 1000) * 1000;
}

/**
 * Adds rows, and finds by halving the ones whose values the database does not take (a column that somebody made
 * narrower, a character set without that character): one such row must not keep the others out for ever.
 */
async function addRows(
  transaction: Transaction,
  rows: readonly Row[],
): Promise<{ rows: number; refused: readonly Rejected[] }> {
  const [first] = rows;
  if (first === undefined) return { rows: 0, refused: [] };
  try {
    return { rows: await transaction.addRows(rows), refused: [] };
  } catch (error) {
    if (reachOf(error) !== 'values') throw error;
    if (rows.length === 1) return { rows: 0, refused: [setAside(first, error)] };
    const half = Math.ceil(rows.length / 2);
    const before = await addRows(transaction, rows.slice(0, half));
    const behind = await addRows(transaction, rows.slice(half));
    return { rows: before.rows + behind.rows, refused: [...before.refused, ...behind.refused] };
  }
}

function setAside({ file, offset, raw }: Row, error: unknown): Rejected {
  return { file, offset, reason: describeError(error), bytes: raw };
}
