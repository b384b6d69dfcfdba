import type { Batch } from './packet.ts';

/** Where records are from when they are handed over until they are acknowledged. */
export interface Store {
  /** Whether a record of that size finds room now. */
  hasRoom(sizeBytes: number): boolean;
  /** Takes a record. Resolves when it is as safe as it gets here; a record counts as pending from the call on. */
  put(entry: Buffer, atMs: number): Promise<void>;
  /** The next records to send, in their order; they stay in the store. */
  take(atMs: number, isUrgent: boolean): Promise<Batch | undefined>;
  /** When there will be something to take; undefined where there is nothing. */
  readyMs(): number | undefined;
  /** Lets go of what was acknowledged. */
  release(batch: Batch): Promise<void>;
  /** Records that are not acknowledged. */
  pending(): number;
  /** Records that it took and cannot give any more, of all since it was opened. */
  lost(): number;
  /** Ends it, and returns what would be lost with the process. */
  close(unacknowledged: readonly Batch[]): Promise<readonly Batch[]>;
}
