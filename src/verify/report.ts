import type { Evidence, State } from './ledger/entry.ts';

/** A count in JSON: its decimal digits as text, since a number there is a double and inexact beyond 2^53. */
export type JsonCount = string;

/**
 * How a verification ended. `verified`: windows were compared, none waits or is unknown, and nothing is lost. `waiting`: no
 * fault is known, but some windows are late, short or settling, or were not come to. `unknown`: a window could not be told,
 * or nothing was compared. `different`: lines are lost, or rows repeat or have no line.
 */
export const outcomes = ['verified', 'waiting', 'unknown', 'different'] as const;
export type Outcome = (typeof outcomes)[number];

/** Windows that follow each other and are equal but for their counts, as one row; mostly one window. */
export interface WindowsReport {
  /** ISO 8601 in UTC; half-open, so an event at `to` belongs to the next window. */
  readonly from: string;
  readonly to: string;
  readonly windows: number;
  readonly state: State;
  /** The weakest of the row. */
  readonly evidence: Evidence;
  /** Sums over the row; null where a side is unknown. */
  readonly lines: JsonCount | null;
  readonly rows: JsonCount | null;
  readonly missing: JsonCount;
  readonly extra: JsonCount;
  readonly repeated: JsonCount;
  readonly shifted: JsonCount;
  readonly logRepeats: JsonCount;
  /** Lines by log group, where there is more than one and each window of the row was counted in this run. */
  readonly parts?: Readonly<Record<string, JsonCount>>;
  readonly because: readonly string[];
  /** What to do next; absent where nothing is to be done. */
  readonly next?: string;
}

/** A line or row that was named. `late` is a line that may still get its row: it must not be loaded again yet. */
export interface NamedLine {
  readonly kind: 'missing' | 'late' | 'extra' | 'repeated';
  /** ISO 8601. */
  readonly at: string;
  /** Its id, key values or the line itself: only where it was asked for, since it may hold what people sent. */
  readonly identity?: string;
  /** The first 12 hexadecimal digits of the SHA-256 of the identity: to be found again in the file beside the ledger. */
  readonly digest: string;
}

/** A group of a bucket that differs: `GET /cart, 22 Nov: log 480, database 473`. */
export interface GroupReport {
  readonly from: string;
  readonly to: string;
  /** The values of `database.groups` by their names. */
  readonly group: Readonly<Record<string, string>>;
  readonly lines: JsonCount;
  readonly rows: JsonCount;
}

/** From one log group to the next: what is drawn and listed beside the windows. */
export interface Mark {
  readonly at: string;
  readonly kind: 'cutover' | 'deploy';
  /** `/old/access ends`, or what the deploy is called. */
  readonly words: string;
}

/** Windows by state. */
export type StateCounts = Readonly<Record<State, number>>;

/** Sums over windows. */
export interface TotalsReport {
  readonly lines: JsonCount;
  readonly rows: JsonCount;
  /** Of windows that are lost. */
  readonly missing: JsonCount;
  /** Of windows that are late or short. */
  readonly late: JsonCount;
  readonly extra: JsonCount;
  readonly repeated: JsonCount;
}

/** What a verification found, as JSON holds it: the Lambda's answer, and what `--json` prints. */
export interface VerifyReport {
  readonly version: 1;
  readonly outcome: Outcome;
  /** The one sentence: until when all is verified, and what is wrong. */
  readonly headline: string;
  /** The sentence that says by what the verdicts are known. */
  readonly basis: string;
  /** When it was made. */
  readonly at: string;
  /** From where on windows are verified. */
  readonly since: string;
  /** Everything before it is final. */
  readonly verifiedUntil: string;
  /** The zone of the buckets, by which people read its times; `UTC` where there are none. */
  readonly zone: string;
  /** Whether the windows are days or longer, whose edges are told without the time of day. */
  readonly byDays: boolean;
  /** What the verdicts rest on: with `none`, no sentence says that lines arrived. */
  readonly identity: 'unique' | 'multiple' | 'none';
  /** All windows since `since` by their states; those that wait for their end or their settling are not among them. */
  readonly states: StateCounts;
  readonly totals: TotalsReport;
  /** In order of time: what was asked for, or what is remembered of the last days. */
  readonly windows: readonly WindowsReport[];
  /** The first lines that were named in this run, in order of time, and how many there were in all. */
  readonly named: readonly NamedLine[];
  readonly namedInAll: number;
  /** Where all of them are: `s3://bucket/prefix/lines/`; absent where there is nothing. */
  readonly details?: string;
  readonly groups: readonly GroupReport[];
  readonly marks: readonly Mark[];
  /** What the sides cannot know. */
  readonly notes: readonly string[];
  /** Windows that were looked at in this run, and those that were due and that it did not come to. */
  readonly looked: number;
  readonly left: number;
  readonly scanned: { readonly queries: number; readonly records: number; readonly bytes: number };
}
