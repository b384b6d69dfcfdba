import { expect, test } from 'vitest';
import { sinceOf } from '../../../src/commands/since.ts';

const nowMs = Date.UTC(2026, 10, 26, 3, 0, 0);

test.each([
  ['30s', nowMs - 30_000],
  ['10m', nowMs - 600_000],
  ['2h', nowMs - 7_200_000],
  ['1d', nowMs - 86_400_000],
  ['2026-11-26T02:00:00Z', nowMs - 3_600_000],
  [undefined, undefined],
])('%j is an instant', (text, ms) => {
  expect(sinceOf(text, nowMs)).toBe(ms);
});

test.each([
  ['10', '"10" is no length of time'],
  ['10min', '"10min" is no length of time'],
  ['yesterday', '"yesterday" is not an instant'],
  ['2026-11-26T02:00:00', '"2026-11-26T02:00:00" is not an instant'],
])('%j is refused in words', (text, words) => {
  expect(() => sinceOf(text, nowMs)).toThrow(words);
});
