import type { Member } from './lines/member.ts';
import type { Window } from './window.ts';

/** What was read, or the reason why it could not be. Unknown is never equal to anything, and never nothing. */
export type Reading<Value> =
  | { readonly kind: 'known'; readonly value: Value; readonly aside?: Aside }
  | { readonly kind: 'unknown'; readonly because: string };

/** What has to be known beside what was read. */
export interface Aside {
  /** The count by log group, where there is more than one. */
  readonly parts?: Readonly<Record<string, bigint>>;
  /** What has to be said beside the count: how many events a filter leaves out because they lack its field. */
  readonly remarks?: readonly string[];
  /** Why the count may still grow by what has happened already: a transaction that has not been committed. */
  readonly pending?: string;
}

/** What one side holds of a window. */
export interface Tally extends Aside {
  /** Lines or rows, or the sum of the measure. */
  readonly count: bigint;
  /** The sum of the hashes of their identities, where there is one on both sides: equal counts of other lines differ in it. */
  readonly sum: bigint | undefined;
}

/** A line as it stands in the log, for whoever loads it again. */
export interface Original extends Member {
  readonly line: string;
}

/** One of the two sides that are compared. Nothing throws: what could not be read is unknown, with the reason. */
export interface Side {
  /** As reports name it. */
  readonly name: 'log' | 'database';
  /**
   * Counts windows that follow each other, all as of one moment. They are windows of the grid, or a large one cut into up to
   * 10,000 pieces of one length, which divides 15 minutes and begins where such bins of the epoch do.
   *
   * @returns a reading a window, in their order
   */
  tally(windows: readonly Window[], signal: AbortSignal): Promise<readonly Reading<Tally>[]>;
  /**
   * Reads the identities of what stands in a few windows, which may have gaps between them and need not lie on the grid.
   * Only called where there are identities.
   *
   * @param lines what the other side answered to the same question, where there are sums: what these prove to be the same
   *   need not be read again
   * @returns a reading a window, in their order; parts and remarks of the log's stand in its `aside`, where nothing was
   *   tallied before
   */
  members(
    windows: readonly Window[],
    signal: AbortSignal,
    lines?: readonly Reading<readonly Member[]>[],
  ): Promise<readonly Reading<readonly Member[]>[]>;
  /**
   * Counts a few windows by their groups: the values of `database.groups` as a JSON list of texts. Only called where
   * there are groups.
   *
   * @returns a reading a window, in their order
   */
  groups(windows: readonly Window[], signal: AbortSignal): Promise<readonly Reading<ReadonlyMap<string, bigint>>[]>;
  /** What this side cannot know, a sentence each; for every report. */
  notes(): readonly string[];
}

/** The log's side. */
export interface LogSide extends Side {
  readonly name: 'log';
  /** Reads the lines of a few windows as the batch reads them: `logs[].line`. A reading a window. */
  originals(windows: readonly Window[], signal: AbortSignal): Promise<readonly Reading<readonly Original[]>[]>;
  /** What was scanned so far, which is what the log service bills. */
  scanned(): Scanned;
}

export interface Scanned {
  readonly queries: number;
  readonly records: number;
  readonly bytes: number;
}

/** The database's side, which has a connection. */
export interface DatabaseSide extends Side {
  readonly name: 'database';
  close(): Promise<void>;
}
