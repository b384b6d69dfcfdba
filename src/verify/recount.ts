import { type Entries, isAhead } from './ledger/due.ts';
import { type Entry, isFinal, isRecounted } from './ledger/entry.ts';
import { runsOf } from './look/runs.ts';
import type { Sides } from './look/sides.ts';
import type { Reading, Tally } from './side.ts';
import type { Window } from './window.ts';

export interface RecountOptions {
  readonly nowMs: number;
  readonly lostAfterMs: number;
  /** Only windows that lie in here. */
  readonly range: Window | undefined;
  readonly signal: AbortSignal;
}

export interface Recount {
  /** Windows of which that is done, as they are to be remembered. */
  readonly done: readonly Entry[];
  /** Beginnings of those whose log holds other events than when they were compared: to be looked at again. */
  readonly changed: ReadonlySet<number>;
}

/** As many as a day has of five minutes. */
const mostAtOnce = 288;

/** How long one that could not be counted again is tried: what has expired comes back no more. */
export const recountForMs = 86_400_000;

/**
 * Counts the log of windows that were found final early once more when their time is over: an agent that was cut off sends
 * what it held hours later, into windows that matched without it. The database is only asked where the count differs.
 */
export async function recountOf(
  { log }: Pick<Sides, 'log'>,
  entries: Entries,
  { nowMs, lostAfterMs, range, signal }: RecountOptions,
): Promise<Recount> {
  const isDue = (entry: Entry) =>
    isFinal(entry) && !isAhead(entry, nowMs) && !isRecounted(entry, lostAfterMs) && entry.toMs <= nowMs - lostAfterMs;
  const isAsked = ({ fromMs, toMs }: Window) => !range || (fromMs >= range.fromMs && toMs <= range.toMs);
  const due = [...entries.values()].filter((entry) => isDue(entry) && isAsked(entry));
  const done: Entry[] = [];
  const changed = new Set<number>();
  for (const run of runsOf(
    due.toSorted((a, b) => a.fromMs - b.fromMs),
    mostAtOnce,
  )) {
    const tallies = await log.tally(run, signal);
    if (signal.aborted) break;
    for (const [at, entry] of run.entries()) {
      if (hasChanged(entry, tallies[at])) changed.add(entry.fromMs);
      else done.push(...recounted(entry, tallies[at], { nowMs, lostAfterMs }));
    }
  }
  return { done, changed };
}

/** An event that stands there twice is one line, and is counted twice. */
function hasChanged({ lines, logRepeats }: Entry, tally: Reading<Tally> | undefined): boolean {
  return tally?.kind === 'known' && tally.value.count !== BigInt(lines ?? '0') + BigInt(logRepeats);
}

function recounted(
  entry: Entry,
  tally: Reading<Tally> | undefined,
  { nowMs, lostAfterMs }: Pick<RecountOptions, 'nowMs' | 'lostAfterMs'>,
): readonly Entry[] {
  const done = { ...entry, lastCheckMs: nowMs, checks: entry.checks + 1 };
  if (tally?.kind === 'known') return [done];
  if (nowMs < entry.toMs + lostAfterMs + recountForMs) return [];
  return [{ ...done, because: [...entry.because, `${notRecounted}: ${tally?.because ?? 'it was not read'}`] }];
}

export const notRecounted = 'the log could not be counted again for what came late';
