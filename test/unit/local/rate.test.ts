import { expect, test } from 'vitest';
import { makeRate } from '../../../local/aws/logs/rate.ts';

test('a quota lets so many calls pass in any one second', () => {
  let nowMs = 5000;
  const rate = makeRate(2, { nowMs: () => nowMs, sleep: async () => undefined });
  const passes = () => {
    try {
      rate.take();
      return true;
    } catch {
      return false;
    }
  };
  const seen = [5000, 5400, 5999, 6000, 6399, 6400].map((atMs) => {
    nowMs = atMs;
    return passes();
  });
  expect(seen).toEqual([true, true, false, true, false, true]);
});
