import { LedgerConflict } from '../../src/errors.ts';
import { evenGrid } from '../../src/verify/grid.ts';
import type { Entry } from '../../src/verify/ledger/entry.ts';
import { read, type Totals } from '../../src/verify/ledger/format.ts';
import { openLedger } from '../../src/verify/ledger/ledger.ts';
import type { LedgerStore } from '../../src/verify/ledger/store.ts';
import type { Sides } from '../../src/verify/look/sides.ts';
import type { Page } from '../../src/verify/page.ts';
import { type RunResult, run } from '../../src/verify/run.ts';
import type { Window } from '../../src/verify/window.ts';
import type { Random } from '../random.ts';
import { simulatedSide } from './sides.ts';
import type { Way } from './truth.ts';
import { hourMs, minuteMs, type Thing, timing, type World, windowMs } from './world.ts';

export interface Played {
  readonly entries: readonly Entry[];
  readonly pages: readonly Page[];
  /** Every entry that ever stood, in order. */
  readonly stood: readonly Entry[];
  readonly runs: number;
  readonly killed: number;
  readonly doubled: number;
  /** Of the last run. */
  readonly verifiedUntilMs: number;
  readonly totals: Totals;
}

interface Trouble {
  readonly log: readonly Window[];
  readonly database: readonly Window[];
  readonly lag: readonly Window[];
}

class Killed extends Error {}

/**
 * Verifies a world from its beginning to when all of it is over: runs that are skipped, doubled, killed at any await, or
 * have a clock that is some seconds off, and sides that cannot be read now and then.
 */
export async function play(world: World, random: Random, options: Way): Promise<Played> {
  const stood: Entry[] = [];
  const store = noting(memoryOf(), stood);
  const endMs = timing.sinceMs + world.windows * windowMs + 32 * hourMs;
  const trouble = makeTrouble(random, endMs);
  const pages: Page[] = [];
  const counts = { runs: 0, killed: 0, doubled: 0 };
  let nowMs: number = timing.sinceMs;
  let last: RunResult | undefined;
  const once = async (atMs: number, isLast: boolean) => {
    counts.runs += 1;
    const kill = !isLast && random.chance(0.15) ? random.whole(0, 40) : Number.POSITIVE_INFINITY;
    try {
      const result = await runOnce(world, store, random, { ...options, atMs, kill, trouble });
      last = result;
      pages.push(...result.pages);
    } catch (error) {
      if (!(error instanceof Killed)) throw error;
      counts.killed += 1;
    }
  };
  while (nowMs < endMs) {
    nowMs += random.chance(0.02) ? random.whole(1, 9) * hourMs : random.whole(5, 40) * minuteMs;
    const isDoubled = random.chance(0.05);
    if (isDoubled) counts.doubled += 1;
    await Promise.all(isDoubled ? [once(nowMs, false), once(nowMs + 3000, false)] : [once(nowMs, false)]);
  }
  // What rests for at most an hour, or a lost window's time, is due by now.
  for (const after of [9, 18]) await once(endMs + after * hourMs, true);
  const ledger = openLedger(store, 'simulated');
  const entries = await ledger.history(timing.sinceMs, timing.sinceMs + world.windows * windowMs);
  const { verifiedUntilMs, totals } = last as RunResult;
  return { entries, pages, stood, ...counts, verifiedUntilMs, totals };
}

function makeTrouble(random: Random, endMs: number): Trouble {
  const some = (fromMinutes: number, toMinutes: number): readonly Window[] =>
    Array.from({ length: Math.ceil((endMs - timing.sinceMs) / (48 * hourMs)) }, () => {
      // The last day is without, so that everything can be decided.
      const fromMs = random.whole(timing.sinceMs, endMs - 24 * hourMs);
      return { fromMs, toMs: fromMs + random.whole(fromMinutes, toMinutes) * minuteMs };
    });
  return { log: some(10, 120), database: some(10, 120), lag: some(60, 300) };
}

interface Once extends Way {
  readonly atMs: number;
  readonly kill: number;
  readonly trouble: Trouble;
}

const isIn = (stretches: readonly Window[], ms: number) => stretches.some((it) => ms >= it.fromMs && ms < it.toMs);
const lagMs = 25 * minuteMs;

async function runOnce(world: World, store: LedgerStore, random: Random, once: Once) {
  const { atMs, trouble, identity, hasSums } = once;
  let [passedMs, left] = [0, once.kill];
  const pause = async () => {
    if (left <= 0) throw new Killed();
    left -= 1;
    passedMs += random.whole(0, 2000);
    for (let turn = random.whole(0, 3); turn > 0; turn -= 1) await undefined;
  };
  const nowMs = () => atMs + passedMs;
  const isCalm = once.kill === Number.POSITIVE_INFINITY && atMs > Math.max(...trouble.log.map(({ toMs }) => toMs), 0);
  const fails = ({ fromMs, toMs }: Window, side: 'log' | 'database') => {
    if (side === 'log' && fromMs < world.expiredUntilMs) return 'the log has expired';
    if (isIn(trouble[side], nowMs())) return 'no answer';
    if (side === 'database' && isIn(trouble.lag, nowMs()) && toMs > nowMs() - lagMs) return 'the replica is behind';
    return !isCalm && random.chance(0.01) ? 'throttled' : undefined;
  };
  const identityOf = (thing: Thing) => (identity === 'unique' ? thing.id : thing.text);
  const side = (name: 'log' | 'database', things: readonly Thing[]) =>
    simulatedSide({ name, things, identityOf, hasSum: hasSums, nowMs, fails: (window) => fails(window, name), pause });
  const sides: Sides = {
    log: side('log', world.events),
    database: side('database', world.rows),
    identity,
    hasSums,
    isBucketed: false,
    hasGroups: false,
    grid: evenGrid(windowMs),
  };
  const skewMs = random.whole(-50, 50) * 1000;
  const clock = { nowMs: () => nowMs() + skewMs, sleep: async () => {} };
  const ledger = openLedger(pausing(store, pause), 'simulated');
  return await run(sides, ledger, clock, {
    timing,
    stopAtMs: random.chance(0.05) ? nowMs() + random.whole(0, 20_000) : Number.POSITIVE_INFINITY,
    signal: new AbortController().signal,
  });
}

/** Notes each entry that comes to stand. */
function noting(store: LedgerStore, stood: Entry[]): LedgerStore {
  const known = new Map<number, number>();
  return {
    ...store,
    write: async (name, text, before) => {
      const version = await store.write(name, text, before);
      const { entries } = name.startsWith('entries/') ? read(name, text) : { entries: [] };
      stood.push(...entries.filter(({ fromMs, checks }) => known.get(fromMs) !== checks));
      for (const { fromMs, checks } of entries) known.set(fromMs, checks);
      return version;
    },
  };
}

/** As S3 is: a writing that is killed may have been carried out. */
function pausing(store: LedgerStore, pause: () => Promise<void>): LedgerStore {
  return {
    place: store.place,
    read: async (name) => {
      await pause();
      const stored = await store.read(name);
      await pause();
      return stored;
    },
    write: async (name, text, before) => {
      await pause();
      const version = await store.write(name, text, before);
      await pause();
      return version;
    },
  };
}

/** A store in memory, conditional as S3 is. */
export function memoryOf(): LedgerStore {
  const files = new Map<string, { readonly text: string; readonly version: string }>();
  let writes = 0;
  return {
    place: 'memory',
    read: async (name) => files.get(name),
    write: async (name, text, before) => {
      if (files.get(name)?.version !== before) throw new LedgerConflict(`${name} was written by another run`);
      writes += 1;
      files.set(name, { text, version: String(writes) });
      return String(writes);
    },
  };
}
