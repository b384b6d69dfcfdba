import { expect, test } from 'vitest';
import { evenGrid } from '../../../../src/verify/grid.ts';
import { dueWindows, nextLookMs, verifiedUntil } from '../../../../src/verify/ledger/due.ts';
import type { Entry } from '../../../../src/verify/ledger/entry.ts';
import { entryOf } from '../support/entry.ts';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const grid = evenGrid(10);
const held = (...entries: readonly Entry[]) => new Map(entries.map((entry) => [entry.fromMs, entry]));
const timetable = { startMs: 0, nowMs: 40, settleMs: 10, lostAfterMs: 100 };
const due = (entries: readonly Entry[], given: object = {}) =>
  dueWindows(grid, held(...entries), { ...timetable, ...given }).map(({ fromMs }) => fromMs);

test.each([
  { name: 'a millisecond before it has settled', nowMs: 39, expected: [0, 10] },
  { name: 'when it has', nowMs: 40, expected: [0, 10, 20] },
])('a window is due $name', ({ nowMs, expected }) => {
  expect(due([], { nowMs })).toEqual(expected);
});

test.each([
  { name: 'a final one is not', entry: entryOf({ fromMs: 20 }), expected: [] },
  { name: 'one that was written again is', entry: entryOf({ fromMs: 20 }), reopened: new Set([20]), expected: [20] },
  {
    name: 'a loss is not before it has rested',
    entry: entryOf({ fromMs: 20, state: 'lost', lastCheckMs: 40 }),
    nowMs: 139,
    expected: [],
  },
  {
    name: 'a loss is when it has rested',
    entry: entryOf({ fromMs: 20, state: 'lost', lastCheckMs: 40 }),
    nowMs: 140,
    expected: [20],
  },
  {
    name: 'a late one is not before half as long again',
    entry: entryOf({ fromMs: 20, state: 'late', lastCheckMs: 40 }),
    nowMs: 44,
    expected: [],
  },
  {
    name: 'a late one is after half as long again',
    entry: entryOf({ fromMs: 20, state: 'late', lastCheckMs: 40 }),
    nowMs: 45,
    expected: [20],
  },
  {
    name: 'one that was looked at by a clock within its slack is not',
    entry: entryOf({ fromMs: 20, lastCheckMs: 40 + minuteMs }),
    expected: [],
  },
  {
    name: 'one that was looked at by a clock that was ahead is',
    entry: entryOf({ fromMs: 20, lastCheckMs: 41 + minuteMs }),
    expected: [20],
  },
])('of what is remembered, $name', ({ entry, expected, reopened = new Set<number>(), nowMs = 40 }) => {
  const given = { startMs: 20, nowMs, reopened };
  expect(dueWindows(grid, held(entry), { ...timetable, ...given }).filter(({ fromMs }) => fromMs === 20)).toEqual(
    expected.map((fromMs) => ({ fromMs, toMs: fromMs + 10 })),
  );
});

test('a loss of before the start is due as well, and first', () => {
  const lost = [entryOf({ fromMs: 80, state: 'lost' }), entryOf({ fromMs: 60, state: 'lost' })];
  expect(due(lost, { startMs: 100, nowMs: 220 })).toEqual([
    60, 80, 100, 110, 120, 130, 140, 150, 160, 170, 180, 190, 200,
  ]);
});

test('who asks for a range has what rests in it looked at, and nothing else', () => {
  const late = entryOf({ fromMs: 10, state: 'late', lastCheckMs: 40 });
  const lost = entryOf({ fromMs: 20, state: 'lost', lastCheckMs: 40 });
  const given = { nowMs: 60, range: { fromMs: 5, toMs: 45 } };
  expect(due([entryOf({ fromMs: 30 }), late, lost], given)).toEqual([10, 20]);
});

test('what was taken for too quiet is due when something was heard behind it, and else rests', () => {
  const quiet = entryOf({ fromMs: 10, state: 'unknown', lines: '0', rows: '0', lastCheckMs: 39 });
  expect(due([entryOf({ fromMs: 0 }), quiet])).toEqual([20]);
  expect(due([entryOf({ fromMs: 0 }), quiet, entryOf({ fromMs: 20 })])).toEqual([10]);
});

test.each([
  { name: 'half as long again', afterMs: 10 * minuteMs, expectedMs: 15 * minuteMs },
  { name: 'at most an hour', afterMs: 4 * hourMs, expectedMs: 5 * hourMs },
  { name: 'when its time is over', afterMs: 5.5 * hourMs, expectedMs: 6 * hourMs },
  { name: 'an hour later once it is', afterMs: 6 * hourMs, expectedMs: 7 * hourMs },
])('a window that was looked at is looked at again $name', ({ afterMs, expectedMs }) => {
  expect(nextLookMs({ toMs: 1000, lastCheckMs: 1000 + afterMs }, 6 * hourMs)).toBe(1000 + expectedMs);
});

test.each([
  { name: 'nothing is remembered', entries: [], expected: 0 },
  { name: 'all is final', entries: [entryOf({ fromMs: 0 }), entryOf({ fromMs: 10, state: 'lost' })], expected: 20 },
  { name: 'a window was left out', entries: [entryOf({ fromMs: 0 }), entryOf({ fromMs: 20 })], expected: 10 },
  { name: 'one is unknown', entries: [entryOf({ fromMs: 0, state: 'unknown' }), entryOf({ fromMs: 10 })], expected: 0 },
  { name: 'a clock was ahead', entries: [entryOf({ fromMs: 0, lastCheckMs: 10 * minuteMs })], expected: 0 },
  { name: 'a window lies ahead', entries: [entryOf({ fromMs: 0 }), entryOf({ fromMs: 10, toMs: 90 })], expected: 20 },
])('verified is what is final without a gap: $name', ({ entries, expected }) => {
  expect(verifiedUntil(grid, held(...entries), { startMs: 0, nowMs: 40 })).toBe(expected);
});

test.each([
  { name: 'within', mostMs: 20, expected: 20 },
  { name: 'beyond', mostMs: 19, expected: 10 },
])('verified never passes what may be written again: $name', ({ mostMs, expected }) => {
  const entries = [entryOf({ fromMs: 0 }), entryOf({ fromMs: 10 })];
  expect(verifiedUntil(grid, held(...entries), { startMs: 0, nowMs: 40, mostMs })).toBe(expected);
});
