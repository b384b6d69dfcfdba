import type { Entry, State } from '../../verify/ledger/entry.ts';
import { gap, stateStyles } from './states.ts';

/** A piece of the time axis: one window or several. */
export interface Column {
  readonly fromMs: number;
  readonly toMs: number;
  /** The worst of its windows; a gap where nothing is remembered of a part of it, unless something is worse. */
  readonly state: State | 'gap';
  readonly windows: number;
  /** Sums; null where a side of one window is unknown, or there is no window. */
  readonly lines: bigint | null;
  readonly rows: bigint | null;
}

export interface Chart {
  readonly fromMs: number;
  readonly toMs: number;
  /** Without a gap between them, and all of one length but for the last. */
  readonly columns: readonly Column[];
}

/** Of a longer past only the end is drawn: 28 days, or 60 windows where these are longer. */
const shown = { ms: 28 * 86_400_000, windows: 60 } as const;

/**
 * The windows as columns of a chart, at most so many: where there are more windows, several make one column, and its
 * state is that of the worst. Undefined where there is no window.
 */
export function chartOf(entries: readonly Entry[], most = 400): Chart | undefined {
  const inOrder = entries.toSorted((one, other) => one.fromMs - other.fromMs);
  const lengthMs = Math.min(...inOrder.map(({ fromMs, toMs }) => toMs - fromMs));
  const lastMs = inOrder.at(-1)?.toMs ?? 0;
  const recent = inOrder.filter(({ toMs }) => toMs > lastMs - Math.max(shown.ms, shown.windows * lengthMs));
  const fromMs = recent[0]?.fromMs;
  if (fromMs === undefined) return undefined;
  const columnMs = Math.ceil((lastMs - fromMs) / lengthMs / most) * lengthMs;
  const byColumn = Map.groupBy(recent, (entry) => Math.floor((entry.fromMs - fromMs) / columnMs));
  const columns = Array.from({ length: Math.ceil((lastMs - fromMs) / columnMs) }, (_, at) =>
    columnOf(
      fromMs + at * columnMs,
      Math.min(lastMs, fromMs + (at + 1) * columnMs),
      byColumn.get(at) ?? [],
      at,
      byColumn,
    ),
  );
  return { fromMs, toMs: lastMs, columns };
}

function columnOf(
  fromMs: number,
  toMs: number,
  own: readonly Entry[],
  at: number,
  byColumn: ReadonlyMap<number, readonly Entry[]>,
): Column {
  // A window of 25 hours reaches into the column after its own.
  const before = byColumn.get(at - 1)?.at(-1);
  const covering = before !== undefined && before.toMs > fromMs ? [before, ...own] : own;
  return {
    fromMs,
    toMs,
    state: worstOf(own.length === 0 ? covering : own, isCovered(fromMs, toMs, covering)),
    windows: own.length,
    lines: sumOf(own.map(({ lines }) => lines)),
    rows: sumOf(own.map(({ rows }) => rows)),
  };
}

function isCovered(fromMs: number, toMs: number, entries: readonly Entry[]): boolean {
  let untilMs = fromMs;
  for (const entry of entries) {
    if (entry.fromMs > untilMs) return false;
    untilMs = entry.toMs;
  }
  return untilMs >= toMs;
}

function worstOf(entries: readonly Entry[], isWhole: boolean): State | 'gap' {
  const states = entries
    .map(({ state }) => state)
    .toSorted((one, other) => stateStyles[other].weight - stateStyles[one].weight);
  const [worst] = states;
  if (worst === undefined) return 'gap';
  return isWhole || stateStyles[worst].weight > gap.weight ? worst : 'gap';
}

function sumOf(counts: readonly (string | null)[]): bigint | null {
  if (counts.length === 0 || counts.includes(null)) return null;
  return counts.reduce((total, count) => total + BigInt(count ?? 0), 0n);
}
