import type { Finding } from './finding.ts';

/** Thrown where a rule reads a setting that is wrong (`guarded.ts`). */
export class NotKnown extends Error {}

/** What `read` reads, or undefined where a setting that it reads is wrong: for a rule that can judge without it. */
export function known<Value>(read: () => Value): Value | undefined {
  try {
    return read();
  } catch (caught) {
    if (caught instanceof NotKnown) return undefined;
    throw caught;
  }
}

/** The findings of every entry. One that is wrong keeps the rule quiet about itself, and not about its neighbours. */
export function each<Entry>(
  entries: readonly Entry[],
  find: (entry: Entry, index: number) => readonly Finding[],
): readonly Finding[] {
  // By its place, so that an entry is read only inside: a loop over the entries would end at a wrong one.
  return [...entries.keys()].flatMap((index) => known(() => find(entries[index] as Entry, index)) ?? []);
}

/** What is read of each entry, and undefined where that is wrong. */
export function readEach<Entry, Value>(
  entries: readonly Entry[],
  read: (entry: Entry) => Value,
): readonly (Value | undefined)[] {
  return [...entries.keys()].map((index) => known(() => read(entries[index] as Entry)));
}
