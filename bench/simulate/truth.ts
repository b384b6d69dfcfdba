import type { State } from '../../src/verify/ledger/entry.ts';
import { within } from './sides.ts';
import { type Thing, timing, type World, windowMs } from './world.ts';

export type Identity = 'unique' | 'multiple' | 'none';

/** How lines are known. */
export interface Way {
  readonly identity: Identity;
  readonly hasSums: boolean;
}

/**
 * What can be known of each window once everything has come, found anew from all events and rows, by none of the code
 * that it judges.
 *
 * `unique`: lines by their id; an event that stands twice is one line. `multiple`: lines by their text; an event that stands
 * twice is two equal lines, so without a second row one of them is lost. `none`: the counts of the windows, from the oldest
 * on set against the next one; a loss and a repeat that cancel are matched, since no count can know better. What has
 * expired is unknown; with sums, an id that stands twice on both sides is as proved as any; a silence that was heard to end is empty.
 */
export function truthOf(world: World, { identity, hasSums }: Way): readonly State[] {
  const found = identity === 'none' ? byCounts(world) : byLines(world, identity);
  return found.map((state, window) => {
    if (startOf(window) < world.expiredUntilMs) return 'unknown';
    return hasSums && state === 'repeated' && isAsOften(world, window) ? 'matched' : state;
  });
}

/** Whether each id stands as often on both sides. */
function isAsOften({ events, rows }: World, window: number): boolean {
  const stretch = { fromMs: startOf(window), toMs: startOf(window + 1) };
  const ids = (things: readonly Thing[]) =>
    JSON.stringify(
      within(things, stretch)
        .map(({ id }) => id)
        .toSorted(),
    );
  return ids(events) === ids(rows);
}

export function startOf(window: number): number {
  return timing.sinceMs + window * windowMs;
}

export function windowOf(atMs: number): number {
  return Math.floor((atMs - timing.sinceMs) / windowMs);
}

interface Odd {
  lost: number;
  extra: number;
  repeated: number;
  shifted: number;
}

function byLines({ windows, events, rows }: World, identity: 'unique' | 'multiple'): readonly State[] {
  const odd = Array.from({ length: windows + 1 }, (): Odd => ({ lost: 0, extra: 0, repeated: 0, shifted: 0 }));
  const note = (window: number, what: keyof Odd) => {
    const at = odd[window];
    if (at) at[what] += 1;
  };
  const key = (thing: Thing) => (identity === 'unique' ? thing.id : thing.text);
  const rowsBy = Map.groupBy(rows, key);
  const eventsBy = Map.groupBy(events, key);
  for (const name of new Set([...rowsBy.keys(), ...eventsBy.keys()])) {
    const places = (rowsBy.get(name) ?? []).map(({ atMs }) => windowOf(atMs));
    const lines = (eventsBy.get(name) ?? []).map(({ atMs }) => windowOf(atMs));
    const wanted = identity === 'unique' ? lines.slice(0, 1) : lines;
    for (const line of wanted.filter((line) => !takeFrom(places, line))) {
      const isShifted = takeFrom(places, line + 1) || takeFrom(places, line - 1);
      note(line, isShifted ? 'shifted' : 'lost');
    }
    for (const [at, place] of places.entries()) {
      note(place, identity === 'unique' && (wanted.length > 0 || at > 0) ? 'repeated' : 'extra');
    }
  }
  return odd.slice(0, windows).map((it, window) => stateOf(it, isEmpty({ events, rows }, window)));
}

function takeFrom(places: number[], window: number): boolean {
  const at = places.indexOf(window);
  if (at >= 0) places.splice(at, 1);
  return at >= 0;
}

function isEmpty({ events, rows }: Pick<World, 'events' | 'rows'>, window: number): boolean {
  const stretch = { fromMs: startOf(window), toMs: startOf(window + 1) };
  return within(events, stretch).length + within(rows, stretch).length === 0;
}

function stateOf({ lost, extra, repeated, shifted }: Odd, empty: boolean): State {
  if (lost > 0) return 'lost';
  if (extra > 0) return 'extra';
  if (repeated > 0) return 'repeated';
  if (shifted > 0) return 'shifted';
  return empty ? 'empty' : 'matched';
}

function byCounts({ windows, events, rows }: World): readonly State[] {
  const difference = Array.from({ length: windows + 1 }, () => 0);
  for (const { atMs } of events) difference[windowOf(atMs)] = (difference[windowOf(atMs)] ?? 0) + 1;
  for (const { atMs } of rows) difference[windowOf(atMs)] = (difference[windowOf(atMs)] ?? 0) - 1;
  const made = difference.map(() => 0);
  for (let at = 0; at + 1 < difference.length; at += 1) {
    const [one, next] = [difference[at] as number, difference[at + 1] as number];
    const amount = one * next < 0 ? Math.sign(one) * Math.min(Math.abs(one), Math.abs(next)) : 0;
    difference[at] = one - amount;
    difference[at + 1] = next + amount;
    if (amount !== 0) made[at] = made[at + 1] = 1;
  }
  return difference.slice(0, windows).map((rest, window) => {
    const odd = { lost: Math.max(rest, 0), extra: Math.max(-rest, 0), repeated: 0, shifted: made[window] ?? 0 };
    return stateOf(odd, isEmpty({ events, rows }, window));
  });
}
