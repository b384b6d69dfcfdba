import { type Entry, isFinal, type State, states } from '../ledger/entry.ts';
import type { TotalsReport } from '../report.ts';

/** Sums over windows: how many there are of each state, and of what. */
export interface Totals {
  readonly states: Readonly<Record<State, number>>;
  readonly lines: bigint;
  readonly rows: bigint;
  /** Of windows that are lost. */
  readonly missing: bigint;
  /** Of windows that are late or short: they may still get their rows. */
  readonly late: bigint;
  readonly extra: bigint;
  readonly repeated: bigint;
}

/** @param entries one for each window */
export function totalsOf(entries: readonly Entry[]): Totals {
  const isWaiting = ({ state }: Entry) => state === 'late' || state === 'short';
  const isLost = ({ state }: Entry) => state === 'lost';
  return {
    states: countStates(entries),
    lines: sum(entries.map(({ lines }) => lines ?? '0')),
    rows: sum(entries.map(({ rows }) => rows ?? '0')),
    missing: sum(entries.filter(isLost).map(({ missing }) => missing)),
    late: sum(entries.filter(isWaiting).map(({ missing }) => missing)),
    // Rows without a line are only extra once the log can no longer come.
    extra: sum(entries.filter(isFinal).map(({ extra }) => extra)),
    repeated: sum(entries.map(({ repeated }) => repeated)),
  };
}

/**
 * Never less than what the entries show: totals that were remembered and entries that say worse don't make a report that
 * says all is well.
 */
export function atLeast(totals: Totals, shown: Totals): Totals {
  const most = (one: bigint, other: bigint) => (one > other ? one : other);
  const perState = states.map((state) => [state, Math.max(totals.states[state], shown.states[state])] as const);
  return {
    states: Object.fromEntries(perState) as Record<State, number>,
    lines: most(totals.lines, shown.lines),
    rows: most(totals.rows, shown.rows),
    missing: most(totals.missing, shown.missing),
    late: most(totals.late, shown.late),
    extra: most(totals.extra, shown.extra),
    repeated: most(totals.repeated, shown.repeated),
  };
}

export function totalsReport({ lines, rows, missing, late, extra, repeated }: Totals): TotalsReport {
  return {
    lines: String(lines),
    rows: String(rows),
    missing: String(missing),
    late: String(late),
    extra: String(extra),
    repeated: String(repeated),
  };
}

/** Of decimal digits, as entries hold counts. */
export function sum(counts: readonly string[]): bigint {
  return counts.reduce((total, count) => total + BigInt(count), 0n);
}

function countStates(entries: readonly Entry[]): Record<State, number> {
  const counts = Object.fromEntries(states.map((state) => [state, 0])) as Record<State, number>;
  for (const { state } of entries) counts[state] += 1;
  return counts;
}
