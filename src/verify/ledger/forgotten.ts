import type { Window } from '../window.ts';
import type { Entries } from './due.ts';
import type { Entry } from './entry.ts';
import type { Head } from './format.ts';

/**
 * Stands for lost windows of which the head knows and no file does any more: somebody deleted it, or a bucket's lifecycle
 * did. What became of them is unknown until they are looked at, and they are looked at by the next run.
 *
 * @param windowAt the window that holds an instant
 */
export function forgottenOf(
  { lost }: Pick<Head, 'lost'>,
  entries: Entries,
  windowAt: (ms: number) => Window,
): readonly Entry[] {
  return lost.filter((fromMs) => !entries.has(fromMs)).map((fromMs) => forgotten(windowAt(fromMs)));
}

function forgotten({ fromMs, toMs }: Window): Entry {
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
    because: [wasLost],
    firstCheckMs: toMs,
    lastCheckMs: toMs,
    undecidedSinceMs: toMs,
    checks: 1,
  };
}

export const wasLost = 'it was lost when it was last looked at, and the ledger’s file of it is gone';
