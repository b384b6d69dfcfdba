import type { Aside, Reading, Tally } from '../side.ts';
import type { Window } from '../window.ts';
import { uncovered } from './piece.ts';

interface OfGroup<Value> {
  readonly group: string;
  readonly readings: ReadonlyMap<number, Reading<Value>>;
}

export type Part<Value> = { readonly group: string; readonly value: Value; readonly remarks: readonly string[] };

/** Of several groups what each says for itself. */
export type Added<Value> = { readonly value: Value; readonly aside?: Aside };

/**
 * What all log groups say of each window: unknown as soon as one of them cannot tell, or where none is configured for a
 * part of it.
 */
export function together<Value>(
  windows: readonly Window[],
  stretches: readonly Window[],
  found: readonly OfGroup<Value>[],
  add: (parts: readonly Part<Value>[], isOneOfMany: boolean) => Added<Value>,
): readonly Reading<Value>[] {
  return windows.map((window, at): Reading<Value> => {
    const gap = uncovered(window, stretches);
    if (gap !== undefined) return { kind: 'unknown', because: gap };
    const parts: Part<Value>[] = [];
    for (const { group, readings } of found) {
      const reading = readings.get(at);
      if (reading?.kind === 'unknown') return reading;
      if (reading !== undefined) parts.push({ group, value: reading.value, remarks: reading.aside?.remarks ?? [] });
    }
    return { kind: 'known', ...add(parts, found.length > 1) };
  });
}

/** The count by group is told where there is more than one; a group that is configured twice is one. */
export function togetherTallies(parts: readonly Part<Tally>[], isOneOfMany: boolean): Added<Tally> {
  const tally = {
    count: parts.reduce((sum, { value }) => sum + value.count, 0n),
    sum: parts.reduce<bigint | undefined>(
      (sum, { value }) => (sum === undefined || value.sum === undefined ? undefined : sum + value.sum),
      0n,
    ),
  };
  const told = parts.map(({ group, value }) => ({ group, count: value.count, remarks: value.remarks ?? [] }));
  return { value: { ...tally, ...asideOf(told, isOneOfMany) } };
}

/** The same beside lists, of which the length is the count. */
export function togetherLists<Item>(
  parts: readonly Part<readonly Item[]>[],
  isOneOfMany: boolean,
): Added<readonly Item[]> {
  const told = parts.map(({ group, value, remarks }) => ({ group, count: BigInt(value.length), remarks }));
  const aside = asideOf(told, isOneOfMany);
  const value = parts.flatMap((part) => part.value);
  return Object.keys(aside).length === 0 ? { value } : { value, aside };
}

interface Told {
  readonly group: string;
  readonly count: bigint;
  readonly remarks: readonly string[];
}

function asideOf(told: readonly Told[], isOneOfMany: boolean): Aside {
  const remarks = told.flatMap(({ group, remarks }) => remarks.map((remark) => `${group}: ${remark}`));
  return { ...(isOneOfMany && { parts: byGroup(told) }), ...(remarks.length > 0 && { remarks }) };
}

function byGroup(told: readonly Told[]): Readonly<Record<string, bigint>> {
  const own = Map.groupBy(told, ({ group }) => group);
  return Object.fromEntries([...own].map(([group, all]) => [group, all.reduce((sum, { count }) => sum + count, 0n)]));
}

export function togetherMaps(parts: readonly Part<ReadonlyMap<string, bigint>>[]): Added<ReadonlyMap<string, bigint>> {
  const sums = new Map<string, bigint>();
  for (const { value } of parts) {
    for (const [key, count] of value) sums.set(key, (sums.get(key) ?? 0n) + count);
  }
  return { value: sums };
}
