import { LedgerConflict } from '../../errors.ts';
import type { Change } from '../page.ts';
import { differencesOf, type Scoped } from '../scope.ts';
import type { Window } from '../window.ts';
import { daysOf, openDays, readDay } from './days.ts';
import type { Entries } from './due.ts';
import type { Entry } from './entry.ts';
import { forgottenOf, withForgotten } from './forgotten.ts';
import {
  type Details,
  detailsFileOf,
  fileOf,
  type Head,
  headFile,
  readDetails,
  readHead,
  writeDetails,
  writeHead,
} from './format.ts';
import { firstHead, headToGoOnFrom, nextHead } from './head.ts';
import { mergedWith } from './merge.ts';
import { readScope, rescoped, type ScopeChange, type ScopeFile, scopeFile, writeScope } from './scopeFile.ts';
import type { LedgerStore } from './store.ts';
import { again, readFile } from './stored.ts';

/**
 * The memory of a verification. What holds of it, whoever is killed, skipped or started twice:
 *
 * 1. The beginning is written before anything else, so that a first run that was killed does not move it.
 * 2. A file is only written on condition of what was read of it; who comes second reads it again and merges.
 * 3. An entry is only replaced by one that was made of it, or that knows more: see `mergedWith`.
 * 4. The lines that differ are written before the entry that speaks of them: see `describe`.
 * 5. That something else is compared is written before a window is looked at: see `scopeFile`.
 * 6. The head is written last and says nothing that the entries do not; without it nothing is lost but time: see `nextHead`.
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
  /** The window that holds an instant. */
  readonly windowAt: (ms: number) => Window;
}

export interface Loaded {
  readonly sinceMs: number;
  /** From here on windows are looked for: all before it are final. */
  readonly startMs: number;
  /** As in the head. */
  readonly heardUntilMs: number;
  /** What is remembered from the window before the start on, and the losses before. */
  readonly entries: Entries;
  /** When what is compared became another: see `isOutdated` and `otherUntil`. */
  readonly scopeChanges: readonly ScopeChange[];
}

export interface Remembered {
  /** All that is remembered by now, what another run remembered meanwhile included. */
  readonly entries: Entries;
  /** What this call changed. */
  readonly changes: readonly Change[];
}

/**
 * Opens the ledger of a store.
 *
 * @param settings what the windows are compared by; a ledger of other settings is refused, for its windows are others.
 * @param scope what is compared; where it has changed, the ledger knows since when. Undefined for who only reads
 */
export function openLedger(store: LedgerStore, settings: string, scope?: readonly Scoped[]): Ledger {
  const days = openDays(store, settings);
  let head: HeldHead | undefined;
  let forgotten: readonly Entry[] = [];
  const all = (): Entries => withForgotten(days.all(), forgotten);
  return {
    load: async ({ sinceMs, beginningMs, nowMs, windowAt }) => {
      const found = await beginHead(store, firstHead(settings, sinceMs ?? beginningMs, nowMs));
      const value = headToGoOnFrom(found.value, sinceMs ?? found.value.sinceMs, nowMs);
      head = { version: found.version, value };
      const startMs = value.verifiedUntilMs;
      const firstMs = windowAt(startMs - 1).fromMs;
      await days.load([...daysOf(firstMs, nowMs), ...value.lost.map((fromMs) => fileOf({ fromMs }))]);
      forgotten = forgottenOf(value, days.all(), windowAt);
      const { changes: scopeChanges } = await beginScope(store, { settings, scope, changes: [] }, nowMs, startMs);
      return { sinceMs: value.sinceMs, startMs, heardUntilMs: value.heardUntilMs, entries: all(), scopeChanges };
    },
    remember: async (entries) => {
      const changes: Change[] = [];
      for (const [name, own] of Map.groupBy(entries, fileOf)) changes.push(...(await days.put(name, own)));
      return { entries: all(), changes };
    },
    describe: (details) => describe(store, settings, details),
    details: async (fromMs) => (await readFile(store, settings, detailsFileOf({ fromMs }), readDetails))?.value,
    conclude: async (verifiedUntilMs, nowMs) => {
      if (head === undefined) throw new TypeError('a ledger is loaded before it is concluded');
      const value = nextHead(head.value, all(), verifiedUntilMs, nowMs);
      head = (await replaceHead(store, head.version, value)) ?? head;
      return value;
    },
    history: async (fromMs, toMs) => {
      const read = await Promise.all(daysOf(fromMs, toMs - 1).map((name) => readDay(store, settings, name)));
      return read
        .flatMap(({ entries }) => [...entries.values()])
        .filter((entry) => entry.fromMs >= fromMs && entry.fromMs < toMs)
        .toSorted((a, b) => a.fromMs - b.fromMs);
    },
  };
}

interface HeldHead {
  readonly version: string;
  readonly value: Head;
}

/** The head that stands, or the first one, once it is written. */
function beginHead(store: LedgerStore, first: Head): Promise<HeldHead> {
  return again(async () => {
    const found = await readFile(store, first.settings, headFile, (_, text) => readHead(text));
    return found ?? { version: await store.write(headFile, writeHead(first), undefined), value: first };
  });
}

/** What the file of the scope says, once it says what is compared now. */
function beginScope(
  store: LedgerStore,
  { scope, ...first }: Omit<ScopeFile, 'scope'> & { readonly scope: readonly Scoped[] | undefined },
  nowMs: number,
  untilMs: number,
): Promise<Pick<ScopeFile, 'changes'>> {
  if (scope === undefined) return Promise.resolve(first);
  return again(async () => {
    const found = await readFile(store, first.settings, scopeFile, readScope);
    if (found && differencesOf(found.value.scope, scope).length === 0) return found.value;
    const value = found ? rescoped(found.value, scope, nowMs, untilMs) : { ...first, scope };
    await store.write(scopeFile, writeScope(value), found?.version);
    return value;
  });
}

/** Undefined where another run has left word, made of the same head: the next run goes on from that. */
async function replaceHead(store: LedgerStore, before: string, value: Head): Promise<HeldHead | undefined> {
  try {
    return { version: await store.write(headFile, writeHead(value), before), value };
  } catch (error) {
    if (error instanceof LedgerConflict) return undefined;
    throw error;
  }
}

/** What was described and not remembered, by a run that was killed, is described again. */
function describe(store: LedgerStore, settings: string, details: Details): Promise<void> {
  const name = detailsFileOf(details.entry);
  return again(async () => {
    const stored = await readFile(store, settings, name, readDetails);
    if (stored && isNewer(stored.value.entry, details.entry)) return;
    await store.write(name, writeDetails(settings, details), stored?.version);
  });
}

/** Whether what was described was found by a look that this one has not seen, and would stand in its place. */
function isNewer(described: Entry, entry: Entry): boolean {
  return mergedWith(described, entry) === undefined && mergedWith(entry, described) !== undefined;
}
