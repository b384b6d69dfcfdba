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
 * twice is two equal lines, so without a second row one of them is lost. `none`: counts of the windows, less what is known to
 * have crossed an edge; a loss and a repeat that cancel are matched, since no count can know better. What has
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

/** By where each line's row really is: of which windows that makes up for which, counts alone are only told afterwards. */
function byCounts({ windows, events, rows }: World): readonly State[] {
  const [difference, crossed] = [new Map<number, number>(), new Set<number>()];
  const add = (window: number, amount: number) => difference.set(window, (difference.get(window) ?? 0) + amount);
  for (const { atMs } of events) add(windowOf(atMs), 1);
  for (const { atMs } of rows) add(windowOf(atMs), -1);
  const rowsBy = Map.groupBy(rows, ({ id }) => id);
  for (const { id, atMs } of events) {
    const [line, row] = [windowOf(atMs), windowOf(rowsBy.get(id)?.[0]?.atMs ?? atMs)];
    if (line === row) continue;
    add(line, -1);
    add(row, 1);
    crossed.add(line).add(row);
  }
  return Array.from({ length: windows }, (_, window) => {
    const rest = difference.get(window) ?? 0;
    const odd = {
      lost: Math.max(rest, 0),
      extra: Math.max(-rest, 0),
      repeated: 0,
      shifted: Number(crossed.has(window)),
    };
    return stateOf(odd, isEmpty({ events, rows }, window));
  });
}
