import type { Window } from '../window.ts';
import { clockSlackMs, type Entries } from './due.ts';
import { type Entry, isUncounted } from './entry.ts';
import type { Head } from './format.ts';

/**
 * Stands for lost windows of which the head knows and no file does any more: somebody deleted it or put an older version of
 * it back, or a bucket's lifecycle did. What became of them is unknown until they are looked at, and they are looked at by
 * the next run.
 *
 * @param windowAt the window that holds an instant
 */
export function forgottenOf(
  { lost, atMs }: Pick<Head, 'lost' | 'atMs'>,
  entries: Entries,
  windowAt: (ms: number) => Window,
): readonly Entry[] {
  return lost.flatMap((fromMs) => {
    const entry = entries.get(fromMs);
    if (entry === undefined) return [forgotten(windowAt(fromMs), wasLost)];
    // As often looked at as the one that stands, so that the next look takes its place.
    return isOlder(entry, atMs) ? [{ ...forgotten(entry, wasLostBefore), checks: entry.checks }] : [];
  });
}

/** Whether an entry says that all is well by a look from before the head was written, in which it was lost. */
function isOlder(entry: Entry, headMs: number): boolean {
  return !isUncounted(entry) && entry.lastCheckMs < headMs - clockSlackMs;
}

/** All that is remembered, and what is forgotten where nobody has looked at it since. */
export function withForgotten(entries: Entries, forgotten: Iterable<Entry>): Entries {
  const unseen = [...forgotten].filter(({ fromMs, checks }) => (entries.get(fromMs)?.checks ?? 0) <= checks);
  return new Map([...entries, ...unseen.map((entry) => [entry.fromMs, entry] as const)]);
}

function forgotten({ fromMs, toMs }: Window, because: string): Entry {
  return {
    fromMs,
    toMs,
    state: 'unknown',
    evidence: 'counts',
    lines: null,
    rows: null,
    missing: '0',
    extra: '0',
    repeated: '0',
    shifted: '0',
    logRepeats: '0',
    because: [because],
    firstCheckMs: toMs,
    lastCheckMs: toMs,
    undecidedSinceMs: toMs,
    checks: 1,
  };
}

export const wasLost = 'it was lost when it was last looked at, and the ledger’s file of it is gone';
const wasLostBefore =
  'it was lost when the ledger’s head was written, and the ledger’s file of it is older: put back, it seems';
