import { expect, test } from 'vitest';
import { evenGrid } from '../../../src/verify/grid.ts';
import { read, readHead } from '../../../src/verify/ledger/format.ts';
import { openLedger } from '../../../src/verify/ledger/ledger.ts';
import type { Sides } from '../../../src/verify/look/sides.ts';
import type { Page } from '../../../src/verify/page.ts';
import { run } from '../../../src/verify/run.ts';
import { memoryStore } from './support/memoryStore.ts';
import { memorySide, plain } from './support/sides.ts';

type Store = ReturnType<typeof memoryStore>;

const dayMs = 86_400_000;
const timing = { sinceMs: dayMs - 40, settleMs: 10, lostAfterMs: 20, quietAfterMs: 1000, recounts: true };
const at = (identity: string, afterMs: number) => ({ identity, atMs: timing.sinceMs + afterMs });
/** Nine windows on two days: one lost line, one doubled row, one that fell across the edge of the days. */
const log = [at('a', 1), at('b', 11), at('c', 39), at('d', 41), at('e', 85), at('f', 71)];
const rows = [at('a', 1), at('c', 40), at('d', 41), at('e', 85), at('e', 85), at('f', 71)];
/** The lost line, once somebody has loaded it. */
const loaded = [...rows, at('b', 11)];
const [firstMs, laterMs] = [timing.sinceMs + 130, timing.sinceMs + 160];

interface Once {
  readonly nowMs?: number;
  readonly rows?: typeof rows;
  readonly ways?: Partial<Sides>;
  readonly pages?: Page[];
}

const hashOf = (identity: string) => 2n ** 47n + BigInt(identity.charCodeAt(0));
const ways = [
  {
    name: 'by members',
    of: {},
    points: 54,
    more: 32,
    lost: '10 lost',
    shifted: ['30 shifted', '40 matched'],
    twice: '80 repeated',
  },
  {
    name: 'by sums',
    of: { hasSums: true },
    points: 60,
    more: 28,
    lost: '10 lost',
    shifted: ['30 shifted', '40 matched'],
    twice: '80 repeated',
  },
  {
    name: 'by counts',
    of: { identity: 'none' },
    points: 26,
    more: 44,
    lost: '10 lost',
    shifted: ['30 shifted', '40 shifted'],
    twice: '80 extra',
  },
] as const;

/** One run, which is killed at its n-th await; false where it came to its end. */
async function runOnce(store: Store, kill: { left: number }, once: Once = {}): Promise<boolean> {
  const { nowMs = firstMs, rows: held = rows, ways: given = {}, pages = [] } = once;
  const onAwait = () => {
    if (kill.left === 0) throw new Error('killed');
    kill.left -= 1;
  };
  const watched = {
    ...store,
    read: async (name: string) => {
      onAwait();
      const found = await store.read(name);
      onAwait();
      return found;
    },
    write: async (name: string, text: string, before: string | undefined) => {
      onAwait();
      const version = await store.write(name, text, before);
      onAwait();
      return version;
    },
  };
  const sides = {
    log: memorySide('log', () => log, { onAwait, hashOf }),
    database: memorySide('database', () => held, { onAwait, hashOf }),
    ...{ ...plain, grid: evenGrid(10), ...given },
  };
  const clock = { nowMs: () => nowMs, sleep: async () => {} };
  const options = { timing, stopAtMs: Number.POSITIVE_INFINITY, signal: new AbortController().signal };
  try {
    pages.push(...(await run(sides, openLedger(watched, 'these'), clock, options)).pages);
    return false;
  } catch (error) {
    if (error instanceof Error && error.message === 'killed') return true;
    throw error;
  }
}

const forever = () => ({ left: Number.POSITIVE_INFINITY });

const remembered = (store: Store) =>
  [...store.files]
    .filter(([name]) => name.startsWith('entries/'))
    .flatMap(([name, text]) => read(name, text).entries)
    .filter(({ toMs }) => toMs <= firstMs - timing.settleMs)
    .map(({ fromMs, state }) => `${fromMs - timing.sinceMs} ${state}`)
    .sort();

const headOf = (store: Store) => {
  const { verifiedUntilMs, lost, totals } = readHead(store.files.get('head.json') ?? '');
  return { verifiedUntilMs, lost, totals };
};

const missingIn = async (store: Store) =>
  (await openLedger(store, 'these').details(timing.sinceMs + 10))?.missing.map(({ identity }) => identity);

test.each(ways)(
  'a run $name that is killed at any of $points awaits leaves nothing out for the next one, and says nothing that is not so',
  async ({ of, lost, shifted, twice, ...expected }) => {
    const whole = memoryStore();
    await runOnce(whole, forever(), { ways: of });
    const truth = remembered(whole);
    const empty = [20, 50, 60, 90, 100, 110].map((fromMs) => `${fromMs} empty`);
    expect(truth).toEqual(['0 matched', lost, ...shifted, twice, '70 matched', ...empty].toSorted());
    let points = 0;
    for (; ; points += 1) {
      const store = memoryStore();
      const pages: Page[] = [];
      if (!(await runOnce(store, { left: points }, { ways: of, pages }))) break;
      expect(truth).toEqual(expect.arrayContaining(remembered(store)));
      // The lines that an entry speaks of are always written down.
      if (!('identity' in of) && remembered(store).includes(lost)) expect(await missingIn(store)).toEqual(['b']);
      expect(await runOnce(store, forever(), { ways: of, pages })).toBe(false);
      expect(remembered(store)).toEqual(truth);
      expect(headOf(store)).toEqual(headOf(whole));
      expect(pages.filter(({ kind }) => kind === 'lost').length).toBeLessThanOrEqual(1);
    }
    expect(points).toBe(expected.points);
  },
);

test.each(ways)(
  'a run $name that is killed while a loss is made good, at any of $more awaits, counts it once',
  async ({ of, more }) => {
    const start = memoryStore();
    await runOnce(start, forever(), { ways: of });
    const later = { nowMs: laterMs, rows: loaded, ways: of };
    const copy = () => {
      const store = memoryStore();
      for (const [name, text] of start.files) store.files.set(name, text);
      return store;
    };
    const whole = copy();
    await runOnce(whole, forever(), later);
    expect(remembered(whole)).toContain('10 matched');
    expect(headOf(whole)).toMatchObject({ lost: [], totals: { lines: '6', missing: '0' } });
    let points = 0;
    for (; ; points += 1) {
      const store = copy();
      if (!(await runOnce(store, { left: points }, later))) break;
      expect(remembered(store).filter((words) => words === '10 lost' || words === '10 matched')).toHaveLength(1);
      expect(await runOnce(store, forever(), later)).toBe(false);
      expect(headOf(store)).toEqual(headOf(whole));
      if (!('identity' in of)) expect(await missingIn(store)).toEqual([]);
    }
    expect(points).toBe(more);
  },
);

test.each(ways)('two runs $name at once remember the same as one, and page once', async ({ of }) => {
  const whole = memoryStore();
  await runOnce(whole, forever(), { ways: of });
  const store = memoryStore();
  const pages: Page[] = [];
  await Promise.all([runOnce(store, forever(), { ways: of, pages }), runOnce(store, forever(), { ways: of, pages })]);
  expect(remembered(store)).toEqual(remembered(whole));
  expect(pages.filter(({ kind }) => kind === 'lost')).toHaveLength(1);
  await runOnce(store, forever(), { ways: of, pages });
  expect(headOf(store)).toEqual(headOf(whole));
});

test.each(ways)('of two runs $name at once, one killed at any await, the other remembers all', async ({ of }) => {
  const whole = memoryStore();
  await runOnce(whole, forever(), { ways: of });
  for (let points = 0, isKilled = true; isKilled; points += 1) {
    const store = memoryStore();
    const pages: Page[] = [];
    const both = [
      runOnce(store, { left: points }, { ways: of, pages }),
      runOnce(store, forever(), { ways: of, pages }),
    ];
    [isKilled = false] = await Promise.all(both);
    expect(remembered(store)).toEqual(remembered(whole));
    expect(pages.filter(({ kind }) => kind === 'lost').length).toBeLessThanOrEqual(1);
    await runOnce(store, forever(), { ways: of, pages });
    expect(headOf(store)).toEqual(headOf(whole));
  }
});
