import { expect, test } from 'vitest';
import { isStuck, type Progress, progress } from '../../../../local/demo/progress.ts';

/** Whether a count is stuck at a moment, after it was this at these moments. */
function stuck(counts: readonly (readonly [count: number, atMs: number])[], atMs: number): boolean {
  const last = counts.reduce<Progress | undefined>((before, [count, at]) => progress(before, count, at), undefined);
  return last !== undefined && isStuck(last, atMs);
}

test.each([
  {
    name: 'two minutes without progress are waited for',
    counts: [
      [5, 1_000],
      [5, 90_000],
    ],
    atMs: 121_000,
    is: false,
  },
  {
    name: 'longer is not',
    counts: [
      [5, 1_000],
      [5, 90_000],
    ],
    atMs: 121_001,
    is: true,
  },
  {
    name: 'a count that moved is waited for anew',
    counts: [
      [5, 1_000],
      [6, 90_000],
    ],
    atMs: 210_000,
    is: false,
  },
  {
    name: 'one line in an hour is stuck all the same',
    counts: [
      [5, 1_000],
      [6, 90_000],
    ],
    atMs: 210_001,
    is: true,
  },
  {
    name: 'a count that falls has moved',
    counts: [
      [5, 1_000],
      [4, 90_000],
    ],
    atMs: 210_000,
    is: false,
  },
] as const)('$name', ({ counts, atMs, is }) => {
  expect(stuck(counts, atMs)).toBe(is);
});
