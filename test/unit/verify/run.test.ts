import { describe, expect, test } from 'vitest';
import { evenGrid } from '../../../src/verify/grid.ts';
import { upAndDown } from '../../../src/verify/ledger/decide.ts';
import { openLedger } from '../../../src/verify/ledger/ledger.ts';
import type { Member } from '../../../src/verify/lines/member.ts';
import type { Sides } from '../../../src/verify/look/sides.ts';
import { type RunResult, run } from '../../../src/verify/run.ts';
import type { Side } from '../../../src/verify/side.ts';
import type { Window } from '../../../src/verify/window.ts';
import { memoryStore } from './support/memoryStore.ts';
import { memorySide, plain } from './support/sides.ts';

const timing = { sinceMs: 0, settleMs: 10, lostAfterMs: 60, quietAfterMs: 200, recounts: true };

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
  readonly options?: Partial<Parameters<typeof run>[3]>;
  readonly sides?: Partial<Sides>;
  readonly log: string;
  readonly rows: string;
  readonly identity?: Sides['identity'];
  readonly fails?: (fromMs: number, nowMs: number) => string | undefined;
  /** By which filter, say, the lines are chosen. */
  readonly scope?: string;
}

/** Runs at the given instants, with windows of ten milliseconds, and says how each window stood after each run. */
async function play(
  { log, rows, identity = 'unique', fails = () => undefined, options: asked = {}, sides: kind = {}, scope }: Play,
  nows: readonly number[],
  store = memoryStore(),
) {
  const results: RunResult[] = [];
  for (const nowMs of nows) {
    const held = (text: string) => () => timed(text).filter((it) => it.fromMs <= nowMs);
    const sides: Sides = {
      log: memorySide('log', held(log)),
      database: memorySide('database', held(rows), { fails: ({ fromMs }) => fails(fromMs, nowMs) }),
      ...plain,
      identity,
      grid: evenGrid(10),
      ...kind,
    };
    const clock = { nowMs: () => nowMs, sleep: async () => {} };
    const options = { timing, stopAtMs: Number.POSITIVE_INFINITY, signal: new AbortController().signal, ...asked };
    const scoped = scope === undefined ? undefined : [{ of: scope, fromMs: null, toMs: null }];
    results.push(await run(sides, openLedger(store, 'these', scoped), clock, options));
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

describe('a line that comes into the log after its window was compared', () => {
  const late = { log: 'a@1 b@2+40', rows: 'a@1' };

  test('is lost if it has no row when the window’s time is over, and not before', async () => {
    const results = await play({ ...late, identity: 'unique' }, [20, 69, 70]);
    expect(said(results).map((words) => words.split(';')[0])).toEqual([
      'until 10: 0 matched',
      'until 50: 10 empty',
      'until 60: 0 lost 1 missing',
    ]);
    expect(results[2]?.pages.map(({ kind }) => kind)).toEqual(['lost']);
    expect(results[2]?.totals).toMatchObject({ lines: '0', missing: '0' });
  });

  test.each(['unique', 'multiple', 'none'] as const)('is seen where lines are known as %s', async (identity) => {
    const [, , last] = await play({ ...late, identity }, [20, 69, 70]);
    expect(last?.entries.get(0)).toMatchObject({ state: 'lost', lines: '2', rows: '1', missing: '1' });
  });

  test('is no news where its row is there', async () => {
    const [, last] = await play({ ...late, rows: 'a@1 b@2+50' }, [20, 70]);
    expect(last?.entries.get(0)).toMatchObject({ state: 'matched', lines: '2', rows: '2', checks: 2 });
    expect(last?.pages).toEqual([]);
  });

  test('is seen in a window that was empty, and in one whose log holds an event twice', async () => {
    const twice = { log: 'a@1 a@1 b@2+40 c@11+40', rows: 'a@1' };
    const [, last] = await play(twice, [30, 80]);
    expect(last?.entries.get(0)).toMatchObject({ state: 'lost', logRepeats: '1', missing: '1' });
    expect(last?.entries.get(10)).toMatchObject({ state: 'lost', missing: '1' });
  });

  test('makes its window unknown where the rows cannot be read then', async () => {
    const fails = (_: number, nowMs: number) => (nowMs === 70 ? 'no answer' : undefined);
    const [, second, third] = await play({ ...late, fails }, [20, 70, 200]);
    expect(second?.entries.get(0)).toMatchObject({ state: 'unknown', because: ['database: no answer'] });
    expect(third?.entries.get(0)?.state).toBe('lost');
  });

  test('is looked for by whichever run comes next, however many were skipped', async () => {
    const [, last] = await play(late, [20, 100_000]);
    expect(last?.entries.get(0)?.state).toBe('lost');
  });

  test('is not looked for where the configuration says so', async () => {
    const results = await play({ ...late, options: { timing: { ...timing, recounts: false } } }, [20, 70, 200]);
    expect(results[2]?.entries.get(0)?.state ?? 'matched').toBe('matched');
  });
});

test('what a clock that was ahead has found is not told by a run whose clock is right', async () => {
  const store = memoryStore();
  const wide = { sides: { grid: evenGrid(100_000) }, options: { timing: { ...timing, lostAfterMs: 900_000 } } };
  await play({ log: 'a@1', rows: 'a@1', ...wide }, [900_010], store);
  const [right] = await play({ log: 'a@1 b@300001', rows: 'a@1', ...wide }, [500_010], store);
  expect([...(right?.entries.values() ?? [])].map(({ fromMs, state }) => `${fromMs} ${state}`)).toEqual([
    '0 matched',
    '100000 empty',
    '200000 empty',
    '300000 late',
    '400000 empty',
  ]);
});

test('a window whose log was counted again is not counted a third time', async () => {
  const counted: string[] = [];
  const store = memoryStore();
  for (const nowMs of [20, 70, 80, 500]) {
    const side = memorySide('log', () => timed('a@1'), {
      onRead: ({ fromMs }) => void (fromMs === 0 && counted.push(`at ${nowMs}`)),
    });
    await play({ log: '', rows: 'a@1', sides: { log: side } }, [nowMs], store);
  }
  expect(counted).toEqual(['at 20', 'at 70']);
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

test('a silence longer than what a run looks back is settled by the run that hears of its end', async () => {
  const log = 'a@1 b@1001';
  const results = await play({ log, rows: log }, [230, 600, 1000, 1030]);
  expect(results.slice(0, 3).map(({ verifiedUntilMs }) => verifiedUntilMs)).toEqual([210, 210, 210]);
  expect(results[3]?.verifiedUntilMs).toBe(1020);
  expect(results[3]?.looked.filter(({ state }) => state !== 'empty').map(({ fromMs }) => fromMs)).toEqual([1000]);
});

test('what a typo in a filter kept from being seen is found once the filter is put right', async () => {
  const store = memoryStore();
  await play({ log: 'a@1', rows: 'a@1' }, [230, 600], store);
  const results = await play({ log: 'a@1 b@305 c@605', rows: 'a@1 c@605' }, [630], store);
  expect(results[0]?.looked.filter(({ state }) => state !== 'empty')).toMatchObject([
    { fromMs: 300, state: 'lost', missing: '1' },
    { fromMs: 600, state: 'matched' },
  ]);
});

test('where nobody says from where on, it begins as far back as a line may be late, once and for all', async () => {
  const options = { timing: { ...timing, sinceMs: undefined } };
  const results = await play({ log: '', rows: '', options }, [105, 305]);
  expect(results.map(({ sinceMs }) => sinceMs)).toEqual([40, 40]);
});

const years = Date.UTC(2026, 4, 3);
const later = { timing: { ...timing, sinceMs: years } };
const shift = (text: string) =>
  text.replaceAll(/@(\d+)(?:\+(\d+))?/g, (_, at, from = at) => `@${years + Number(at)}+${years + Number(from)}`);

test('a range is compared where it has settled, and told to wait where it has not', async () => {
  const options = { ...later, range: { fromMs: years + 10, toMs: years + 60 } };
  const [result] = await play({ log: shift('a@1 b@11 c@21 d@31'), rows: shift('a@1 b@11 c@21 d@31'), options }, [
    years + 45,
  ]);
  expect(result?.looked.map(({ fromMs, state }) => [fromMs - years, state])).toEqual([
    [10, 'matched'],
    [20, 'matched'],
  ]);
  expect(result?.waiting).toEqual([
    { fromMs: years + 30, toMs: years + 40, state: 'settling' },
    { fromMs: years + 40, toMs: years + 50, state: 'open' },
    { fromMs: years + 50, toMs: years + 60, state: 'open' },
  ]);
  expect(result?.verifiedUntilMs).toBe(years);
});

test('who asks for a range begins a ledger there, and resumes it without reading again what is final', async () => {
  const store = memoryStore();
  const options = { timing: { ...timing, sinceMs: undefined }, range: { fromMs: years, toMs: years + 40 } };
  const both = { log: shift('a@1 b@11 c@21'), rows: shift('a@1 b@11+300 c@21'), options };
  const results = await play(both, [years + 200, years + 201, years + 301], store);
  expect(results.map(({ looked }) => looked.map(({ fromMs, state }) => `${fromMs - years} ${state}`))).toEqual([
    ['0 matched', '10 lost', '20 matched', '30 empty'],
    ['10 lost'],
    ['10 matched'],
  ]);
});

test('a range of which nothing can be said is an error, and no verdict', async () => {
  const options = { ...later, range: { fromMs: years + 1000, toMs: years + 2000 } };
  await expect(play({ log: '', rows: '', options }, [years + 500])).rejects.toThrow('lies in the future');
});

test('what a run that is cancelled could not read is left, and not unknown', async () => {
  const cancel = new AbortController();
  const fails = () => {
    cancel.abort();
    return 'cancelled';
  };
  const store = memoryStore();
  const [result] = await play({ log: 'a@1', rows: 'a@1', fails, options: { signal: cancel.signal } }, [30], store);
  expect(result).toMatchObject({ looked: [], left: 2, pages: [], verifiedUntilMs: 0 });
  expect([...store.files.keys()]).toEqual(['head.json']);
});

test('a run whose time is over leaves the rest to the next one', async () => {
  const [result] = await play({ log: 'a@1', rows: 'a@1', options: { stopAtMs: 30 } }, [30]);
  expect(result).toMatchObject({ looked: [], left: 2 });
});

test('which lines differ is found, written down before it is remembered, and again when it is made good', async () => {
  const store = memoryStore();
  const results = await play({ log: 'a@1 b@2', rows: 'a@1 b@2+100' }, [70], store);
  expect(results[0]?.findings).toMatchObject([
    { entry: { fromMs: 0, state: 'lost' }, found: { missing: [{ identity: 'b' }] } },
  ]);
  expect(results[0]?.pages).toMatchObject([{ kind: 'lost', entry: { fromMs: 0 } }]);
  expect(await openLedger(store, 'these').details(0)).toMatchObject({ missing: [{ identity: 'b', atMs: 2 }] });
  const [again] = await play({ log: 'a@1 b@2', rows: 'a@1 b@2+100' }, [130], store);
  expect(again).toMatchObject({ findings: [], pages: [] });
  expect(await openLedger(store, 'these').details(0)).toMatchObject({ entry: { state: 'matched' }, missing: [] });
});

test('a loss pages once, however often it is looked at', async () => {
  const results = await play({ log: 'a@1', rows: '' }, [65, 70, 130, 190]);
  expect(results.map(({ pages }) => pages.map(({ kind }) => kind))).toEqual([[], ['lost'], [], []]);
});

test('a bucket that a later run of the batch wrote again is opened again, and verified only when it is old', async () => {
  const bucket = { sides: { identity: 'none', isBucketed: true } } as const;
  const results = await play({ log: 'a@1 b@2', rows: 'x@1 y@2 z@3+45', ...bucket }, [20, 40, 50, 100]);
  expect(said(results)).toEqual([
    'until 0: 0 matched',
    'until 0: 10 empty; 20 empty',
    'until 0: 0 settling 1 extra; 30 empty',
    'until 40: 0 extra 1 extra; 40 empty; 50 empty; 60 empty; 70 empty; 80 empty',
  ]);
});

test('of a bucket that differs the groups that do are found, and written down', async () => {
  const store = memoryStore();
  const bucket = { identity: 'none', isBucketed: true, hasGroups: true } as const;
  const [result] = await play({ log: 'a@1 a@2 b@3', rows: 'a@1 b@3', sides: bucket }, [150], store);
  const groups = [{ group: 'a', lines: 2n, rows: 1n }];
  expect(result?.findings).toMatchObject([{ entry: { fromMs: 0, state: 'lost', missing: '1' }, groups }]);
  expect(await openLedger(store, 'these').details(0)).toMatchObject({
    groups: [{ group: 'a', lines: '2', rows: '1' }],
    missing: [],
  });
});

test('counts alone: a loss is not hidden by a neighbour that made up for another window', async () => {
  const [result] = await play({ log: 'a@9 b@21', rows: 'a@10', identity: 'none' }, [150]);
  expect(result?.looked.slice(0, 4).map(({ state }) => state)).toEqual(['shifted', 'shifted', 'lost', 'empty']);
});

test('counts alone: rows that are ahead of their lines hide no loss beside them', async () => {
  const results = await play({ log: 'a@1 b@11+60 c@12', rows: 'b@11 c@12', identity: 'none' }, [30, 150]);
  expect(results.map(({ looked }) => looked.slice(0, 2).map(({ state }) => state))).toEqual([
    ['settling', 'settling'],
    ['lost', 'matched'],
  ]);
});

test('windows that a clock that was ahead found empty before their time are looked at again', async () => {
  const ahead = 120_000;
  const both = 'a@1 b@205+210';
  const results = await play({ log: both, rows: both, options: { timing: { ...timing, quietAfterMs: 1e9 } } }, [
    ahead,
    230,
  ]);
  expect(results[0]?.verifiedUntilMs).toBe(119_990);
  expect(results[1]?.looked.find(({ fromMs }) => fromMs === 200)).toMatchObject({ state: 'matched', lines: '1' });
  expect(results[1]?.verifiedUntilMs).toBe(220);
});

test('windows of several lengths follow each other without a gap, as days do when the clock changes', async () => {
  const edges = [0, 24, 47, 71, 96, 120];
  const grid = {
    windowAt: (ms: number) => {
      const at = edges.findLastIndex((edge) => edge <= ms);
      if (at < 0 || at === edges.length - 1)
        return { fromMs: Math.floor(ms / 24) * 24, toMs: Math.floor(ms / 24) * 24 + 24 };
      return { fromMs: edges[at] ?? 0, toMs: edges[at + 1] ?? 0 };
    },
  };
  const both = 'a@1 b@24 c@46 d@47 e@94 f@95 g@96';
  const [result] = await play({ log: both, rows: both, sides: { grid } }, [120]);
  expect(result?.looked.map(({ fromMs, toMs, lines }) => [fromMs, toMs, lines])).toEqual([
    [0, 24, '1'],
    [24, 47, '2'],
    [47, 71, '1'],
    [71, 96, '2'],
  ]);
  expect(result?.verifiedUntilMs).toBe(96);
});

test('a run that takes longer than clocks may differ believes its own looks', async () => {
  let nowMs = 100_000;
  const store = memoryStore(() => {
    nowMs += 50_000;
  });
  const side = (name: Side['name']) => memorySide(name, () => timed('a@1'));
  const sides: Sides = { log: side('log'), database: side('database'), ...plain, grid: evenGrid(50_000) };
  const options = { timing: { ...timing, quietAfterMs: 1e9 }, stopAtMs: 1e9, signal: new AbortController().signal };
  const result = await run(sides, openLedger(store, 'these'), { nowMs: () => nowMs, sleep: async () => {} }, options);
  expect(result.looked.map(({ fromMs, lastCheckMs }) => [fromMs, lastCheckMs])).toEqual([[0, 500_000]]);
  expect(result.verifiedUntilMs).toBe(50_000);
});

test('what another run has found meanwhile is not looked at again, and not taken back', async () => {
  const store = memoryStore();
  const both = 'a@1 b@10005';
  // What is left over is due in two pieces.
  await play(
    { log: both, rows: both, fails: (fromMs) => (fromMs > 0 && fromMs < 10_000 ? undefined : 'cut off') },
    [10_030],
    store,
  );
  const other = { log: both, rows: both };
  let isFirst = true;
  const fails = (fromMs: number) => (fromMs === 10_000 ? 'cut off' : undefined);
  const side = memorySide('log', () => timed(both));
  const sides: Sides = {
    log: {
      ...side,
      members: async (windows, signal) => {
        if (isFirst) {
          isFirst = false;
          await play(other, [12_000], store);
        }
        return await side.members(windows, signal);
      },
    },
    database: memorySide('database', () => timed(both), { fails: ({ fromMs }) => fails(fromMs) }),
    ...{ ...plain, grid: evenGrid(10) },
  };
  const options = { timing: { ...timing, quietAfterMs: 1e9 }, stopAtMs: 1e9, signal: new AbortController().signal };
  await run(sides, openLedger(store, 'these'), { nowMs: () => 12_000, sleep: async () => {} }, options);
  const entries = await openLedger(store, 'these').history(0, 10_010);
  expect(entries.find(({ fromMs }) => fromMs === 10_000)).toMatchObject({ state: 'matched' });
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

test('on a busy site whose rows are a moment behind, counts call nothing lost, and say that they cannot tell', async () => {
  // Of each window so many lines cross its end: 1, 1, 0, and so on; nothing is lost.
  const crossing = [1, 1, 0, 2, 1, 1, 0, 0, 0, 0];
  const lines = crossing.flatMap((count, window) =>
    Array.from({ length: 3 }, (_, line) => ({
      log: `l${window}x${line}@${window * 10 + 9}`,
      row: `l${window}x${line}@${window * 10 + (line < count ? 10 : 9)}`,
    })),
  );
  const play1 = { log: lines.map(({ log }) => log).join(' '), rows: lines.map(({ row }) => row).join(' ') };
  const [byCounts] = await play({ ...play1, identity: 'none' }, [300]);
  const states = (byCounts?.looked ?? []).map(({ state }) => state);
  expect(states.filter((state) => state === 'lost' || state === 'extra')).toEqual([]);
  expect(states).toContain('unknown');
  const undecided = byCounts?.looked.find(({ state }) => state === 'unknown');
  expect(undecided?.because).toContain(upAndDown);
  expect(byCounts?.pages.filter(({ kind }) => kind !== 'undecided')).toEqual([]);
  const [byLines] = await play(play1, [300]);
  expect(new Set(byLines?.looked.slice(0, 10).map(({ state }) => state))).toEqual(new Set(['matched', 'shifted']));
});

test('a row that stands as far away as a window is long is shifted, and one a millisecond further is not well', async () => {
  const [near] = await play({ log: 'a@15', rows: 'a@25' }, [300]);
  const [far] = await play({ log: 'a@15', rows: 'a@26' }, [300]);
  const stateAt = (result: RunResult | undefined) => result?.looked.find(({ fromMs }) => fromMs === 10)?.state;
  expect([stateAt(near), stateAt(far)]).toEqual(['shifted', 'unknown']);
});

describe('a loss that the head knows of, and whose file of the ledger is gone', () => {
  const dayMs = 86_400_000;
  const given = { log: `a@1 b@11 z@${dayMs - 10}`, rows: `a@1 z@${dayMs - 10}` };
  const grid = evenGrid(100_000);
  const wide = { sides: { grid }, options: { timing: { ...timing, lostAfterMs: 200_000, quietAfterMs: 1e9 } } };
  const forgotten = async () => {
    const store = memoryStore();
    await play({ ...given, ...wide }, [dayMs + 1_000_000], store);
    store.files.delete('entries/1970-01-01.json');
    return store;
  };
  const [nextMs, laterMs] = [dayMs + 2_000_000, dayMs + 3_000_000];

  test('is looked for again, and found', async () => {
    const [next] = await play({ ...given, ...wide }, [nextMs], await forgotten());
    expect(next?.entries.get(0)).toMatchObject({ state: 'lost', missing: '1' });
  });

  test('is unknown where the log no longer tells it, in each run until it does', async () => {
    const store = await forgotten();
    const fails = (fromMs: number) => (fromMs === 0 ? 'expired' : undefined);
    const gone = await play({ ...given, ...wide, fails }, [nextMs, laterMs + 4_000_000], store);
    expect(gone.map(({ entries }) => entries.get(0)?.state)).toEqual(['unknown', 'unknown']);
    expect(gone[1]?.looked.map(({ fromMs }) => fromMs)).toContain(0);
    const [found] = await play({ ...given, ...wide, rows: `b@11 ${given.rows}` }, [laterMs + 9_000_000], store);
    expect(found?.entries.get(0)?.state).toBe('matched');
    expect(found?.totals).toMatchObject({ lines: '3', rows: '3', missing: '0' });
  });
});

describe('a loss that the head knows of, and whose file of the ledger was put back as it was before', () => {
  const minuteMs = 60_000;
  const grid = evenGrid(5 * minuteMs);
  const times = { settleMs: 10 * minuteMs, lostAfterMs: 60 * minuteMs, quietAfterMs: 1440 * minuteMs };
  const wide = { sides: { grid }, options: { timing: { ...timing, ...times } } };
  const given = { log: `a@1 b@2+${30 * minuteMs} c@${80 * minuteMs}`, rows: `a@1 c@${80 * minuteMs}` };
  const file = 'entries/1970-01-01.json';
  const putBack = async () => {
    const store = memoryStore();
    await play({ ...given, ...wide }, [20 * minuteMs], store);
    const before = store.files.get(file) ?? '';
    const results = await play({ ...given, ...wide }, [70 * minuteMs, 150 * minuteMs], store);
    expect(results.map(({ entries }) => entries.get(0)?.state)).toEqual(['lost', 'lost']);
    store.files.set(file, before);
    return store;
  };

  test('is looked for again, and found', async () => {
    const [next] = await play({ ...given, ...wide }, [160 * minuteMs], await putBack());
    expect(next?.entries.get(0)).toMatchObject({ state: 'lost', missing: '1' });
  });

  test('is unknown where the log no longer tells it, and not as well as it was then', async () => {
    const fails = (fromMs: number) => (fromMs === 0 ? 'expired' : undefined);
    const [next, last] = await play({ ...given, ...wide, fails }, [160 * minuteMs, 400 * minuteMs], await putBack());
    expect([next, last].map((result) => result?.entries.get(0)?.state)).toEqual(['unknown', 'unknown']);
  });

  test('is no loss any more where it was made good since the head was written', async () => {
    const store = await putBack();
    const [good, next] = await play(
      { ...given, ...wide, rows: `b@2 ${given.rows}` },
      [160 * minuteMs, 170 * minuteMs],
      store,
    );
    expect(good?.entries.get(0)?.state).toBe('matched');
    expect(next?.looked.map(({ fromMs }) => fromMs)).not.toContain(0);
  });
});

test('what lies between a beginning within a window and the next window is not told as verified', async () => {
  const options = { timing: { ...timing, sinceMs: 3 } };
  const [early, later] = await play({ log: 'a@5 b@15', rows: 'b@15', options }, [15, 40]);
  expect([early?.sinceMs, early?.verifiedUntilMs]).toEqual([10, 10]);
  expect([later?.sinceMs, later?.verifiedUntilMs]).toEqual([10, 30]);
});

test('of equal lines one lost here and another one twice in the next window is unknown, and no shift', async () => {
  const minuteMs = 60_000;
  const grid = evenGrid(5 * minuteMs);
  const times = { settleMs: 10 * minuteMs, lostAfterMs: 60 * minuteMs, quietAfterMs: 1440 * minuteMs };
  const options = { timing: { ...timing, ...times } };
  const [one, other] = [`ping@${3 * minuteMs}`, `ping@${7 * minuteMs}`];
  const given = { log: `${one} ${other}`, rows: `${other} ${other}`, identity: 'multiple' as const, options };
  const [early, over] = await play({ ...given, sides: { grid } }, [20 * minuteMs, 80 * minuteMs]);
  expect(early?.entries.get(0)).toMatchObject({ state: 'late', missing: '1' });
  expect(over?.entries.get(0)).toMatchObject({ state: 'unknown', shifted: '1' });
  expect(over?.entries.get(0)?.because).toEqual([expect.stringContaining('whether one is lost')]);
});

describe('where a filter is put right', () => {
  const wrong = { log: 'a@1 c@71', rows: 'a@1 c@71', scope: 'one' };
  const right = { ...wrong, log: 'a@1 b@2 c@71 d@72', scope: 'other' };
  const changed = async () => {
    const store = memoryStore();
    await play(wrong, [139], store);
    return store;
  };

  test('windows that were not final for good are compared again, and the older ones are told of', async () => {
    const store = await changed();
    const [next, last] = await play(right, [150, 200], store);
    expect(next?.entries.get(70)).toMatchObject({ state: 'lost', missing: '1' });
    expect([next, last].map((result) => result?.otherUntilMs)).toEqual([70, 70]);
    expect(next?.entries.get(0)?.state).toBe('matched');
  });

  test('a run that comes to nothing verifies nothing by what was compared before', async () => {
    const store = await changed();
    const [next] = await play({ ...right, options: { stopAtMs: 0 } }, [150], store);
    expect(next).toMatchObject({ verifiedUntilMs: 70, otherUntilMs: 70 });
    const [last] = await play(right, [160], store);
    expect(last?.entries.get(70)?.state).toBe('lost');
  });

  test('what cannot be read any more is unknown, and no longer matched', async () => {
    const fails = (fromMs: number) => (fromMs === 70 ? 'expired' : undefined);
    const [next] = await play({ ...right, fails }, [150], await changed());
    expect(next?.entries.get(70)?.state).toBe('unknown');
  });

  test('a loss by the former one is looked at at once', async () => {
    const store = memoryStore();
    await play({ ...right, scope: 'one' }, [200], store);
    const [next] = await play({ ...wrong, scope: 'other' }, [201], store);
    expect([0, 70].map((fromMs) => next?.entries.get(fromMs)?.state)).toEqual(['matched', 'matched']);
  });

  test('nothing is compared again where the scope is the same, or was never written down', async () => {
    const store = memoryStore();
    await play({ ...wrong, scope: undefined as never }, [140], store);
    const [first, second] = await play(wrong, [150, 151], store);
    expect([first, second].map((result) => result?.looked.map(({ fromMs }) => fromMs))).toEqual([[130], []]);
    expect(second?.otherUntilMs).toBeUndefined();
  });
});
