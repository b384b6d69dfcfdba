import { expect, test } from 'vitest';
import { countOf } from '../../../../bench/soak/count.ts';
import { lineOf, numberOf } from '../../../../bench/soak/line.ts';

const at = 1_795_000_000;

test('a line tells its number, whatever stands in it', () => {
  const numbers = Array.from({ length: 500 }, (_, number) => number);
  expect(numbers.map((number) => numberOf(1, lineOf(1, number, at + number)))).toEqual(numbers);
});

test.each([
  { name: 'its end is missing', change: (line: string) => line.slice(0, -1) },
  { name: 'its beginning is missing', change: (line: string) => line.slice(1) },
  { name: 'a letter is another one', change: (line: string) => line.replace('HTTP/1.1', 'HTTP/1.0') },
  { name: 'its time is another second', change: (line: string) => line.replace(/:(\d)(\d) \+0000/, ':$2$1 +0001') },
  { name: 'a second line hangs on it', change: (line: string) => `${line}${line}` },
  { name: 'it is of another seed', change: () => lineOf(2, 7, at) },
  { name: 'it is none', change: () => 'nothing' },
])('$name: it is no line', ({ change }) => {
  expect(numberOf(1, change(lineOf(1, 7, at)))).toBeUndefined();
});

test('what was met once, twice, never, or in pieces is counted', () => {
  const count = countOf(1, 4);
  for (const number of [0, 1, 1, 1]) count.add(lineOf(1, number, at));
  count.add(lineOf(1, 2, at).slice(5));
  count.add(lineOf(1, 4, at));
  expect([count.lines(), count.torn(), count.extra()]).toEqual([6, 2, 2]);
  expect(count.missing(() => true)).toEqual([2, 3]);
  expect(count.missing((number) => number > 2)).toEqual([3]);
});
