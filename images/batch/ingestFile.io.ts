import { type Aggregate, bucketsOf } from './bucket.ts';
import type { Counts } from './counts.ts';
import { isUnchanged, type LogFile, readBytes } from './files.io.ts';
import { splitLines } from './line.ts';
import { type Rejected, type Row, readLine } from './record.ts';
import { describeError, reachOf } from './refusal.ts';
import type { Store, Transaction } from './store.ts';

/** How often a transaction is tried that the database gave up in favour of another one. */
const mostAttempts = 3;

/** Takes a file's rows in, in one transaction with its name, or nothing of it. */
export async function ingestFile(
  store: Store,
  file: LogFile,
  aggregate?: Aggregate,
  attempt = 1,
): Promise<Partial<Counts>> {
  try {
    return await store.transaction((transaction) => takeIn(transaction, file, aggregate));
  } catch (error) {
    if (error instanceof StillWritten) return { unfinished: 1 };
    if (reachOf(error) === 'again' && attempt < mostAttempts)
      return await ingestFile(store, file, aggregate, attempt + 1);
    throw error;
  }
}

/** A file that had not been finished after all: what was read of it is taken back. */
class StillWritten extends Error {}

async function takeIn(
  transaction: Transaction,
  file: LogFile,
  aggregate: Aggregate | undefined,
): Promise<Partial<Counts>> {
  const { name, size, modifiedMs } = file;
  const known = await transaction.ingested(name);
  // Another batch was quicker, between our look and our turn.
  if (known?.size === size && known.modifiedMs === modifiedMs) return {};
  // Also of a file that is not known: somebody may have taken its name out to have it read again.
  await transaction.forgetRejected(name);
  const lines = await addLines(transaction, file);
  if (!(await isUnchanged(file))) throw new StillWritten();
  const { read, rows, rejected, refused, instants } = lines;
  if (aggregate) await transaction.addUp(bucketsOf(instants, aggregate));
  await transaction.noteFile({ name, size, modifiedMs, rows: read, rejected: rejected + refused });
  return { files: 1, rows, duplicates: read - rows, rejected, refused };
}

interface Lines {
  /** Lines that are rows in the table, and those of them that are new there. */
  readonly read: number;
  readonly rows: number;
  readonly rejected: number;
  readonly refused: number;
  /** When its rows were logged, to the second, in ms since the epoch. */
  readonly instants: ReadonlySet<number>;
}

async function addLines(transaction: Transaction, file: LogFile): Promise<Lines> {
  let [read, rows, rejected, refused] = [0, 0, 0, 0];
  const instants = new Set<number>();
  for await (const lines of splitLines(readBytes(file))) {
    const records = lines.map((line) => readLine(line, file.name));
    const found = records.flatMap((record) => record.rows);
    const aside = records.flatMap((record) => record.rejected);
    for (const { loggedAtMs } of found) instants.add(toSecond(loggedAtMs));
    const added = await addRows(transaction, found);
    await transaction.addRejected([...aside, ...added.refused]);
    read += found.length - added.refused.length;
    rows += added.rows;
    rejected += aside.length;
    refused += added.refused.length;
  }
  return { read, rows, rejected, refused, instants };
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
