import { describe, expect, test } from 'vitest';
import { evenGrid } from '../../../src/verify/grid.ts';
import { openLedger } from '../../../src/verify/ledger/ledger.ts';
import type { Member } from '../../../src/verify/lines/member.ts';
import type { Sides } from '../../../src/verify/look/sides.ts';
import { type RunResult, run } from '../../../src/verify/run.ts';
import type { Window } from '../../../src/verify/window.ts';
import { memoryStore } from './support/memoryStore.ts';
import { memorySide, plain } from './support/sides.ts';

const timing = { sinceMs: 0, settleMs: 10, lostAfterMs: 60, quietAfterMs: 200 };

/** `a@3+20` stands at 3 and can be read from 20 on. */
interface Timed extends Member {
  readonly fromMs: number;
}

const timed = (text: string): readonly Timed[] =>
  text.split(' ').flatMap((word) => {
    const [, identity = '', at = '', from = at] = /^(\w+)@(\d+)(?:\+(\d+))?$/.exec(word) ?? [];
    return identity === '' ? [] : [{ identity, atMs: Number(at), fromMs: Number(from) }];
  });

interface Play {
  readonly log: string;
  readonly rows: string;
  readonly identity?: Sides['identity'];
  readonly fails?: (fromMs: number, nowMs: number) => string | undefined;
}

/** Runs at the given instants, with windows of ten milliseconds, and says how each window stood after each run. */
async function play({ log, rows, identity = 'unique', fails = () => undefined }: Play, nows: readonly number[]) {
  const store = memoryStore();
  const results: RunResult[] = [];
  for (const nowMs of nows) {
    const held = (text: string) => () => timed(text).filter((it) => it.fromMs <= nowMs);
    const sides: Sides = {
      log: memorySide('log', held(log)),
      database: memorySide('database', held(rows), { fails: ({ fromMs }) => fails(fromMs, nowMs) }),
      ...plain,
      identity,
      grid: evenGrid(10),
    };
    const clock = { nowMs: () => nowMs, sleep: async () => {} };
    const options = { timing, stopAtMs: Number.POSITIVE_INFINITY, signal: new AbortController().signal };
    results.push(await run(sides, openLedger(store, 'these'), clock, options));
  }
  return results;
}

const said = (results: readonly RunResult[]) =>
  results.map(({ verifiedUntilMs, looked }) => {
    const windows = looked.map(({ fromMs, state, missing, extra, repeated }) => {
      const figures = Object.entries({ missing, extra, repeated }).flatMap(([name, n]) =>
        n === '0' ? [] : [`${n} ${name}`],
      );
      return [fromMs, state, ...figures].join(' ');
    });
    return `until ${verifiedUntilMs}: ${windows.join('; ')}`;
  });

test('each window is looked at once it has settled, and never again where it matched', async () => {
  const results = await play({ log: 'a@1 b@11', rows: 'a@1 b@11' }, [19, 20, 30, 40]);
  expect(said(results)).toEqual(['until 0: ', 'until 10: 0 matched', 'until 20: 10 matched', 'until 30: 20 empty']);
});

test('runs that were skipped leave nothing out', async () => {
  const results = await play({ log: 'a@1 b@11 c@21', rows: 'a@1 b@11 c@21' }, [230]);
  expect(results[0]?.looked).toHaveLength(22);
  expect(results[0]?.verifiedUntilMs).toBe(220);
});

test('a line whose row comes late is late, and then matched, and pages nobody', async () => {
  const results = await play({ log: 'a@1', rows: 'a@1+45' }, [20, 40, 55]);
  expect(said(results)).toEqual([
    'until 0: 0 late 1 missing',
    'until 0: 0 late 1 missing; 10 empty; 20 empty',
    'until 40: 0 matched; 30 empty',
  ]);
});

test.each([
  { name: 'a millisecond before its time is over', nowMs: 69, state: 'late' },
  { name: 'when its time is over', nowMs: 70, state: 'lost' },
])('a line without a row is $state $name', async ({ nowMs, state }) => {
  const [result] = await play({ log: 'a@1', rows: '' }, [nowMs]);
  expect(result?.looked[0]).toMatchObject({ fromMs: 0, state, missing: '1' });
});

test('a lost line that somebody loads is made good when it is looked at again', async () => {
  const results = await play({ log: 'a@1', rows: 'a@1+100' }, [70, 100, 130]);
  expect(said(results).map((line) => line.split(';')[0])).toEqual([
    'until 60: 0 lost 1 missing',
    expect.stringContaining('until 90: 60 empty'),
    'until 120: 0 matched',
  ]);
});

test('one lost and one doubled are no match, though their counts agree', async () => {
  const [result] = await play({ log: 'a@1 b@2', rows: 'a@1 a@1' }, [70]);
  expect(result?.looked[0]).toMatchObject({ state: 'lost', missing: '1', repeated: '1', lines: '2', rows: '2' });
});

test('a window that cannot be read is unknown until it can, and holds up what is verified', async () => {
  const fails = (fromMs: number, nowMs: number) => (fromMs === 0 && nowMs < 40 ? 'no answer' : undefined);
  const results = await play({ log: 'a@1 b@11', rows: 'a@1 b@11', fails }, [30, 40]);
  expect(said(results)).toEqual(['until 0: 0 unknown; 10 matched', 'until 30: 0 matched; 20 empty']);
});

test('a window is no match where both sides are read and its members are not', async () => {
  const store = memoryStore();
  const side = memorySide('log', () => timed('a@1'));
  const unread = { ...memorySide('database', () => timed('a@1')), members: side.members };
  const sides: Sides = {
    log: { ...side, members: async (windows) => windows.map(() => ({ kind: 'unknown', because: 'cut off' })) },
    database: { ...unread, members: async (windows) => windows.map(() => ({ kind: 'unknown', because: 'cut off' })) },
    ...plain,
    grid: evenGrid(10),
  };
  const clock = { nowMs: () => 20, sleep: async () => {} };
  const { looked } = await run(sides, openLedger(store, 'these'), clock, {
    timing,
    stopAtMs: 1000,
    signal: new AbortController().signal,
  });
  expect(looked).toMatchObject([{ state: 'unknown', because: ['log: cut off', 'database: cut off'] }]);
});

test.each([{ name: 'one fell across the edge', log: 'a@9 b@11', rows: 'a@10 b@11', expected: ['shifted', 'matched'] }])(
  'identities: $name',
  async ({ log, rows, expected }) => {
    const [result] = await play({ log, rows }, [30]);
    expect(result?.looked.map(({ state }) => state)).toEqual(expected);
  },
);

test.each([
  { name: 'equal', log: 'a@1 b@11', rows: 'x@1 y@11', nowMs: 30, expected: ['matched', 'matched'] },
  {
    name: 'across an edge, and the later window’s time is not over',
    log: 'a@9 b@11',
    rows: 'a@10 b@11',
    nowMs: 79,
    expected: ['settling', 'settling'],
  },
  { name: 'fewer, and time is left', log: 'a@1', rows: '', nowMs: 30, expected: ['late', 'empty'] },
  { name: 'fewer, and time is over', log: 'a@1', rows: '', nowMs: 75, expected: ['lost', 'empty'] },
  { name: 'more, and time is left', log: '', rows: 'a@1', nowMs: 30, expected: ['settling', 'empty'] },
  { name: 'more, and time is over', log: '', rows: 'a@1', nowMs: 75, expected: ['extra', 'empty'] },
])('counts alone: $name', async ({ log, rows, nowMs, expected }) => {
  const [result] = await play({ log, rows, identity: 'none' }, [nowMs]);
  expect(result?.looked.slice(0, 2).map(({ state }) => state)).toEqual(expected);
});

test('silence beyond its time is unknown, and empty after all once lines are heard again', async () => {
  const results = await play({ log: 'a@1 b@231', rows: 'a@1 b@231' }, [230, 250]);
  expect(results[0]?.looked.at(-1)).toMatchObject({ fromMs: 210, state: 'unknown' });
  expect(results[0]?.verifiedUntilMs).toBe(210);
  expect(results[1]?.looked.map(({ fromMs, state }) => [fromMs, state])).toEqual([
    [210, 'empty'],
    [220, 'empty'],
    [230, 'matched'],
  ]);
  expect(results[1]?.verifiedUntilMs).toBe(240);
});

describe('a range', () => {
  const startMs = Date.UTC(2026, 10, 22);
  const hourMs = 3_600_000;
  const runAt = (store: ReturnType<typeof memoryStore>, nowMs: number, range?: Window) => {
    const sides: Sides = {
      log: memorySide('log', () => [{ identity: 'a', atMs: startMs }]),
      database: memorySide('database', () => [{ identity: 'a', atMs: startMs }]),
      ...plain,
      grid: evenGrid(hourMs),
    };
    const clock = { nowMs: () => nowMs, sleep: async () => {} };
    const options = {
      timing: { ...timing, quietAfterMs: 1000 * hourMs, sinceMs: undefined },
      stopAtMs: Number.POSITIVE_INFINITY,
    };
    return run(sides, openLedger(store, 'these'), clock, { ...options, range, signal: new AbortController().signal });
  };

  test('that was verified long ago is shown whole, and not read again', async () => {
    const store = memoryStore();
    const range = { fromMs: startMs, toMs: startMs + 3 * hourMs };
    await runAt(store, startMs + 9 * hourMs, range);
    await runAt(store, startMs + 48 * hourMs);
    const { looked, entries } = await runAt(store, startMs + 72 * hourMs, range);
    expect(looked).toEqual([]);
    expect([...entries.keys()].filter((ms) => ms < range.toMs)).toEqual(
      [0, 1, 2].map((hours) => startMs + hours * hourMs),
    );
  });

  test.each([
    { name: 'in the future', range: { fromMs: startMs + 10 * hourMs, toMs: startMs + 12 * hourMs } },
    { name: 'in seconds', range: { fromMs: 1_777_766_400, toMs: 1_777_852_800 } },
  ])('that is refused leaves no ledger behind that begins there: $name', async ({ range }) => {
    const store = memoryStore();
    await expect(runAt(store, startMs + 9 * hourMs, range)).rejects.toThrow('the range');
    expect([...store.files.keys()]).toEqual([]);
  });
});
