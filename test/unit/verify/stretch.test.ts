import { describe, expect, test } from 'vitest';
import { indexOf, slicesOf, spanOf, stretchBetween, windowAt, windowsOf } from '../../../src/verify/stretch.ts';

const minute = 60_000;

test.each([
  { name: 'an aligned range', from: 0, to: 10, first: 0, count: 2 },
  { name: 'a range that begins and ends within windows', from: 4, to: 11, first: 0, count: 3 },
  { name: 'an end at a window’s start: that window is not touched', from: 5, to: 10, first: 5, count: 1 },
  { name: 'an end a millisecond behind it', from: 5, to: 10 + 1 / minute, first: 5, count: 2 },
  { name: 'no time at all', from: 5, to: 5, first: 5, count: 0 },
  { name: 'an end before the start', from: 10, to: 5, first: 10, count: 0 },
])('windows of 5 minutes: $name', ({ from, to, first, count }) => {
  expect(stretchBetween({ fromMs: from * minute, toMs: to * minute }, 5 * minute)).toEqual({
    fromMs: first * minute,
    windowMs: 5 * minute,
    count,
  });
});

test('as many windows as a report can hold are taken, and one more is refused', () => {
  expect(stretchBetween({ fromMs: 0, toMs: 20_000_000 }, 1000).count).toBe(20_000);
  expect(() => stretchBetween({ fromMs: 0, toMs: 20_000_001 }, 1000)).toThrow(
    expect.objectContaining({
      message: 'the range has 20001 windows, and a run compares at most 20000',
      hint: 'ask for a shorter range, or configure longer windows',
    }),
  );
});

describe('a stretch of three windows of 5 minutes from 10:00', () => {
  const at = (minutes: number) => Date.UTC(2026, 10, 22, 10) + minutes * minute;
  const stretch = { fromMs: at(0), windowMs: 5 * minute, count: 3 };

  test('has its windows one behind the other', () => {
    expect(windowsOf(stretch)).toEqual([
      { fromMs: at(0), toMs: at(5) },
      { fromMs: at(5), toMs: at(10) },
      { fromMs: at(10), toMs: at(15) },
    ]);
    expect(windowAt(stretch, 2)).toEqual({ fromMs: at(10), toMs: at(15) });
  });

  test.each([
    { name: 'its first instant', ms: at(0), index: 0 },
    { name: 'the instant before', ms: at(0) - 1, index: undefined },
    { name: 'the last of a window', ms: at(5) - 1, index: 0 },
    { name: 'an edge, which belongs to the next', ms: at(5), index: 1 },
    { name: 'its last instant', ms: at(15) - 1, index: 2 },
    { name: 'its end, which is no part of it', ms: at(15), index: undefined },
    { name: 'no instant', ms: Number.NaN, index: undefined },
  ])('$name is in window $index', ({ ms, index }) => {
    expect(indexOf(stretch, ms)).toBe(index);
  });

  test('spans a quarter of an hour', () => {
    expect(spanOf(stretch)).toEqual({ fromMs: at(0), toMs: at(15) });
  });

  test.each([
    { most: 3, slices: [stretch] },
    {
      most: 2,
      slices: [
        { fromMs: at(0), windowMs: 5 * minute, count: 2 },
        { fromMs: at(10), windowMs: 5 * minute, count: 1 },
      ],
    },
  ])('is cut into slices of at most $most', ({ most, slices }) => {
    expect(slicesOf(stretch, most)).toEqual(slices);
  });
});

test('a stretch without windows has no windows, no length and no slices, and holds no instant', () => {
  const none = { fromMs: 600_000, windowMs: 300_000, count: 0 };
  expect(windowsOf(none)).toEqual([]);
  expect(spanOf(none)).toEqual({ fromMs: 600_000, toMs: 600_000 });
  expect(slicesOf(none, 10)).toEqual([]);
  expect(indexOf(none, 600_000)).toBeUndefined();
});
