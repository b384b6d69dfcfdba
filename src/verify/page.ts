import { type Entry, isFinal } from './ledger/entry.ts';

/**
 * Something that somebody has to be told of, once. `lost`, `repeated`, `extra`: more of it than before is so for good.
 * `undecided`: for longer than `lostAfter` no look at a window could tell it.
 */
export interface Page {
  readonly kind: 'lost' | 'repeated' | 'extra' | 'undecided';
  readonly entry: Entry;
}

/** A window's entry before and after it was remembered. */
export interface Change {
  readonly before: Entry | undefined;
  readonly after: Entry;
}

/**
 * The pages of one change of the ledger. Each change is written once, on condition of what stood before, so that no page
 * comes twice, whoever else runs; and a run that is killed between its writing and its telling has told nobody: what
 * alarms has therefore to be a level as well, such as the number of lost windows in `RunResult.entries`.
 */
export function pagesOf({ before, after }: Change, lostAfterMs: number): readonly Page[] {
  const kinds: readonly Page['kind'][] = [
    ...(isMore('missing', before, after) && after.state === 'lost' ? (['lost'] as const) : []),
    ...(isMore('repeated', before, after) ? (['repeated'] as const) : []),
    ...(isMore('extra', before, after) ? (['extra'] as const) : []),
    ...(isUndecided(after, lostAfterMs) && !(before && isUndecided(before, lostAfterMs))
      ? (['undecided'] as const)
      : []),
  ];
  return kinds.map((kind) => ({ kind, entry: after }));
}

function isMore(what: 'missing' | 'repeated' | 'extra', before: Entry | undefined, after: Entry): boolean {
  const known = before !== undefined && isFinal(before) ? BigInt(before[what]) : 0n;
  return isFinal(after) && BigInt(after[what]) > known;
}

/** Counted from the look on, not from the window's end: a window of months ago that was throttled once is no news. */
function isUndecided({ lastCheckMs, undecidedSinceMs = lastCheckMs }: Entry, lostAfterMs: number): boolean {
  return lastCheckMs - undecidedSinceMs > lostAfterMs;
}
