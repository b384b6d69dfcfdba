import type { Entries } from './ledger/due.ts';
import { type Entry, isFinal } from './ledger/entry.ts';
import { runsOf } from './look/runs.ts';
import type { Sides } from './look/sides.ts';

/**
 * Finds the buckets whose rows were written again since they were found final: a later run of the batch may add to any
 * that is young. Only the database is counted for it.
 *
 * @param youngMs windows that end after this are young
 * @returns their beginnings. What cannot be read now is read again by the next run
 */
export async function reopenedOf(
  { database, isBucketed }: Pick<Sides, 'database' | 'isBucketed'>,
  entries: Entries,
  youngMs: number,
  signal: AbortSignal,
): Promise<ReadonlySet<number>> {
  if (!isBucketed) return new Set();
  const young = [...entries.values()].filter((entry) => entry.toMs > youngMs && isFinal(entry));
  const reopened = new Set<number>();
  for (const run of runsOf(young.toSorted((a, b) => a.fromMs - b.fromMs))) {
    const tallies = await database.tally(run, signal);
    for (const [at, { fromMs, rows }] of (run as readonly Entry[]).entries()) {
      const tally = tallies[at];
      if (tally?.kind === 'known' && String(tally.value.count) !== rows) reopened.add(fromMs);
    }
  }
  return reopened;
}
