import type { Count } from './count.ts';
import type { Window } from './stretch.ts';

/** What a window's two counts say. `unknown` where a side could not be read. */
export const verdicts = ['matched', 'missing', 'extra', 'unknown'] as const;
export type Verdict = (typeof verdicts)[number];

export interface Compared {
  readonly window: Window;
  readonly logs: Count;
  readonly rows: Count;
  readonly verdict: Verdict;
  /** Rows less log events: below zero where rows are missing. Undefined where a side is unknown. */
  readonly difference: bigint | undefined;
}

/** What a window's two counts say. A side that could not be read makes it unknown, never a match and never a loss. */
export function compare(window: Window, logs: Count, rows: Count): Compared {
  if (logs.kind === 'unknown' || rows.kind === 'unknown') {
    return { window, logs, rows, verdict: 'unknown', difference: undefined };
  }
  const difference = rows.value - logs.value;
  return { window, logs, rows, verdict: verdictOf(difference), difference };
}

function verdictOf(difference: bigint): Verdict {
  if (difference < 0n) return 'missing';
  return difference > 0n ? 'extra' : 'matched';
}
