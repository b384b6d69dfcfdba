import type { Window } from '../window.ts';
import type { Entries } from './due.ts';
import { type Entry, isUncounted, type State } from './entry.ts';
import type { Totals } from './format.ts';

export const noTotals: Totals = {
  lines: '0',
  rows: '0',
  missing: '0',
  extra: '0',
  repeated: '0',
  shifted: '0',
  logRepeats: '0',
  states: {},
};

/** Adds windows to sums; a side that is unknown adds nothing. */
export function addTo(totals: Totals, entries: readonly Entry[]): Totals {
  const sum = (name: Exclude<keyof Totals, 'states'>) =>
    String(entries.reduce((total, entry) => total + BigInt(entry[name] ?? '0'), BigInt(totals[name])));
  return {
    lines: sum('lines'),
    rows: sum('rows'),
    missing: sum('missing'),
    extra: sum('extra'),
    repeated: sum('repeated'),
    shifted: sum('shifted'),
    logRepeats: sum('logRepeats'),
    states: addStates(totals.states, entries),
  };
}

/** The sums with what stands between two instants, but for what is in none of them. */
export function withThose(totals: Totals, entries: Entries, { fromMs, toMs }: Window): Totals {
  const isWithin = (entry: Entry) => entry.fromMs >= fromMs && entry.toMs <= toMs && !isUncounted(entry);
  return addTo(totals, [...entries.values()].filter(isWithin));
}

function addStates(states: Totals['states'], entries: readonly Entry[]): Totals['states'] {
  const added: Partial<Record<State, number>> = { ...states };
  for (const { state } of entries) added[state] = (added[state] ?? 0) + 1;
  return added;
}
