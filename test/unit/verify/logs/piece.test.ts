import { describe, expect, test } from 'vitest';
import { pieceAt, piecesOf, uncovered } from '../../../../src/verify/logs/piece.ts';

const all = { fromMs: Number.NEGATIVE_INFINITY, toMs: Number.POSITIVE_INFINITY };
const windows = [
  { fromMs: 0, toMs: 300_000 },
  { fromMs: 300_000, toMs: 600_000 },
  { fromMs: 600_000, toMs: 900_000 },
];

test('a stretch has its part of the windows at its ends, and none of those beyond', () => {
  expect(piecesOf(windows, { fromMs: 300_000, toMs: 600_001 })).toEqual([
    { index: 1, fromMs: 300_000, toMs: 600_000 },
    { index: 2, fromMs: 600_000, toMs: 600_001 },
  ]);
  expect(piecesOf(windows, { fromMs: 299_999, toMs: 300_000 })).toEqual([{ index: 0, fromMs: 299_999, toMs: 300_000 }]);
  expect(piecesOf(windows, { fromMs: 900_000, toMs: all.toMs })).toEqual([]);
});

test('an instant is found in the piece that it begins, and behind the last one in none', () => {
  const pieces = piecesOf(windows, all);
  expect([-1, 0, 299_999, 300_000, 600_000, 899_999, 900_000].map((ms) => pieceAt(pieces, ms))).toEqual([
    -1, 0, 0, 1, 2, 2, -1,
  ]);
});

describe('a window is covered', () => {
  const window = { fromMs: 0, toMs: 300_000 };
  test.each([
    { name: 'by one stretch', stretches: [all], gap: undefined },
    { name: 'exactly', stretches: [window], gap: undefined },
    {
      name: 'by two that meet, in any order',
      stretches: [
        { fromMs: 1000, toMs: all.toMs },
        { fromMs: all.fromMs, toMs: 1000 },
      ],
      gap: undefined,
    },
    {
      name: 'not between two that do not meet',
      stretches: [
        { fromMs: 1001, toMs: all.toMs },
        { fromMs: all.fromMs, toMs: 1000 },
      ],
      gap: 'no log group is configured for 1970-01-01T00:00:01.000Z to 1970-01-01T00:00:01.001Z',
    },
    {
      name: 'not at its end',
      stretches: [{ fromMs: 0, toMs: 299_999 }],
      gap: 'no log group is configured for 1970-01-01T00:04:59.999Z to 1970-01-01T00:05:00.000Z',
    },
    {
      name: 'not by one that lies elsewhere',
      stretches: [{ fromMs: 300_000, toMs: all.toMs }],
      gap: 'no log group is configured for 1970-01-01T00:00:00.000Z to 1970-01-01T00:05:00.000Z',
    },
    {
      name: 'by one that lies within another',
      stretches: [
        { fromMs: 0, toMs: 300_000 },
        { fromMs: 10, toMs: 20 },
      ],
      gap: undefined,
    },
  ])('$name', ({ stretches, gap }) => {
    expect(uncovered(window, stretches)).toBe(gap);
  });
});
