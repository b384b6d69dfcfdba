import { expect, test } from 'vitest';
import { stretchOf } from '../../../src/verify/due.ts';
import { spanOf } from '../../../src/verify/stretch.ts';

const minute = 60_000;
const settings = { window: '5m', settle: '10m', deadline: '20m' };

test.each([
  { name: 'at the very instant', now: 40, first: 10, last: 30 },
  { name: 'a millisecond before it', now: 40 - 1 / minute, first: 10, last: 25 },
  { name: 'between two', now: 43, first: 15, last: 30 },
])('a window is due once it has ended and settled: $name', ({ now, first, last }) => {
  expect(spanOf(stretchOf(settings, { nowMs: now * minute }))).toEqual({ fromMs: first * minute, toMs: last * minute });
});

test('the same run a millisecond later looks at no part of a window', () => {
  const due = (nowMs: number) => stretchOf({ ...settings, deadline: '10m' }, { nowMs });
  expect(due(30 * minute)).toEqual({ fromMs: 10 * minute, windowMs: 5 * minute, count: 2 });
  expect(due(30 * minute + 1)).toEqual({ fromMs: 15 * minute, windowMs: 5 * minute, count: 1 });
});

test.each([{ fromMs: 0 }, { toMs: 41 * minute }])('one end alone, %j, is no range', (end) => {
  expect(stretchOf(settings, { nowMs: 40 * minute, ...end })).toEqual(stretchOf(settings, { nowMs: 40 * minute }));
});

test('a range that is asked for is taken whether or not it has settled', () => {
  expect(stretchOf(settings, { nowMs: 40 * minute, fromMs: 39 * minute, toMs: 41 * minute })).toEqual({
    fromMs: 35 * minute,
    windowMs: 5 * minute,
    count: 2,
  });
});
