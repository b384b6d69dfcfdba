import { expect, test } from 'vitest';
import { paceOf } from '../../../../local/demo/pace.ts';

test.each([
  // The story waits for a first acknowledgement before it goes on: a single line held back would never come.
  { lines: 1, heldBack: 0, burst: 10 },
  { lines: 2, heldBack: 1, burst: 10 },
  { lines: 3000, heldBack: 300, burst: 25 },
  { lines: 10_000, heldBack: 1000, burst: 84 },
])('of $lines lines $heldBack wait for the last push, and $burst go at once', ({ lines, heldBack, burst }) => {
  expect(paceOf(lines)).toEqual({ heldBack, burst, slowPauseMs: 200, pauseMs: 100 });
});
