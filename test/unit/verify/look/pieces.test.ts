import { expect, test } from 'vitest';
import { evenGrid } from '../../../../src/verify/grid.ts';
import type { Member } from '../../../../src/verify/lines/member.ts';
import { lookAt } from '../../../../src/verify/look/look.ts';
import { cut, tooMany } from '../../../../src/verify/look/pieces.ts';
import { memorySide, plain } from '../support/sides.ts';

const hourMs = 3_600_000;
const many = 120_000;
/** A line each 30 ms of the second hour. */
const lines = Array.from({ length: many }, (_, at): Member => ({ identity: `id${at}`, atMs: hourMs + at * 30 }));
const hashOf = (identity: string) => 2n ** 47n + BigInt(identity.slice(2)) * 7919n;

async function look(log: readonly Member[], rows: readonly Member[], fails?: (read: string) => boolean) {
  let opened = 0;
  const side = (name: 'log' | 'database', held: readonly Member[]) => {
    // Searched by halving: a window of so many members is read in hundreds of pieces.
    const inOrder = held.toSorted((a, b) => a.atMs - b.atMs);
    const first = (ms: number) => {
      let [low, high] = [0, inOrder.length];
      while (low < high) {
        const middle = (low + high) >> 1;
        if ((inOrder[middle]?.atMs ?? 0) < ms) low = middle + 1;
        else high = middle;
      }
      return low;
    };
    const within = ({ fromMs, toMs }: { fromMs: number; toMs: number }) => inOrder.slice(first(fromMs), first(toMs));
    const because = (window: { fromMs: number; toMs: number }) => fails?.(`${name} ${window.toMs - window.fromMs}`);
    return {
      ...memorySide(name, () => []),
      tally: async (windows: readonly { fromMs: number; toMs: number }[]) =>
        windows.map((window) => {
          if (because(window)) return { kind: 'unknown', because: 'cut off' } as const;
          const found = within(window);
          const sum = found.reduce((total, { identity }) => total + hashOf(identity), 0n);
          return { kind: 'known', value: { count: BigInt(found.length), sum } } as const;
        }),
      members: async (windows: readonly { fromMs: number; toMs: number }[]) =>
        windows.map((window) => {
          opened += within(window).length;
          return { kind: 'known', value: within(window) } as const;
        }),
    };
  };
  const sides = {
    log: side('log', log),
    database: side('database', rows),
    ...plain,
    hasSums: true,
    grid: evenGrid(hourMs),
  };
  const memory = { entries: new Map(), nowMs: 4 * hourMs, settledMs: 3 * hourMs, overMs: 0 };
  const [looked] = await lookAt(sides, [{ fromMs: hourMs, toMs: 2 * hourMs }], memory, new AbortController().signal);
  return { look: looked?.look, opened };
}

const without = (...gone: readonly number[]) => lines.filter((_, at) => !gone.includes(at));

test('of a window that is larger than what fits only the pieces that differ are opened', async () => {
  const { look: found, opened } = await look(lines, without(7, 60_000));
  expect(found).toMatchObject({
    kind: 'lines',
    found: {
      lines: many,
      rows: many - 2,
      missing: [{ identity: 'id7' }, { identity: 'id60000' }],
      extra: [],
      shifted: [],
    },
  });
  expect(opened).toBeLessThan(70_000);
});

test('where too many pieces differ they are made smaller, until those that do fit', async () => {
  const gone = Array.from({ length: 100 }, (_, at) => at * 1200);
  const { look: found, opened } = await look(lines, without(...gone));
  expect(found).toMatchObject({ kind: 'lines', found: { lines: many, rows: many - 100 } });
  expect(found?.kind === 'lines' && found.found.missing.map(({ identity }) => identity)).toEqual(
    gone.map((at) => `id${at}`),
  );
  expect(opened).toBeLessThan(450_000);
});

test('a line whose row stands in another piece of the window is in its window', async () => {
  const moved = lines.map((line, at) => (at === 7 ? { ...line, atMs: hourMs + 3_000_000 } : line));
  const { look: found } = await look(lines, moved.toSpliced(9, 1));
  expect(found).toMatchObject({ kind: 'lines', found: { missing: [{ identity: 'id9' }], extra: [], shifted: [] } });
});

test('a line whose row fell over the window’s edge is shifted', async () => {
  const rows = lines.map((line, at) => (at === many - 1 ? { ...line, atMs: 2 * hourMs + 1 } : line));
  const { look: found } = await look(lines, rows);
  expect(found).toMatchObject({ found: { missing: [], shifted: [{ identity: `id${many - 1}` }] } });
});

test('what differs everywhere is told by its counts', async () => {
  const { look: found } = await look(lines, []);
  expect(found).toMatchObject({
    ...{ kind: 'counts', evidence: 'sums', lines: 120_000n, rows: 0n, rest: 120_000n },
    aside: { remarks: [tooMany] },
  });
});

test('what differs everywhere and is as many is unknown', async () => {
  const others = lines.map(({ atMs }, at): Member => ({ identity: `id${at + many}`, atMs }));
  expect((await look(lines, others)).look).toEqual({ kind: 'unknown', because: [tooMany] });
});

test('a window of which a piece cannot be counted is unknown', async () => {
  const fails = (read: string) => read.startsWith('database') && !read.endsWith(String(hourMs));
  expect((await look(lines, without(7), fails)).look).toEqual({ kind: 'unknown', because: ['database: cut off'] });
});

test.each([
  { name: 'five minutes into eight', window: { fromMs: 300_000, toMs: 600_000 }, many: 8, pieces: 10, stepMs: 30_000 },
  {
    name: 'into exactly as many as bins fit',
    window: { fromMs: 0, toMs: 300_000 },
    many: 10,
    pieces: 10,
    stepMs: 30_000,
  },
  { name: 'into one more', window: { fromMs: 0, toMs: 300_000 }, many: 11, pieces: 30, stepMs: 10_000 },
  { name: 'a day of 25 hours', window: { fromMs: 0, toMs: 90_000_000 }, many: 100, pieces: 100, stepMs: 900_000 },
  { name: 'ten milliseconds into a hundred', window: { fromMs: 0, toMs: 10 }, many: 100, pieces: 10, stepMs: 1 },
])('pieces begin where bins do: $name', ({ window, many: least, pieces, stepMs }) => {
  const found = cut(window, least);
  expect(found).toHaveLength(pieces);
  expect(found[0]).toEqual({ fromMs: window.fromMs, toMs: window.fromMs + stepMs });
  expect(found.at(-1)?.toMs).toBe(window.toMs);
});
