import { expect, test } from 'vitest';
import { evenGrid } from '../../../src/verify/grid.ts';
import type { Member } from '../../../src/verify/lines/member.ts';
import type { Sides } from '../../../src/verify/look/sides.ts';
import { lookAtSums } from '../../../src/verify/look/sums.ts';
import type { Reading } from '../../../src/verify/side.ts';
import type { Window } from '../../../src/verify/window.ts';
import { memorySide, plain } from './support/sides.ts';

const windows = [0, 10, 20].map((fromMs) => ({ fromMs, toMs: fromMs + 10 }));
const membersOf = (text: string): readonly Member[] =>
  text.split(' ').map((word) => ({ identity: word.split('@')[0] ?? '', atMs: Number(word.split('@')[1]) }));
const hashOf = (identity: string) => 2n ** 47n + BigInt(identity.charCodeAt(0)) ** 3n;

/** Looks at three windows of ten milliseconds, long after them unless less is said, and notes which of them, and what beside them, is opened. */
async function lookAt(log: string, rows: string, beside: Partial<Sides['database']> = {}, overMs = 900) {
  const opened: string[] = [];
  const onRead = ({ fromMs, toMs }: Window, how: string) => {
    if (how === 'members') opened.push(`${fromMs}–${toMs}`);
  };
  const sides: Sides = {
    log: memorySide('log', () => membersOf(log), { hashOf }),
    database: { ...memorySide('database', () => membersOf(rows), { hashOf, onRead }), ...beside },
    ...{ ...plain, hasSums: true, grid: evenGrid(10) },
  };
  const memory = { entries: new Map(), nowMs: 1000, settledMs: 990, overMs };
  const looked = await lookAtSums(sides, windows, memory, new AbortController().signal);
  const missing = looked.map(({ look }) =>
    look.kind === 'lines' ? look.found.missing.map(({ identity }) => identity).join(' ') : look.kind,
  );
  return { opened, missing };
}

test('beside a line that may still get its row, a neighbour that is proved is not opened', async () => {
  expect(await lookAt('a@1 b@15 c@21', 'a@1 c@21', {}, 19)).toEqual({
    opened: ['10–20'],
    missing: ['counts', 'b', 'counts'],
  });
});

test('a line that was logged on both sides of an edge is not lost where its row stands in a window that is proved', async () => {
  expect(await lookAt('a@1 b@9 b@10 c@21', 'a@1 b@9 c@21', {}, 20)).toEqual({
    opened: ['10–20', '9–10', '20–21'],
    missing: ['counts', '', 'counts'],
  });
});

test('a neighbour of which nothing is known is opened before a line is called lost', async () => {
  expect(await lookAt('a@1 b@15 c@21', 'b@15 c@21')).toEqual({
    opened: ['0–10', '-1–0', '10–11', '-10–0', '10–20'],
    missing: ['a', 'counts', 'counts'],
  });
});

test('neighbours that differ are opened together, so that a row in the other one is found', async () => {
  expect(await lookAt('a@1 b@15 c@21', 'a@1 b@20 c@21')).toEqual({
    opened: ['10–20', '20–30'],
    missing: ['counts', '', ''],
  });
});

test('the database is told which lines the log holds', async () => {
  const told: (readonly Reading<readonly Member[]>[] | undefined)[] = [];
  const members: Sides['database']['members'] = async (asked, _signal, lines) => {
    told.push(lines);
    return asked.map(() => ({ kind: 'known', value: [] }));
  };
  await lookAt('a@1 b@15 c@21', 'a@1 c@21', { members }, 19);
  expect(told).toEqual([[{ kind: 'known', value: [{ identity: 'b', atMs: 15 }] }]]);
});
