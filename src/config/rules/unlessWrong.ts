import type { Finding } from '../finding.ts';

/** Thrown where a rule reads a setting that is wrong (`applyRule.ts`). */
export class WrongSetting extends Error {}

/** What `read` reads, or undefined where a setting that it reads is wrong: for a rule that can do without it. */
export function unlessWrong<Value>(read: () => Value): Value | undefined {
  try {
    return read();
  } catch (caught) {
    if (caught instanceof WrongSetting) return undefined;
    throw caught;
  }
}

/** The findings of every entry. One that is wrong keeps the rule quiet about itself, and not about its neighbours. */
export function each<Entry>(
  entries: readonly Entry[],
  find: (entry: Entry, index: number) => readonly Finding[],
): readonly Finding[] {
  // By its place, so that an entry is read only inside: a loop over the entries would end at a wrong one.
  return [...entries.keys()].flatMap((index) => unlessWrong(() => find(entries[index] as Entry, index)) ?? []);
}

/** What is read of each entry, and undefined where that is wrong. */
export function readEach<Entry, Value>(
  entries: readonly Entry[],
  read: (entry: Entry) => Value,
): readonly (Value | undefined)[] {
  return [...entries.keys()].map((index) => unlessWrong(() => read(entries[index] as Entry)));
}
