import { expect, test } from 'vitest';
import { evenGrid } from '../../../../src/verify/grid.ts';
import type { Entry } from '../../../../src/verify/ledger/entry.ts';
import { lookAt } from '../../../../src/verify/look/look.ts';
import type { Looked } from '../../../../src/verify/look/looked.ts';
import { chunksOf } from '../../../../src/verify/look/open.ts';
import { entryOf } from '../support/entry.ts';
import { type MemoryOptions, memorySide, plain } from '../support/sides.ts';

const members = (text: string) =>
  text
    .split(' ')
    .filter((word) => word !== '')
    .map((word) => ({ identity: word.split('@')[0] ?? '', atMs: Number(word.split('@')[1]) }));

interface Case {
  readonly log: string;
  readonly rows: string;
  readonly given?: object;
  readonly options?: MemoryOptions;
  readonly before?: readonly Entry[];
  readonly nowMs?: number;
}

/** Looks at the windows that begin at 100 and 200 or some of them, of a hundred milliseconds; says what was read of the log. */
async function look({ log, rows, given = {}, options = {}, before = [], nowMs = 799 }: Case, windows = [100]) {
  const read: string[] = [];
  const onRead = ({ fromMs, toMs }: { fromMs: number; toMs: number }, how: string) =>
    read.push(`${how} ${fromMs}-${toMs}`);
  const sides = {
    log: memorySide('log', () => members(log), { ...options, onRead }),
    database: memorySide('database', () => members(rows), options),
    ...{ ...plain, grid: evenGrid(100), ...given },
  };
  const memory = {
    entries: new Map(before.map((it) => [it.fromMs, it])),
    nowMs,
    settledMs: nowMs - 100,
    overMs: nowMs - 600,
  };
  const looked = await lookAt(
    sides,
    windows.map((fromMs) => ({ fromMs, toMs: fromMs + 100 })),
    memory,
    new AbortController().signal,
  );
  return { looked: looked.map(said), read };
}

function said({ look }: Looked): string {
  if (look.kind === 'unknown') return `unknown: ${look.because.join(', ')}`;
  if (look.kind === 'counts') return `${look.lines}/${look.rows} by ${look.evidence}`;
  const { missing, extra, repeated, shifted } = look.found;
  const named = Object.entries({ missing, extra, repeated, shifted }).flatMap(([name, list]) =>
    list.length === 0 ? [] : [`${name} ${list.map(({ identity }) => identity).join(' ')}`],
  );
  return named.length === 0 ? 'whole' : named.join(', ');
}

test('of a window whose lines all have their rows nothing else is read', async () => {
  expect(await look({ log: 'a@150', rows: 'a@150' })).toEqual({ looked: ['whole'], read: ['members 100-200'] });
});

test.each([
  { name: 'the last millisecond of the edge', log: 'a@199 z@205', rows: 'a@209 z@205', looked: 'shifted a' },
  { name: 'a millisecond beyond it', log: 'a@199 z@205', rows: 'a@210 z@205', looked: 'missing a' },
  { name: 'the first millisecond of the edge before', log: 'a@100', rows: 'a@90', looked: 'shifted a' },
  { name: 'a millisecond beyond that', log: 'a@100', rows: 'a@89', looked: 'missing a' },
])('a row next to the edge is found at the first look: $name', async ({ log, rows, looked }) => {
  const found = await look({ log, rows });
  expect(found.looked).toEqual([looked]);
  expect(found.read).toEqual(['members 100-200', 'members 90-100', 'members 200-210']);
});

test.each([
  { name: 'at the second look', before: [entryOf({ fromMs: 100, checks: 1 })], nowMs: 400 },
  { name: 'when its time is over', before: [entryOf({ fromMs: 100, checks: 5 })], nowMs: 800 },
])('a row deep in the neighbour is found $name', async ({ before, nowMs }) => {
  const found = await look({ log: 'a@199', rows: 'a@280', before, nowMs });
  expect(found.looked).toEqual(['shifted a']);
});

test.each([
  { name: 'at the third look', before: [entryOf({ fromMs: 100, checks: 2 })], nowMs: 799 },
  { name: 'at the first', before: [], nowMs: 799 },
])('the whole neighbour is not read $name, before its time is over', async ({ before, nowMs }) => {
  const found = await look({ log: 'a@199', rows: 'a@280', before, nowMs });
  expect(found).toEqual({ looked: ['missing a'], read: ['members 100-200', 'members 90-100', 'members 200-210'] });
});

test.each([
  { name: 'nothing behind now', nowMs: 200, read: ['members 100-200', 'members 90-100'] },
  { name: 'up to now', nowMs: 204, read: ['members 100-200', 'members 90-100', 'members 200-204'] },
])('nothing is read that is still to come: $name', async ({ nowMs, read }) => {
  expect((await look({ log: 'a@150', rows: '', nowMs })).read).toEqual(read);
});

test('in a run only what lies beyond its ends is read beside it', async () => {
  const found = await look({ log: 'a@199 b@250', rows: 'a@200 b@250', before: [entryOf({ fromMs: 0 })] }, [100, 200]);
  expect(found).toEqual({ looked: ['shifted a', 'whole'], read: ['members 100-200', 'members 200-300'] });
});

test('without any memory windows are read one by one, until it is known how many fit together', async () => {
  const found = await look({ log: 'a@150 b@250 c@350', rows: 'a@150 b@250 c@350' }, [100, 200, 300]);
  expect(found.looked).toEqual(['whole', 'whole', 'whole']);
  expect(found.read).toEqual(['members 100-200', 'members 200-300', 'members 300-400']);
});

const unread = (name: 'log' | 'database', from: number): MemoryOptions => ({
  fails: ({ fromMs }) => (fromMs === from ? `${name} cut off` : undefined),
});

test('a window that cannot be read is unknown, and its neighbours are not read for it', async () => {
  const found = await look({ log: 'a@150', rows: 'a@150', options: unread('log', 100) });
  expect(found).toEqual({ looked: ['unknown: log: log cut off, database: log cut off'], read: ['members 100-200'] });
});

test.each([
  { name: 'whole', log: 'a@150', rows: 'a@150', looked: 'whole' },
  { name: 'short of a row that could stand there', log: 'a@150', rows: '', looked: 'unknown: database: cut off' },
  { name: 'with a row whose line could', log: '', rows: 'a@150', looked: 'unknown: log: cut off' },
])('beside a window that cannot be read, one that is $name: $looked', async ({ log, rows, looked }) => {
  const options: MemoryOptions = { fails: ({ fromMs }) => (fromMs === 200 ? 'cut off' : undefined) };
  expect((await look({ log, rows, options })).looked).toEqual([looked]);
});

test('beside one that cannot be read, equal lines need both of its sides', async () => {
  const options: MemoryOptions = { fails: ({ fromMs }) => (fromMs === 200 ? 'cut off' : undefined) };
  const given = { identity: 'multiple' };
  expect((await look({ log: 'a@150', rows: '', options, given })).looked).toEqual([
    'unknown: log: cut off, database: cut off',
  ]);
});

const hashOf = (identity: string) => 2n ** 47n + BigInt(identity.charCodeAt(0));
const sums = { given: { hasSums: true }, options: { hashOf } };

test.each([
  {
    name: 'equal counts and sums prove it',
    log: 'a@150 b@151',
    rows: 'b@152 a@153',
    looked: '2/2 by sums',
    opened: [],
  },
  { name: 'nothing on both sides as well', log: '', rows: '', looked: '0/0 by sums', opened: [] },
  {
    name: 'other sums of equal counts are opened',
    log: 'a@150 b@151',
    rows: 'a@150 a@150',
    looked: 'missing b, repeated a',
    opened: ['members 100-200', 'members 90-100', 'members 200-210'],
  },
])('by sums: $name', async ({ log, rows, looked, opened }) => {
  expect(await look({ log, rows, ...sums })).toEqual({ looked: [looked], read: ['tally 100-200', ...opened] });
});

test('sums of plain numbers prove nothing: those of others are the same, and of a hash hardly ever', async () => {
  const count = (identity: string) => BigInt(identity.charCodeAt(0));
  const plain = await look({
    log: 'a@150 b@151 c@152',
    rows: 'b@151 b@151 b@151',
    given: sums.given,
    options: { hashOf: count },
  });
  expect(plain.looked).toEqual(['missing a c, repeated b b']);
  const least = await look({ log: 'a@150', rows: 'a@150', given: sums.given, options: { hashOf: () => 2n ** 43n } });
  const less = await look({
    log: 'a@150',
    rows: 'a@150',
    given: sums.given,
    options: { hashOf: () => 2n ** 43n - 1n },
  });
  expect([least.looked, less.looked]).toEqual([['1/1 by sums'], ['whole']]);
});

test('with sums, what is whole beside what differs is not opened', async () => {
  const found = await look({ log: 'a@150 b@250', rows: 'a@150', ...sums }, [100, 200]);
  expect(found.looked).toEqual(['1/1 by sums', 'missing b']);
  expect(found.read).toEqual([...['tally 100-200', 'tally 200-300'], ...['members 200-300', 'members 300-310']]);
});

test('what was pending before the rows were read stands beside what is missing', async () => {
  const sides = {
    log: memorySide('log', () => members('a@150')),
    database: memorySide('database', () => [], { aside: () => ({ pending: 'a transaction is open' }) }),
    ...{ ...plain, grid: evenGrid(100) },
  };
  const memory = { entries: new Map(), nowMs: 1000, settledMs: 900, overMs: 400 };
  const [looked] = await lookAt(sides, [{ fromMs: 100, toMs: 200 }], memory, new AbortController().signal);
  expect(looked?.look).toMatchObject({ kind: 'lines', aside: { pending: 'a transaction is open' } });
});

test.each([
  { name: 'as many as fit', sizes: [10_000, 10_000, 1], chunks: [2, 1] },
  { name: 'one more than fits', sizes: [10_000, 10_001], chunks: [1, 1] },
  { name: 'one that is too large alone', sizes: [40_000, 1], chunks: [1, 1] },
])('windows are opened together: $name', ({ sizes, chunks }) => {
  const windows = sizes.map((_, at) => ({ fromMs: at, toMs: at + 1 }));
  expect(chunksOf(windows, ({ fromMs }) => sizes[fromMs] ?? 0).map(({ length }) => length)).toEqual(chunks);
});

test('while the database tells of no window, the log is scanned for the first alone, for what it may lack as well', async () => {
  const read: string[] = [];
  const sides = {
    log: memorySide('log', () => members('a@110'), { onRead: ({ fromMs }) => read.push(`log ${fromMs}`) }),
    database: memorySide('database', () => [], { fails: ({ fromMs }) => (fromMs < 400 ? 'no answer' : undefined) }),
    ...{ ...plain, grid: evenGrid(100) },
  };
  const windows = [100, 200, 300, 400].map((fromMs) => ({ fromMs, toMs: fromMs + 100 }));
  const memory = { entries: new Map(), nowMs: 799, settledMs: 699, overMs: 199 };
  const looked = await lookAt(sides, windows, memory, new AbortController().signal);
  const untold = 'unknown: database: no answer';
  expect(looked.map(said)).toEqual([untold, untold, untold, 'whole']);
  expect(read).toEqual(['log 100', 'log 400']);
});
