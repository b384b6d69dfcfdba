import { type Entry, isFinal } from '../ledger/entry.ts';
import type { Window } from '../window.ts';
import type { ReportInput } from './input.ts';

/** From where until where everything is final, and whether windows follow each other without a gap behind that too. */
export interface Reach {
  readonly sinceMs: number;
  readonly untilMs: number;
  readonly isWhole: boolean;
}

/** @param entries in order of time */
export function reachOf(
  { sinceMs, verifiedUntilMs, range }: Pick<ReportInput, 'sinceMs' | 'verifiedUntilMs' | 'range'>,
  entries: readonly Entry[],
): Reach {
  if (range !== undefined) return reachWithin(range, entries);
  const behind = entries.filter(({ fromMs }) => fromMs >= verifiedUntilMs);
  return { sinceMs, untilMs: verifiedUntilMs, isWhole: follows(verifiedUntilMs, behind) };
}

/** Only windows that lie wholly in a range are looked at: what is left over at its ends is shorter than a window. */
function reachWithin(range: Window, entries: readonly Entry[]): Reach {
  const [first, last] = [entries[0], entries.at(-1)];
  if (first === undefined || last === undefined)
    return { sinceMs: range.fromMs, untilMs: range.fromMs, isWhole: false };
  const isFull = isLess(first.fromMs - range.fromMs, first) && isLess(range.toMs - last.toMs, last);
  return {
    sinceMs: first.fromMs,
    untilMs: finalUntil(entries, first.fromMs),
    isWhole: isFull && follows(first.fromMs, entries),
  };
}

function isLess(restMs: number, { fromMs, toMs }: Window): boolean {
  return restMs < toMs - fromMs;
}

/** Whether each begins where the one before ends. */
function follows(fromMs: number, entries: readonly Entry[]): boolean {
  return entries.every((entry, at) => entry.fromMs === (entries[at - 1]?.toMs ?? fromMs));
}

function finalUntil(entries: readonly Entry[], fromMs: number): number {
  let untilMs = fromMs;
  for (const entry of entries) {
    if (entry.fromMs !== untilMs || !isFinal(entry)) break;
    untilMs = entry.toMs;
  }
  return untilMs;
}
