import { type Entry, isFinal } from './entry.ts';

/**
 * Whether an entry takes the place of the one that stands. Each look builds on an entry and counts one more, so the higher
 * number has seen the other. Of two that were made beside each other, the one that knows more stays: what is final is not
 * taken back by what is not, nor a row that was found by a look that began before it came. No clock is asked.
 */
export function replaces(entry: Entry, held: Entry | undefined): boolean {
  if (held === undefined || entry.checks > held.checks) return true;
  if (entry.checks < held.checks) return false;
  return knows(entry) > knows(held);
}

function knows(entry: Entry): number {
  if (!isFinal(entry)) return 0;
  return entry.state === 'lost' ? 1 : 2;
}
