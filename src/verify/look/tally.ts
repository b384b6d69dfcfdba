import { isOfHashes } from '../hashes.ts';
import type { Aside, Reading, Tally } from '../side.ts';
import type { Window } from '../window.ts';
import type { UnknownLook } from './looked.ts';
import type { Sides } from './sides.ts';

/** A window as both sides counted it. */
export interface Tallied {
  readonly window: Window;
  readonly log: Reading<Tally>;
  readonly rows: Reading<Tally>;
}

/** A window that both sides could count. */
export interface Counted extends Tallied {
  readonly log: Reading<Tally> & { readonly kind: 'known' };
  readonly rows: Reading<Tally> & { readonly kind: 'known' };
}

/** What a side has not answered of is unknown, and not nothing. */
export const notRead: Reading<never> = { kind: 'unknown', because: 'it was not read' };

/** Counts windows that follow each other, on both sides at the same time. */
export async function tallyBoth({ log, database }: Sides, windows: readonly Window[], signal: AbortSignal) {
  const [lines, rows] = await Promise.all([log.tally(windows, signal), database.tally(windows, signal)]);
  return windows.map(
    (window, index): Tallied => ({ window, log: lines[index] ?? notRead, rows: rows[index] ?? notRead }),
  );
}

export function isCounted(tallied: Tallied): tallied is Counted {
  return tallied.log.kind === 'known' && tallied.rows.kind === 'known';
}

/** Lines less rows; undefined where a side is unknown. */
export function differenceOf(tallied: Tallied): bigint | undefined {
  return isCounted(tallied) ? tallied.log.value.count - tallied.rows.value.count : undefined;
}

export function unknownLook(log: Reading<unknown>, rows: Reading<unknown>): UnknownLook {
  return { kind: 'unknown', because: reasonsOf(log, rows) };
}

export function reasonsOf(log: Reading<unknown>, rows: Reading<unknown>): readonly string[] {
  return [...reasonOf('log', log), ...reasonOf('database', rows)];
}

export function reasonOf(name: 'log' | 'database', reading: Reading<unknown>): readonly string[] {
  return reading.kind === 'unknown' ? [`${name}: ${reading.because}`] : [];
}

/** What stands beside a window's count on both sides. */
export function asideOf({ log, rows }: Pick<Counted, 'log' | 'rows'>): Aside {
  return joinAsides([log.value, rows.value]);
}

/** The asides of several readings of one window as one. */
export function joinAsides(asides: readonly (Aside | undefined)[]): Aside {
  const given = asides.filter((aside) => aside !== undefined);
  const parts = given.find((aside) => aside.parts)?.parts;
  const remarks = [...new Set(given.flatMap((aside) => aside.remarks ?? []))];
  const pending = given.find((aside) => aside.pending)?.pending;
  return {
    ...(parts && { parts }),
    ...(remarks.length > 0 && { remarks }),
    ...(pending !== undefined && { pending }),
  };
}

/** Whether count and sum prove that the same lines stand on both sides. Without a sum nothing is proved but nothing. */
export function isProved({ log, rows }: Counted): boolean {
  const { count, sum } = log.value;
  if (count !== rows.value.count) return false;
  return count === 0n || (sum !== undefined && sum === rows.value.sum && isOfHashes(sum, count));
}

/** How many members would have to be held to open it. */
export function sizeOf({ log, rows }: Counted): number {
  return Math.max(Number(log.value.count), Number(rows.value.count));
}
