import type { Judgement } from './judge.ts';

/** What the demo found out, before it is put into words. */
export interface DemoResult {
  readonly collector: string;
  readonly sent: number;
  readonly acknowledged: number;
  readonly resent: number | undefined;
  /** Events that CloudWatch Logs took. */
  readonly copied: number;
  readonly setAside: number;
  /** Of the first of them: which line, and why. */
  readonly setAsideReasons: readonly string[];
  /** By comparing ids and contents, which only the demo can do: it knows what it sent. */
  readonly stored: Judgement;
  readonly deploys: readonly [Deployed, Deployed, Deployed];
  /** The addresses that the application was sent to by DNS, in order. */
  readonly addresses: readonly string[];
  /** The longest time in which no collector was there; undefined if it was never away. */
  readonly gapMs: number | undefined;
  readonly verified: Verified;
  /** How many lines the rows stood for that were taken out on purpose. */
  readonly lost: number;
  /** Whether sums are compared: then no line is known by itself. */
  readonly isAggregated: boolean;
}

export interface Deployed {
  readonly outcome: string;
  /** Calls that could change something, and all calls, as the stand-in counted them. */
  readonly writes: number;
  readonly calls: number;
  readonly seconds: number;
  /** `fluentd.internal:24224`, and the address that the name was checked to have. */
  readonly endpoint: string;
  readonly address: string;
}

/** What the demo reads of the Lambda's answer and of its ledger. Counts are digits, for a number in JSON is inexact beyond 2^53. */
export interface Verified {
  /** Its first sentence. */
  readonly headline: string;
  readonly windows: readonly VerifiedWindow[];
  readonly groups: readonly VerifiedGroup[];
  readonly totals: {
    readonly matched: number;
    readonly missing: number;
    readonly extra: number;
    readonly unknown: number;
    readonly missingLines: string;
    readonly extraRows: string;
  };
}

/** A group whose sums differ: its values as a JSON list. */
export interface VerifiedGroup {
  readonly group: string;
  readonly lines: string;
  readonly rows: string;
}

export interface VerifiedWindow {
  /** ISO 8601 in UTC. */
  readonly from: string;
  /** null where the side could not be read. */
  readonly logs: string | null;
  readonly rows: string | null;
}
