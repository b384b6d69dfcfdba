import { LedgerConflict, ReadFailed } from '../../errors.ts';
import type { OfSettings } from './format.ts';
import type { LedgerStore } from './store.ts';

/** A file of the ledger as it was read, and its version. */
export interface StoredFile<File> {
  readonly version: string;
  readonly value: File;
}

/**
 * Reads a file of the ledger; undefined where there is none.
 *
 * @throws ReadFailed also for a file of other settings: its windows are others
 */
export async function readFile<File extends OfSettings>(
  store: LedgerStore,
  settings: string,
  name: string,
  reader: (name: string, text: string) => File,
): Promise<StoredFile<File> | undefined> {
  const stored = await store.read(name);
  if (stored === undefined) return undefined;
  const value = reader(name, stored.text);
  if (value.settings === settings) return { version: stored.version, value };
  throw new ReadFailed(`the ledger in ${store.place} is of other settings: ${value.settings}`, {
    hint: `now they are ${settings}: name another verify.state for these, or put the former ones back`,
  });
}

/** How often a file is read again because another run wrote it first: runs of a backfill share a day's file. */
const mostTries = 10;

/** Does once more what another run was quicker with. @throws LedgerConflict where others always are. */
export async function again<Value>(work: () => Promise<Value>): Promise<Value> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof LedgerConflict) || tries === mostTries) throw error;
    }
  }
}
