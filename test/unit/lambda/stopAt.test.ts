import { expect, test } from 'vitest';
import { stopAt } from '../../../lambda/stopAt.ts';

test.each([
  { leftMs: 300_000, stops: 290_000 },
  { leftMs: 40_000, stops: 30_000 },
  { leftMs: 36_000, stops: 27_000 },
  { leftMs: 3000, stops: 2250 },
])('of $leftMs ms a run looks for $stops, and remembers and tells in the rest', ({ leftMs, stops }) => {
  expect(stopAt(1_000_000, leftMs)).toBe(1_000_000 + stops);
});
