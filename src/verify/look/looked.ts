import type { Entries } from '../ledger/due.ts';
import type { LinesFound } from '../lines/compare.ts';
import type { Aside } from '../side.ts';
import type { Window } from '../window.ts';

/** What one look at a window found. */
export type Look = UnknownLook | LinesLook | CountsLook;

export interface UnknownLook {
  readonly kind: 'unknown';
  readonly because: readonly string[];
}

/** Which lines there are. */
export interface LinesLook {
  readonly kind: 'lines';
  readonly found: LinesFound;
  readonly aside: Aside;
  /** As in `CountsLook`. */
  readonly shiftEndMs?: number;
}

/** How many there are. */
export interface CountsLook {
  readonly kind: 'counts';
  readonly evidence: 'sums' | 'counts';
  readonly lines: bigint;
  readonly rows: bigint;
  /** Of the difference, what the neighbouring windows make up for, over both edges: see `net`. */
  readonly shifted: bigint;
  /** Of that, the lines that have their rows behind the window's end; negative: the rows that have their lines there. */
  readonly carried: bigint;
  /** Lines less rows that no neighbour makes up for. */
  readonly rest: bigint;
  /** Whether a neighbour that could make up for the rest is not known yet. */
  readonly isOpen: boolean;
  /** Whether windows nearby have as odd counts, the other way: see `isRestless`. */
  readonly isRestless?: boolean;
  readonly aside: Aside;
  /**
   * The end of the last window that what is shifted rests on, where another line could have made up for it: until that
   * window's time is over as well, a loss may hide behind lines that are still to come. Undefined where it is certain.
   */
  readonly shiftEndMs?: number;
}

/** A group of a window that differs: the values of `database.groups` as a JSON list of texts. */
export interface GroupDifference {
  readonly group: string;
  readonly lines: bigint;
  readonly rows: bigint;
}

export interface Looked {
  readonly window: Window;
  readonly look: Look;
  /** Where a bucket differs, which of its groups do; undefined where it was not asked, or could not be read. */
  readonly groups?: readonly GroupDifference[];
}

/** What a look may go by beside the sides. */
export interface Memory {
  readonly entries: Entries;
  /** When the look begins, in ms since the epoch: nothing behind it is read. */
  readonly nowMs: number;
  /** Windows that end here or before have settled. */
  readonly settledMs: number;
  /** Of windows that end here or before, a line without a row is lost. */
  readonly overMs: number;
}
