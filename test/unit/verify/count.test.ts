import { expect, test } from 'vitest';
import { addCounts, type Count, countAt, readCount } from '../../../src/verify/count.ts';

const one: Count = { kind: 'known', value: 1n };
const denied: Count = { kind: 'unknown', because: 'AccessDenied' };

test('a sum with an unknown part is unknown', () => {
  expect(addCounts(one, { kind: 'known', value: 2n })).toEqual({ kind: 'known', value: 3n });
  expect(addCounts(one, denied)).toEqual(denied);
  expect(addCounts(denied, one)).toEqual(denied);
});

test('a count that nobody gave is unknown, and not 0', () => {
  expect(countAt([one], 0)).toEqual(one);
  expect(countAt([one], 1)).toEqual({ kind: 'unknown', because: 'not counted' });
});

test.each([
  { text: '34700', count: 34700n },
  { text: '9007199254740993', count: 9_007_199_254_740_993n },
  { text: '12.00', count: 12n },
  { text: '-3', count: -3n },
  { text: '12.5', count: undefined },
  { text: '1.2E10', count: undefined },
  { text: '', count: undefined },
])('readCount: "$text" is $count', ({ text, count }) => {
  expect(readCount(text)).toBe(count);
});
