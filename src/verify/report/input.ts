import type { Entry } from '../ledger/entry.ts';
import type { LinesFound } from '../lines/compare.ts';
import type { Scanned } from '../side.ts';
import type { Window } from '../window.ts';
import type { Totals } from './totals.ts';

/** What a report is made from: a run's result, what is remembered, and a few words of the configuration. */
export interface ReportInput {
  /** When it is made; in ms since the epoch, as all instants here. */
  readonly atMs: number;
  /** From where on windows are verified. */
  readonly sinceMs: number;
  readonly verifiedUntilMs: number;
  /** Some windows before this instant were compared while `logs` said something else. */
  readonly otherUntilMs?: number | undefined;
  /** What was asked for in place of all that is due: the report is about it alone. */
  readonly range?: Window;
  readonly identity: 'unique' | 'multiple' | 'none';
  /** `verify.lostAfter`. */
  readonly lostAfterMs: number;
  /** `database.timezone` and `database.bucket`. */
  readonly timezone: string;
  readonly bucket?: string | undefined;
  /** `database.groups`, the names of a group's values. */
  readonly groupNames?: readonly string[];
  /** `logs`: where one begins or ends, the sides changed. */
  readonly logs: readonly Log[];
  readonly deploys?: readonly { readonly atMs: number; readonly words: string }[];
  /** The windows to show, each once, in any order. */
  readonly entries: readonly Entry[];
  /** Over all windows since `sinceMs`; by default over the entries. */
  readonly totals?: Totals;
  /** What this run found in the windows that it looked at. */
  readonly findings: readonly Finding[];
  /** Where all lines that were named are. */
  readonly details?: string;
  readonly notes: readonly string[];
  readonly looked: number;
  readonly left: number;
  /** Windows of the range that are not over, or have not settled; none by default. */
  readonly waiting?: number;
  readonly scanned: Scanned;
}

export interface Log {
  readonly group: string;
  readonly from?: string | undefined;
  readonly until?: string | undefined;
}

/** What a run found in one window beside its entry. */
export interface Finding {
  readonly entry: Entry;
  /** Where it was opened. */
  readonly found?: LinesFound;
  /** The groups that differ: their values, `joined`. */
  readonly groups?: readonly { readonly values: string; readonly lines: bigint; readonly rows: bigint }[];
}

export interface ReportOptions {
  /** Whether identities are told: they may hold what people sent. */
  readonly showLines?: boolean;
  /** How many lines are named at most. */
  readonly mostNamed?: number;
}
