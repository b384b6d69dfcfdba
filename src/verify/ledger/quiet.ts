import type { Entry } from './entry.ts';

/** What stands with a window that is empty for longer than it should be. */
export const tooQuiet =
  'nothing has stood on either side for longer than verify.quietAfter: look at the filter and at who sends';

/**
 * Tells silence from a broken reading: a filter with a typo finds nothing as well, and the table of a batch that never
 * runs holds nothing. An empty window is unknown once the silence before it has lasted for `quietAfterMs`, and is empty
 * after all as soon as a later window holds lines.
 *
 * @param entries of windows that follow each other, in order of time
 */
export function hearSilence(entries: readonly Entry[], quietAfterMs: number): readonly Entry[] {
  let silentSinceMs: number | undefined;
  const heard = entries.map((entry) => {
    if (!isSilent(entry)) silentSinceMs = undefined;
    else silentSinceMs ??= entry.fromMs;
    return silentSinceMs !== undefined && entry.toMs - silentSinceMs > quietAfterMs ? silent(entry) : entry;
  });
  const last = entries.findLastIndex((entry) => Number(entry.lines) > 0 || Number(entry.rows) > 0);
  return heard.map((entry, index) => (index < last && isSilent(entry) ? empty(entry) : entry));
}

/** Empty, or taken for too quiet before. */
function isSilent(entry: Entry): boolean {
  return entry.lines === '0' && entry.rows === '0';
}

function silent(entry: Entry): Entry {
  return entry.state === 'unknown' ? entry : { ...entry, state: 'unknown', because: [tooQuiet] };
}

function empty(entry: Entry): Entry {
  return entry.state === 'empty' ? entry : { ...entry, state: 'empty', because: [] };
}
