import { addLines, type LineSettings } from './addLines.io.ts';
import { bucketsOf } from './bucket.ts';
import { Replaced, readBytes } from './bytes.io.ts';
import type { Counts } from './counts.ts';
import { isUnchanged, type LogFile } from './files.io.ts';
import { splitLines } from './line.ts';
import { reachOf } from './refusal.ts';
import type { Store, Transaction } from './store.ts';

/** How often a transaction is tried that the database gave up in favour of another one. */
const mostAttempts = 3;

/** A file that had not been finished after all: what was read of it is taken back. */
export class StillWritten extends Error {}

/** Does one file's work in one transaction, or nothing of it. */
export async function inTransaction(
  store: Store,
  work: (transaction: Transaction) => Promise<Partial<Counts>>,
  attempt = 1,
): Promise<Partial<Counts>> {
  try {
    return await store.transaction(work);
  } catch (error) {
    if (error instanceof StillWritten || error instanceof Replaced) return { unfinished: 1 };
    if (reachOf(error) === 'again' && attempt < mostAttempts) return await inTransaction(store, work, attempt + 1);
    throw error;
  }
}

/** Takes a finished file's rows in, in one transaction with its name. */
export function ingestFile(store: Store, file: LogFile, settings: LineSettings): Promise<Partial<Counts>> {
  return inTransaction(store, (transaction) => takeIn(transaction, file, settings));
}

async function takeIn(transaction: Transaction, file: LogFile, settings: LineSettings): Promise<Partial<Counts>> {
  const { name, size, modifiedMs } = file;
  const known = await transaction.ingested(name);
  // Another batch was quicker, between our look and our turn.
  if (known?.size === size && known.modifiedMs === modifiedMs) return {};
  // A file that was compressed after it had been read makes the same rows: they are of the file as it was.
  const ofRows = name.replace(/\.gz$/, '');
  // Also of a file that is not known: somebody may have taken its name out to have it read again.
  await transaction.forgetRejected(ofRows);
  const added = await addLines(transaction, splitLines(readBytes(file)), ofRows, settings);
  if (!(await isUnchanged(file))) throw new StillWritten();
  const { read, rows, rejected, refused, empty, instants } = added;
  if (settings.aggregate) await transaction.addUp(bucketsOf(instants, settings.aggregate));
  await transaction.noteFile({ name, size, modifiedMs, rows: read, rejected: rejected + refused });
  return { files: 1, rows, duplicates: read - rows, rejected, refused, empty };
}
