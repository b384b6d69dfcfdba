import { type Entry, isHeard, isSilent } from './entry.ts';

/** What stands with a window that is empty for longer than it should be. */
export const tooQuiet =
  'nothing has stood on either side for longer than verify.quietAfter: look at the filter and at who sends';

export interface Ear {
  readonly quietAfterMs: number;
  /** The end of the last window that held something, before all entries at hand; where nothing ever did, the beginning. */
  readonly heardUntilMs: number;
}

/**
 * Tells silence from a broken reading: a filter with a typo finds nothing as well, and the table of a batch that never
 * runs holds nothing. An empty window is unknown once the silence before it has lasted for `quietAfterMs`, and is empty
 * after all where a later window holds something. A single empty window is no silence, however long it is; a window that
 * could not be read does not end one.
 *
 * @param decided what was just looked at, in order of time; only these are judged, because what was empty under a filter
 *   with a typo has to be read again before it is empty
 * @param others all that is remembered
 */
export function hearSilence(decided: readonly Entry[], others: Iterable<Entry>, ear: Ear): readonly Entry[] {
  const heard = [...others, ...decided].filter(isHeard);
  const lastHeardMs = lastHeard(heard);
  const ends = heard.map(({ toMs }) => toMs).toSorted((a, b) => a - b);
  let [at, silentFromMs] = [0, ear.heardUntilMs];
  return decided.map((entry) => {
    for (; at < ends.length && (ends[at] as number) <= entry.fromMs; at += 1) silentFromMs = ends[at] as number;
    const isSingle = entry.fromMs <= silentFromMs;
    const isTooLong = entry.toMs - silentFromMs > ear.quietAfterMs;
    if (!isSilent(entry) || isSingle || !isTooLong || entry.fromMs < lastHeardMs) return entry;
    return { ...entry, state: 'unknown', because: [tooQuiet, ...entry.because] };
  });
}

/** Where the last window begins that holds something; minus infinity for none. */
export function lastHeard(entries: Iterable<Entry>): number {
  let lastMs = Number.NEGATIVE_INFINITY;
  for (const entry of entries) if (isHeard(entry)) lastMs = Math.max(lastMs, entry.fromMs);
  return lastMs;
}
