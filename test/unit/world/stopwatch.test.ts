import { expect, test } from 'vitest';
import { startStopwatch } from '../../../src/world/stopwatch.ts';

test('a lap is the time since the one before, the first since the start', () => {
  const times = [5_000, 5_240, 6_000];
  const stopwatch = startStopwatch({ nowMs: () => times.shift() ?? 0 });
  expect([stopwatch.startedMs, stopwatch.lapMs(), stopwatch.lapMs()]).toEqual([5_000, 240, 760]);
});
