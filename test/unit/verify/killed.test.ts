import { expect, test } from 'vitest';
import { evenGrid } from '../../../src/verify/grid.ts';
import { read } from '../../../src/verify/ledger/format.ts';
import { openLedger } from '../../../src/verify/ledger/ledger.ts';
import { run } from '../../../src/verify/run.ts';
import { memoryStore } from './support/memoryStore.ts';
import { memorySide, plain } from './support/sides.ts';

const dayMs = 86_400_000;
const timing = { sinceMs: dayMs - 40, settleMs: 10, lostAfterMs: 20, quietAfterMs: 1000 };
const at = (identity: string, afterMs: number) => ({ identity, atMs: timing.sinceMs + afterMs });
/** Eight windows on two days: one lost line, one doubled row, one that fell across the edge of the days. */
const log = [at('a', 1), at('b', 11), at('c', 39), at('d', 41), at('e', 55), at('f', 71)];
const rows = [at('a', 1), at('c', 40), at('d', 41), at('e', 55), at('e', 55), at('f', 71)];
const nowMs = timing.sinceMs + 130;

/** One run, which is killed at its n-th await; false where it came to its end. */
async function runOnce(store: ReturnType<typeof memoryStore>, kill: { left: number }): Promise<boolean> {
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
    log: memorySide('log', () => log, { onAwait }),
    database: memorySide('database', () => rows, { onAwait }),
    ...plain,
    grid: evenGrid(10),
  };
  try {
    await run(
      sides,
      openLedger(watched, 'these'),
      { nowMs: () => nowMs, sleep: async () => {} },
      {
        timing,
        stopAtMs: Number.POSITIVE_INFINITY,
        signal: new AbortController().signal,
      },
    );
    return false;
  } catch (error) {
    if (error instanceof Error && error.message === 'killed') return true;
    throw error;
  }
}

const remembered = (store: ReturnType<typeof memoryStore>) =>
  [...store.files]
    .filter(([name]) => name.startsWith('entries/'))
    .flatMap(([name, text]) => read(name, text).entries)
    .filter(({ toMs }) => toMs <= nowMs - timing.settleMs)
    .map(({ fromMs, state }) => `${fromMs - timing.sinceMs} ${state}`)
    .sort();

test('a run that is killed at any await leaves nothing out for the next one, and says nothing that is not so', async () => {
  const whole = memoryStore();
  await runOnce(whole, { left: Number.POSITIVE_INFINITY });
  const truth = remembered(whole);
  expect(truth).toEqual([
    '0 matched',
    '10 lost',
    '100 empty',
    '110 empty',
    '20 empty',
    '30 shifted',
    '40 matched',
    '50 repeated',
    '60 empty',
    '70 matched',
    '80 empty',
    '90 empty',
  ]);
  let points = 0;
  for (; ; points += 1) {
    const store = memoryStore();
    if (!(await runOnce(store, { left: points }))) break;
    expect(truth).toEqual(expect.arrayContaining(remembered(store)));
    expect(await runOnce(store, { left: Number.POSITIVE_INFINITY })).toBe(false);
    expect(remembered(store)).toEqual(truth);
  }
  expect(points).toBeGreaterThan(15);
});

test('two runs at once remember the same as one', async () => {
  const store = memoryStore();
  const forever = { left: Number.POSITIVE_INFINITY };
  await Promise.all([runOnce(store, forever), runOnce(store, forever)]);
  expect(remembered(store)).toHaveLength(12);
  expect(remembered(store)).toContain('10 lost');
});
