import { LedgerConflict, ReadFailed } from '../../errors.ts';
import type { Entries } from './due.ts';
import { type Entry, isFinal } from './entry.ts';
import { fileOf, type Head, headFile, read, readHead, write, writeHead } from './format.ts';
import type { LedgerStore } from './store.ts';

/** The memory of a verification. Every method @throws ReadFailed, WriteFailed. */
export interface Ledger {
  /** What there is to go on from. */
  load(sinceMs: number, nowMs: number): Promise<Loaded>;
  /** Remembers entries, and returns all that is remembered by now, what another run remembered meanwhile included. */
  remember(entries: readonly Entry[]): Promise<Entries>;
  /** Leaves word for the next run until when everything is final, so that it need not read what is before. */
  noteVerifiedUntil(sinceMs: number, untilMs: number): Promise<void>;
}

export interface Loaded {
  /** From here on windows are looked for: all before it are final. */
  readonly startMs: number;
  /** What is remembered from there on, and the losses before. */
  readonly entries: Entries;
}

interface Held {
  readonly version: string | undefined;
  readonly entries: ReadonlyMap<number, Entry>;
}

const absent: Held = { version: undefined, entries: new Map() };

/** How often a file is read again because another run wrote it first: two runs take turns, and no more are expected. */
const mostTries = 5;

/**
 * Opens the ledger of a store.
 *
 * @param settings what the windows are compared by; a ledger of other settings is refused, for its windows are others.
 */
export function openLedger(store: LedgerStore, settings: string): Ledger {
  const files = new Map<string, Held>();
  let headVersion: string | undefined;

  const fetch = async (name: string): Promise<Held> => {
    const stored = await store.read(name);
    const held = stored ? toHeld(store, name, stored.version, stored.text, settings) : absent;
    files.set(name, held);
    return held;
  };
  const put = async (name: string, entries: readonly Entry[]): Promise<void> => {
    for (let tries = 1; ; tries += 1) {
      const held = files.get(name) ?? (await fetch(name));
      const merged = mergeInto(held.entries, entries);
      try {
        const version = await store.write(name, write({ settings, entries: [...merged.values()] }), held.version);
        files.set(name, { version, entries: merged });
        return;
      } catch (error) {
        if (!(error instanceof LedgerConflict) || tries === mostTries) throw error;
        files.delete(name);
      }
    }
  };
  const all = (): Entries => new Map([...files.values()].flatMap(({ entries }) => [...entries]));

  return {
    load: async (sinceMs, nowMs) => {
      files.clear();
      const stored = await store.read(headFile);
      headVersion = stored?.version;
      const head = stored && sameSettings(store, readHead(stored.text), settings);
      // Of a stretch that begins earlier than before nothing is known yet.
      const isKnown = head !== undefined && head.sinceMs <= sinceMs;
      const startMs = isKnown ? Math.max(sinceMs, head.verifiedUntilMs) : sinceMs;
      const lost = isKnown ? head.lost.filter((fromMs) => fromMs >= sinceMs).map((fromMs) => fileOf({ fromMs })) : [];
      await Promise.all([...new Set([...daysOf(startMs, nowMs), ...lost])].map(fetch));
      return { startMs, entries: all() };
    },
    remember: async (entries) => {
      for (const [name, own] of Map.groupBy(entries, fileOf)) await put(name, own);
      return all();
    },
    noteVerifiedUntil: async (sinceMs, verifiedUntilMs) => {
      const lost = [...all().values()].filter(({ state }) => state === 'lost').map(({ fromMs }) => fromMs);
      try {
        headVersion = await store.write(headFile, writeHead({ settings, sinceMs, verifiedUntilMs, lost }), headVersion);
      } catch (error) {
        // Another run has left word. It is a hint, and both are right.
        if (!(error instanceof LedgerConflict)) throw error;
      }
    },
  };
}

function toHeld(store: LedgerStore, name: string, version: string, text: string, settings: string): Held {
  const { entries } = sameSettings(store, read(name, text), settings);
  return { version, entries: new Map(entries.map((entry) => [entry.fromMs, entry])) };
}

function sameSettings<File extends Pick<Head, 'settings'>>(store: LedgerStore, file: File, settings: string): File {
  if (file.settings === settings) return file;
  throw new ReadFailed(`the ledger in ${store.place} is of other settings: ${file.settings}`, {
    hint: `now they are ${settings}: name another verify.state for these, or put the former ones back`,
  });
}

/** What is final is not taken back by a run that looked at the same time; a loss may be made good. */
function mergeInto(held: ReadonlyMap<number, Entry>, entries: readonly Entry[]): ReadonlyMap<number, Entry> {
  const merged = new Map(held);
  for (const entry of entries) {
    const before = merged.get(entry.fromMs);
    const stays = before !== undefined && isFinal(before) && before.state !== 'lost' && !isFinal(entry);
    if (!stays && entry.lastCheckMs >= (before?.lastCheckMs ?? 0)) merged.set(entry.fromMs, entry);
  }
  return merged;
}

/** The files of the days from one instant to another, both included. */
function daysOf(fromMs: number, toMs: number): readonly string[] {
  const dayMs = 86_400_000;
  const first = Math.floor(fromMs / dayMs);
  return Array.from({ length: Math.floor(toMs / dayMs) - first + 1 }, (_, day) =>
    fileOf({ fromMs: (first + day) * dayMs }),
  );
}
