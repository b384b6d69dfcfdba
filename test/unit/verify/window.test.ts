import { expect, test } from 'vitest';
import { dueWindows, spanOf, windowsBetween } from '../../../src/verify/window.ts';

const minute = 60_000;

test.each([
  {
    name: 'an aligned range',
    from: 0,
    to: 10,
    expected: [
      [0, 5],
      [5, 10],
    ],
  },
  {
    name: 'a range that begins and ends within windows',
    from: 4,
    to: 11,
    expected: [
      [0, 5],
      [5, 10],
      [10, 15],
    ],
  },
  { name: 'an end at a window’s start: that window is not touched', from: 5, to: 10, expected: [[5, 10]] },
  { name: 'no time at all', from: 5, to: 5, expected: [] },
  { name: 'an end before the start', from: 10, to: 5, expected: [] },
])('windows of 5 minutes: $name', ({ from, to, expected }) => {
  const windows = windowsBetween(from * minute, to * minute, 5 * minute);
  expect(windows).toEqual(expected.map(([start = 0, end = 0]) => ({ fromMs: start * minute, toMs: end * minute })));
});

test.each([
  { name: 'at the very instant', now: 40, first: 10, last: 30 },
  { name: 'a millisecond before it', now: 40 - 1 / minute, first: 10, last: 25 },
  { name: 'between two', now: 43, first: 15, last: 30 },
])('a window is due once it has ended and settled: $name', ({ now, first, last }) => {
  const due = dueWindows({
    nowMs: now * minute,
    settleMs: 10 * minute,
    deadlineMs: 20 * minute,
    windowMs: 5 * minute,
  });
  expect(due.at(0)?.fromMs).toBe(first * minute);
  expect(due.at(-1)?.toMs).toBe(last * minute);
});

test('the same run a millisecond later looks at no window twice and leaves none out', () => {
  const due = (nowMs: number) => dueWindows({ nowMs, settleMs: 0, deadlineMs: 10 * minute, windowMs: 5 * minute });
  expect(due(20 * minute)).toEqual([
    { fromMs: 10 * minute, toMs: 15 * minute },
    { fromMs: 15 * minute, toMs: 20 * minute },
  ]);
  expect(due(20 * minute + 1)).toEqual([{ fromMs: 15 * minute, toMs: 20 * minute }]);
});

test('more windows than a report can hold are refused', () => {
  expect(() => windowsBetween(0, 86_400_000, 1000)).toThrow(
    'the range has 86400 windows, and a run compares at most 20000',
  );
});

test('no windows have no span', () => {
  expect(() => spanOf([])).toThrow(RangeError);
});
