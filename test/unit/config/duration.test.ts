import { expect, test } from 'vitest';
import { durationMs } from '../../../src/config/duration.ts';

test.each([
  { text: '500ms', ms: 500 },
  { text: '30s', ms: 30_000 },
  { text: '5m', ms: 300_000 },
  { text: '6h', ms: 21_600_000 },
  { text: '2d', ms: 172_800_000 },
])('durationMs: $text is $ms ms', ({ text, ms }) => {
  expect(durationMs(text)).toBe(ms);
});

test.each(['', '5', 'm', '0s', '-5m', '5 m', '1.5h', '5M', '5m5s'])('durationMs refuses "%s"', (text) => {
  expect(() => durationMs(text)).toThrow(new RangeError('a duration is a number and ms, s, m, h or d'));
});
