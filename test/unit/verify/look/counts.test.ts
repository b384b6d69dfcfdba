import { expect, test } from 'vitest';
import { evenGrid } from '../../../../src/verify/grid.ts';
import type { Entry } from '../../../../src/verify/ledger/entry.ts';
import { lookAt } from '../../../../src/verify/look/look.ts';
import { entryOf } from '../support/entry.ts';
import { type MemoryOptions, memorySide, plain } from '../support/sides.ts';

interface Case {
  /** How many lines and rows stand in the windows that begin at 0, 100, 200 and 300. */
  readonly lines: readonly number[];
  readonly rows: readonly number[];
  readonly remembered?: readonly Entry[];
  readonly settledMs?: number;
  readonly options?: MemoryOptions;
}

const held = (counts: readonly number[]) =>
  counts.flatMap((count, window) => Array.from({ length: count }, () => ({ identity: 'x', atMs: window * 100 + 50 })));

/** Looks at the window from 100 to 200, and says what was counted beside it. */
async function look({ lines, rows, remembered = [], settledMs = 900, options = {} }: Case) {
  const read: number[] = [];
  const sides = {
    log: memorySide('log', () => held(lines), { ...options, onRead: ({ fromMs }) => read.push(fromMs) }),
    database: memorySide('database', () => held(rows), options),
    ...{ ...plain, identity: 'none' as const, grid: evenGrid(100) },
  };
  const memory = { entries: new Map(remembered.map((it) => [it.fromMs, it])), nowMs: 1000, settledMs, overMs: 0 };
  const [looked] = await lookAt(sides, [{ fromMs: 100, toMs: 200 }], memory, new AbortController().signal);
  const found = looked?.look;
  if (found?.kind !== 'counts') return { read, said: `${found?.kind}` };
  const { rest, carried, shifted, isOpen, shiftEndMs } = found;
  const open = isOpen ? ', open' : '';
  return { read, said: `rest ${rest}, carried ${carried}, shifted ${shifted}${open}, until ${shiftEndMs}` };
}

const final = (fromMs: number, given: Partial<Entry> = {}) => entryOf({ fromMs, toMs: fromMs + 100, ...given });

test('of a window whose counts agree no neighbour is counted', async () => {
  expect(await look({ lines: [0, 5], rows: [0, 5] })).toEqual({
    read: [100],
    said: 'rest 0, carried 0, shifted 0, until undefined',
  });
});

test('of one that differs both neighbours are counted, and what they make up for rests on the one behind', async () => {
  expect(await look({ lines: [3, 5, 2], rows: [3, 4, 3] })).toEqual({
    read: [100, 0, 200],
    said: 'rest 0, carried 1, shifted 1, until 300',
  });
});

test.each([
  {
    name: 'a millisecond before it has settled',
    settledMs: 299,
    read: [100, 0],
    said: 'rest 1, carried 0, shifted 0, open, until undefined',
  },
  { name: 'when it has', settledMs: 300, read: [100, 0, 200], said: 'rest 0, carried 1, shifted 1, until 300' },
])('the window behind is counted $name', async ({ settledMs, read, said }) => {
  expect(await look({ lines: [3, 5, 2], rows: [3, 4, 3], settledMs })).toEqual({ read, said });
});

test.each([
  {
    name: 'which carried nothing over',
    remembered: [final(0, { lines: '3', rows: '4' }), final(200)],
    said: 'rest 1, carried 0, shifted 0, until undefined',
  },
  {
    name: 'which carried a row over',
    remembered: [final(0, { lines: '3', rows: '4', state: 'shifted', carried: '-1' }), final(200)],
    said: 'rest 0, carried 0, shifted 1, until 300',
  },
  {
    name: 'behind, which took a line',
    remembered: [final(0), final(200, { lines: '2', rows: '3', state: 'shifted' })],
    said: 'rest 0, carried 1, shifted 1, until 300',
  },
  {
    name: 'behind, which gave what it is short of to the next one',
    remembered: [final(0), final(200, { lines: '2', rows: '3', state: 'shifted', carried: '-1' })],
    said: 'rest 1, carried 0, shifted 0, until undefined',
  },
  {
    name: 'behind, which has a row too many of its own',
    remembered: [final(0), final(200, { lines: '2', rows: '3', state: 'extra', extra: '1' })],
    said: 'rest 1, carried 0, shifted 0, until undefined',
  },
])('a final neighbour is not counted again, and makes up for nothing twice: $name', async ({ remembered, said }) => {
  expect(await look({ lines: [3, 5, 2], rows: [4, 4, 3], remembered })).toEqual({ read: [100], said });
});

test('a neighbour that is remembered and not final is counted anew', async () => {
  const remembered = [final(0), final(200, { state: 'settling', lines: '2', rows: '3', extra: '1' })];
  expect(await look({ lines: [3, 5, 3], rows: [3, 4, 3], remembered })).toEqual({
    read: [100, 200],
    said: 'rest 1, carried 0, shifted 0, until undefined',
  });
});

test('beside a neighbour that cannot be counted a rest is open', async () => {
  const options: MemoryOptions = { fails: ({ fromMs }) => (fromMs === 0 ? 'cut off' : undefined) };
  expect((await look({ lines: [3, 5], rows: [3, 4], options })).said).toBe(
    'rest 1, carried 0, shifted 0, open, until undefined',
  );
});

test('a window that cannot be counted is unknown', async () => {
  expect((await look({ lines: [3, 5], rows: [3, 4], options: { fails: () => 'cut off' } })).said).toBe('unknown');
});
