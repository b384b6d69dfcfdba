import { LedgerConflict, ReadFailed } from '../../errors.ts';
import type { Change } from '../page.ts';
import type { Entries } from './due.ts';
import type { Entry } from './entry.ts';
import {
  type Details,
  detailsFileOf,
  fileOf,
  type Head,
  headFile,
  type OfSettings,
  read,
  readDetails,
  readHead,
  write,
  writeDetails,
  writeHead,
} from './format.ts';
import { firstHead, headToGoOnFrom, nextHead } from './head.ts';
import { mergedWith } from './merge.ts';
import type { LedgerStore } from './store.ts';

/**
 * The memory of a verification. What holds of it, whoever is killed, skipped or started twice:
 *
 * 1. The beginning is written before anything else, so that a first run that was killed does not move it.
 * 2. A file is only written on condition of what was read of it; who comes second reads it again and merges.
 * 3. An entry is only replaced by one that was made of it, or that knows more: see `mergedWith`.
 * 4. The lines that differ are written before the entry that speaks of them: see `describe`.
 * 5. The head is written last and says nothing that the entries do not; without it nothing is lost but time: see `nextHead`.
 *
 * Every method @throws ReadFailed, WriteFailed.
 */
export interface Ledger {
  /** What there is to go on from. Called before the others. */
  load(options: LoadOptions): Promise<Loaded>;
  /** Remembers entries. */
  remember(entries: readonly Entry[]): Promise<Remembered>;
  /** Writes down which lines of a window differ, to be called before its entry is remembered. */
  describe(details: Details): Promise<void>;
  /** Reads that again; undefined where nothing was written of the window that begins there. */
  details(fromMs: number): Promise<Details | undefined>;
  /** Leaves word for the next run until when everything is final. Returns what would be written where another run was first. */
  conclude(verifiedUntilMs: number, nowMs: number): Promise<Head>;
  /** The entries of the windows that begin within a stretch of time, in their order. */
  history(fromMs: number, toMs: number): Promise<readonly Entry[]>;
}

export interface LoadOptions {
  /** From where on windows are verified; undefined for where the ledger begins. */
  readonly sinceMs: number | undefined;
  /** Where it begins if this is the first run, and nobody says from where on. */
  readonly beginningMs: number;
  readonly nowMs: number;
  /** The beginning of the window before an instant. */
  readonly before: (ms: number) => number;
}

export interface Loaded {
  readonly sinceMs: number;
  /** From here on windows are looked for: all before it are final. */
  readonly startMs: number;
  /** As in the head. */
  readonly heardUntilMs: number;
  /** What is remembered from the window before the start on, and the losses before. */
  readonly entries: Entries;
}

export interface Remembered {
  /** All that is remembered by now, what another run remembered meanwhile included. */
  readonly entries: Entries;
  /** What this call changed. */
  readonly changes: readonly Change[];
}

interface Held {
  readonly version: string | undefined;
  readonly entries: ReadonlyMap<number, Entry>;
}

const absent: Held = { version: undefined, entries: new Map() };

/** How often a file is read again because another run wrote it first: runs of a backfill share a day's file. */
const mostTries = 10;

/**
 * Opens the ledger of a store.
 *
 * @param settings what the windows are compared by; a ledger of other settings is refused, for its windows are others.
 */
export function openLedger(store: LedgerStore, settings: string): Ledger {
  const files = new Map<string, Held>();
  let head: { readonly version: string | undefined; readonly value: Head } | undefined;

  const readOf = async <File extends OfSettings>(name: string, reader: (text: string) => File) => {
    const stored = await store.read(name);
    return stored && { version: stored.version, value: sameSettings(store, reader(stored.text), settings) };
  };
  const held = async (name: string): Promise<Held> => {
    const stored = await readOf(name, (text) => read(name, text));
    return stored
      ? { version: stored.version, entries: new Map(stored.value.entries.map((entry) => [entry.fromMs, entry])) }
      : absent;
  };
  const fetch = async (name: string): Promise<Held> => {
    const found = await held(name);
    files.set(name, found);
    return found;
  };
  const put = (name: string, entries: readonly Entry[]): Promise<readonly Change[]> =>
    again(async () => {
      const { version, entries: known } = files.get(name) ?? (await fetch(name));
      const changes = entries.flatMap((entry): readonly Change[] => {
        const before = known.get(entry.fromMs);
        const after = mergedWith(before, entry);
        return after ? [{ before, after }] : [];
      });
      if (changes.length === 0) return changes;
      const merged = new Map([...known, ...changes.map(({ after }) => [after.fromMs, after] as const)]);
      files.delete(name);
      const written = await store.write(name, write({ settings, entries: [...merged.values()] }), version);
      files.set(name, { version: written, entries: merged });
      return changes;
    });
  const begin = (sinceMs: number, nowMs: number) =>
    again(async () => {
      const found = await readOf(headFile, readHead);
      if (found) return found;
      const value = firstHead(settings, sinceMs, nowMs);
      return { version: await store.write(headFile, writeHead(value), undefined), value };
    });
  const all = (): Entries => new Map([...files.values()].flatMap(({ entries }) => [...entries]));

  return {
    load: async ({ sinceMs, beginningMs, nowMs, before }) => {
      files.clear();
      const found = await begin(sinceMs ?? beginningMs, nowMs);
      const value = headToGoOnFrom(found.value, sinceMs ?? found.value.sinceMs, nowMs);
      head = { version: found.version, value };
      const startMs = value.verifiedUntilMs;
      const lost = value.lost.map((fromMs) => fileOf({ fromMs }));
      await Promise.all([...new Set([...daysOf(before(startMs), nowMs), ...lost])].map(fetch));
      return { sinceMs: value.sinceMs, startMs, heardUntilMs: value.heardUntilMs, entries: all() };
    },
    remember: async (entries) => {
      const changes: Change[] = [];
      for (const [name, own] of Map.groupBy(entries, fileOf)) changes.push(...(await put(name, own)));
      return { entries: all(), changes };
    },
    describe: (details) =>
      again(async () => {
        const name = detailsFileOf(details.entry);
        const stored = await readOf(name, (text) => readDetails(name, text));
        // What was described and not remembered, by a run that was killed, is described again.
        if (stored && isNewer(stored.value.entry, details.entry)) return;
        await store.write(name, writeDetails(settings, details), stored?.version);
      }),
    details: async (fromMs) => {
      const name = detailsFileOf({ fromMs });
      return (await readOf(name, (text) => readDetails(name, text)))?.value;
    },
    conclude: async (verifiedUntilMs, nowMs) => {
      if (head === undefined) throw new TypeError('a ledger is loaded before it is concluded');
      const value = nextHead(head.value, all(), verifiedUntilMs, nowMs);
      try {
        head = { version: await store.write(headFile, writeHead(value), head.version), value };
      } catch (error) {
        // Another run has left word, made of the same head. The next run goes on from that.
        if (!(error instanceof LedgerConflict)) throw error;
      }
      return value;
    },
    history: async (fromMs, toMs) => {
      const days = await Promise.all(daysOf(fromMs, toMs - 1).map(held));
      return days
        .flatMap(({ entries }) => [...entries.values()])
        .filter((entry) => entry.fromMs >= fromMs && entry.fromMs < toMs)
        .toSorted((a, b) => a.fromMs - b.fromMs);
    },
  };
}

/** Does once more what another run was quicker with. */
async function again<Value>(work: () => Promise<Value>): Promise<Value> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof LedgerConflict) || tries === mostTries) throw error;
    }
  }
}

function sameSettings<File extends OfSettings>(store: LedgerStore, file: File, settings: string): File {
  if (file.settings === settings) return file;
  throw new ReadFailed(`the ledger in ${store.place} is of other settings: ${file.settings}`, {
    hint: `now they are ${settings}: name another verify.state for these, or put the former ones back`,
  });
}

/** Whether what was described was found by a look that this one has not seen, and would stand in its place. */
function isNewer(described: Entry, entry: Entry): boolean {
  return mergedWith(described, entry) === undefined && mergedWith(entry, described) !== undefined;
}

/** The files of the days from one instant to another, both included. */
function daysOf(fromMs: number, toMs: number): readonly string[] {
  const dayMs = 86_400_000;
  const first = Math.floor(fromMs / dayMs);
  return Array.from({ length: Math.max(0, Math.floor(toMs / dayMs) - first + 1) }, (_, day) =>
    fileOf({ fromMs: (first + day) * dayMs }),
  );
}
