import { expect, test } from 'vitest';
import { counted, duration, oneLine, timeOfDay } from '../../../src/report/words.ts';

test.each([
  { ms: 0, words: '0 ms' },
  { ms: 850.4, words: '850 ms' },
  { ms: 999, words: '999 ms' },
  { ms: 1_000, words: '1.0 s' },
  { ms: 4_240, words: '4.2 s' },
  { ms: 59_900, words: '59.9 s' },
  { ms: 60_000, words: '1 min 0 s' },
  { ms: 185_000, words: '3 min 5 s' },
])('duration: $ms → $words', ({ ms, words }) => {
  expect(duration(ms)).toBe(words);
});

test.each([
  { count: 0, words: '0 steps' },
  { count: 1, words: '1 step' },
  { count: 2, words: '2 steps' },
])('counted: $words', ({ count, words }) => {
  expect(counted(count, 'step')).toBe(words);
});

test('the time of day is UTC’s, to the second', () => {
  expect(timeOfDay(Date.UTC(2026, 10, 22, 3, 4, 5, 999))).toBe('03:04:05');
});

test('a break of the line becomes a blank, with the blanks around it', () => {
  expect(oneLine('one\n  two \r\n\n three')).toBe('one two three');
  expect(oneLine('one\ntwo', '<br>')).toBe('one<br>two');
});
