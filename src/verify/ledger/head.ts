import { clockSlackMs, type Entries } from './due.ts';
import { isHeard, isUncounted } from './entry.ts';
import type { Head } from './format.ts';
import { addTo, noTotals } from './totals.ts';

/** The head of a ledger of which nothing is known yet. */
export function firstHead(settings: string, sinceMs: number, nowMs: number): Head {
  return {
    settings,
    atMs: nowMs,
    sinceMs,
    verifiedUntilMs: sinceMs,
    lost: [],
    totals: noTotals,
    heardUntilMs: sinceMs,
  };
}

/**
 * The head to go on from: the one that was read, unless windows are verified from elsewhere on by now, or it was written
 * by a clock that was ahead. Then everything is told from the entries anew.
 */
export function headToGoOnFrom(head: Head, sinceMs: number, nowMs: number): Head {
  const isKnown = head.sinceMs === sinceMs && head.atMs <= nowMs + clockSlackMs;
  return isKnown ? head : firstHead(head.settings, sinceMs, nowMs);
}

/**
 * The head after a run. Its totals are exact, whoever was killed before: a head is only ever replaced by one that was made
 * of it, no entry before `verifiedUntilMs` changes but a loss that is made good, and that one is counted when it leaves `lost`.
 *
 * @param entries all from `head.verifiedUntilMs` on, and those in `head.lost`
 */
export function nextHead(head: Head, entries: Entries, untilMs: number, nowMs: number): Head {
  const since = [...entries.values()].filter((it) => it.fromMs >= head.verifiedUntilMs && it.toMs <= untilMs);
  const before = head.lost.flatMap((fromMs) => entries.get(fromMs) ?? []);
  const all = [...before, ...since];
  const ends = since.filter(isHeard).map(({ toMs }) => toMs);
  return {
    ...head,
    atMs: nowMs,
    verifiedUntilMs: untilMs,
    lost: all.filter(isUncounted).map(({ fromMs }) => fromMs),
    totals: addTo(
      head.totals,
      all.filter((entry) => !isUncounted(entry)),
    ),
    heardUntilMs: ends.reduce((last, endMs) => Math.max(last, endMs), head.heardUntilMs),
  };
}
