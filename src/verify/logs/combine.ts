import type { Reading, Tally } from '../side.ts';
import type { Window } from '../window.ts';
import { uncovered } from './piece.ts';

interface OfGroup<Value> {
  readonly group: string;
  readonly readings: ReadonlyMap<number, Reading<Value>>;
}

type Part<Value> = { readonly group: string; readonly value: Value };

/**
 * What all log groups say of each window: unknown as soon as one of them cannot tell, or where none is configured for a
 * part of it.
 */
export function together<Value>(
  windows: readonly Window[],
  stretches: readonly Window[],
  found: readonly OfGroup<Value>[],
  add: (parts: readonly Part<Value>[]) => Value,
): readonly Reading<Value>[] {
  return windows.map((window, at): Reading<Value> => {
    const gap = uncovered(window, stretches);
    if (gap !== undefined) return { kind: 'unknown', because: gap };
    const parts: Part<Value>[] = [];
    for (const { group, readings } of found) {
      const reading = readings.get(at);
      if (reading?.kind === 'unknown') return reading;
      if (reading !== undefined) parts.push({ group, value: reading.value });
    }
    return { kind: 'known', value: add(parts) };
  });
}

/** The count by group is told where there is more than one; a group that is configured twice is one. */
export function togetherTallies(parts: readonly Part<Tally>[]): Tally {
  const remarks = parts.flatMap(({ group, value }) => (value.remarks ?? []).map((remark) => `${group}: ${remark}`));
  return {
    count: parts.reduce((sum, { value }) => sum + value.count, 0n),
    sum: parts.reduce<bigint | undefined>(
      (sum, { value }) => (sum === undefined || value.sum === undefined ? undefined : sum + value.sum),
      0n,
    ),
    ...(parts.length > 1 && { parts: byGroup(parts) }),
    ...(remarks.length > 0 && { remarks }),
  };
}

function byGroup(parts: readonly Part<Tally>[]): Readonly<Record<string, bigint>> {
  return Object.fromEntries(
    [...Map.groupBy(parts, ({ group }) => group)].map(([group, own]) => [
      group,
      own.reduce((sum, { value }) => sum + value.count, 0n),
    ]),
  );
}

export function togetherLists<Item>(parts: readonly Part<readonly Item[]>[]): readonly Item[] {
  return parts.flatMap(({ value }) => value);
}

export function togetherMaps(parts: readonly Part<ReadonlyMap<string, bigint>>[]): ReadonlyMap<string, bigint> {
  const sums = new Map<string, bigint>();
  for (const { value } of parts) {
    for (const [key, count] of value) sums.set(key, (sums.get(key) ?? 0n) + count);
  }
  return sums;
}
