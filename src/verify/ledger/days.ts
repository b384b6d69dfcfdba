import type { Change } from '../page.ts';
import type { Entries } from './due.ts';
import type { Entry } from './entry.ts';
import { fileOf, read, write } from './format.ts';
import { mergedWith } from './merge.ts';
import type { LedgerStore } from './store.ts';
import { again, readFile } from './stored.ts';

/** The files of single days, as far as they were read. */
export interface Days {
  /** Reads files anew, and forgets the others. */
  load(names: Iterable<string>): Promise<void>;
  /** Writes entries of one file over those that stand in it: see `mergedWith`. @returns what that changed */
  put(name: string, entries: readonly Entry[]): Promise<readonly Change[]>;
  /** The entries of all files that were read or written. */
  all(): Entries;
}

export function openDays(store: LedgerStore, settings: string): Days {
  const files = new Map<string, Day>();
  const fetch = async (name: string): Promise<Day> => {
    const day = await readDay(store, settings, name);
    files.set(name, day);
    return day;
  };
  return {
    load: async (names) => {
      files.clear();
      await Promise.all([...new Set(names)].map(fetch));
    },
    put: (name, entries) =>
      again(async () => {
        const day = files.get(name) ?? (await fetch(name));
        const changes = changesOf(day, entries);
        if (changes.length === 0) return changes;
        const merged = new Map([...day.entries, ...changes.map(({ after }) => [after.fromMs, after] as const)]);
        // Whatever becomes of the writing, what was read is no longer what stands.
        files.delete(name);
        const version = await store.write(name, write({ settings, entries: [...merged.values()] }), day.version);
        files.set(name, { version, entries: merged });
        return changes;
      }),
    all: () => new Map([...files.values()].flatMap(({ entries }) => [...entries])),
  };
}

/** One day's file; without a version it is not there yet. */
export interface Day {
  readonly version: string | undefined;
  readonly entries: Entries;
}

export async function readDay(store: LedgerStore, settings: string, name: string): Promise<Day> {
  const stored = await readFile(store, settings, name, read);
  if (stored === undefined) return { version: undefined, entries: new Map() };
  return { version: stored.version, entries: new Map(stored.value.entries.map((entry) => [entry.fromMs, entry])) };
}

function changesOf({ entries: held }: Day, entries: readonly Entry[]): readonly Change[] {
  return entries.flatMap((entry) => {
    const before = held.get(entry.fromMs);
    const after = mergedWith(before, entry);
    return after ? [{ before, after }] : [];
  });
}

/** The files of the days from one instant to another, both included. */
export function daysOf(fromMs: number, toMs: number): readonly string[] {
  const dayMs = 86_400_000;
  const first = Math.floor(fromMs / dayMs);
  return Array.from({ length: Math.max(0, Math.floor(toMs / dayMs) - first + 1) }, (_, day) =>
    fileOf({ fromMs: (first + day) * dayMs }),
  );
}
