import { expect, test } from 'vitest';
import { evenGrid } from '../../../../src/verify/grid.ts';
import { lookAt } from '../../../../src/verify/look/look.ts';
import { type MemoryOptions, memorySide, plain } from '../support/sides.ts';

const held = (text: string) => text.split(' ').map((word, at) => ({ identity: word, atMs: 100 + at }));

async function look(log: string, rows: string, options: MemoryOptions = {}) {
  const read: string[] = [];
  const groupOf = (identity: string) => JSON.stringify([identity]);
  const sides = {
    log: memorySide('log', () => held(log), { groupOf, onRead: (_, how) => read.push(how) }),
    database: memorySide('database', () => held(rows), { groupOf, ...options }),
    ...{ ...plain, identity: 'none' as const, hasGroups: true, isBucketed: true, grid: evenGrid(100) },
  };
  const memory = { entries: new Map(), nowMs: 1000, settledMs: 900, overMs: 400 };
  const [looked] = await lookAt(sides, [{ fromMs: 100, toMs: 200 }], memory, new AbortController().signal);
  return { groups: looked?.groups, read };
}

test('a bucket that differs is narrowed to the groups that do, the largest difference first', async () => {
  const { groups } = await look('/a /a /b /c /c /c', '/a /b /b /d');
  expect(groups).toEqual([
    { group: '["/c"]', lines: 3n, rows: 0n },
    { group: '["/a"]', lines: 2n, rows: 1n },
    { group: '["/b"]', lines: 1n, rows: 2n },
    { group: '["/d"]', lines: 0n, rows: 1n },
  ]);
});

test('a bucket that agrees is not asked for its groups', async () => {
  const { groups, read } = await look('/a /b', '/b /a');
  expect(groups).toBeUndefined();
  expect(read).toEqual(['tally']);
});

test('groups that cannot be read are left out, and not made up', async () => {
  const fails = ({ toMs }: { toMs: number }) => (toMs === 200 ? 'cut off' : undefined);
  expect((await look('/a /b', '/a', { fails })).groups).toBeUndefined();
});
