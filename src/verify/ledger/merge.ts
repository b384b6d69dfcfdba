import { type Entry, isFinal } from './entry.ts';

/**
 * What stands once an entry is written over the one that is held: undefined where that one stays. A look counts one more
 * than the entry that it builds on, and so does each writing, so that no two that stood have the same number: a higher
 * number has seen what stands. Of others, which were made beside it, only the one that knows more takes its place: what is
 * final is not taken back by what is not, nor a row that was found by a look that began before it came. No clock is asked.
 */
export function mergedWith(held: Entry | undefined, entry: Entry): Entry | undefined {
  if (held === undefined || entry.checks > held.checks) return entry;
  return knows(entry) > knows(held) ? { ...entry, checks: held.checks + 1 } : undefined;
}

function knows(entry: Entry): number {
  if (!isFinal(entry)) return 0;
  return entry.state === 'lost' ? 1 : 2;
}
