import type { Evidence, State } from './ledger/entry.ts';

/** A count in JSON: its decimal digits as text, since a number there is a double and inexact beyond 2^53. */
export type JsonCount = string;

/**
 * How a verification ended. `verified`: windows were compared, none waits or is unknown, and nothing is lost. `waiting`: no
 * fault is known, but some windows are late, short or settling. `unknown`: a window could not be told, or nothing was
 * compared. `different`: lines are lost, or rows repeat or have no line.
 */
export type Outcome = 'verified' | 'waiting' | 'unknown' | 'different';

/** Windows that follow each other and are equal but for their counts, as one row; mostly one window. */
export interface WindowsReport {
  /** ISO 8601 in UTC; half-open, so an event at `to` belongs to the next window. */
  readonly from: string;
  readonly to: string;
  readonly windows: number;
  readonly state: State;
  readonly evidence: Evidence;
  /** Sums over the row; null where a side is unknown. */
  readonly lines: JsonCount | null;
  readonly rows: JsonCount | null;
  readonly missing: JsonCount;
  readonly extra: JsonCount;
  readonly repeated: JsonCount;
  readonly shifted: JsonCount;
  readonly logRepeats: JsonCount;
  /** Lines by log group, where there is more than one. */
  readonly parts?: Readonly<Record<string, JsonCount>>;
  readonly because: readonly string[];
  /** What to do next; absent where nothing is to be done. */
  readonly next?: string;
}

/** A line or row that was named. */
export interface NamedLine {
  readonly kind: 'missing' | 'extra' | 'repeated';
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
  readonly group: Readonly<Record<string, string>>;
  readonly lines: JsonCount;
  readonly rows: JsonCount;
}

/** Windows by state. */
export type StateCounts = Readonly<Record<State, number>>;

/** What a verification found, as JSON holds it: the Lambda's answer, and what `--json` prints. */
export interface VerifyReport {
  readonly version: 1;
  readonly outcome: Outcome;
  /** When it was made. */
  readonly at: string;
  /** From where on windows are verified. */
  readonly since: string;
  /** Everything before it is final. */
  readonly verifiedUntil: string;
  /** What the verdicts rest on, in words: with `counts`, no sentence says that lines arrived. */
  readonly identity: 'unique' | 'multiple' | 'none';
  /** All windows since `since` by their states; those that wait for their end or their settling are not among them. */
  readonly states: StateCounts;
  readonly totals: {
    readonly lines: JsonCount;
    readonly rows: JsonCount;
    readonly missing: JsonCount;
    readonly late: JsonCount;
    readonly extra: JsonCount;
    readonly repeated: JsonCount;
  };
  /** In order of time: what was asked for, or what is remembered of the last days. */
  readonly windows: readonly WindowsReport[];
  /** The first lines that were named in this run. */
  readonly named: readonly NamedLine[];
  /** Where all of them are: `s3://bucket/prefix/lines/`; absent where there is nothing. */
  readonly details?: string;
  readonly groups: readonly GroupReport[];
  /** What the sides cannot know. */
  readonly notes: readonly string[];
  /** Windows that were looked at in this run, and those that were due and that it did not come to. */
  readonly looked: number;
  readonly left: number;
  readonly scanned: { readonly queries: number; readonly records: number; readonly bytes: number };
}
