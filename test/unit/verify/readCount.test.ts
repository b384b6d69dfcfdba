import { expect, test } from 'vitest';
import { readCount } from '../../../src/verify/readCount.ts';

test.each([
  { text: '34700', count: 34700n },
  { text: '9007199254740993', count: 9_007_199_254_740_993n },
  { text: '12.00', count: 12n },
  { text: '-3', count: -3n },
  { text: '12.5', count: undefined },
  { text: '1.2E10', count: undefined },
  { text: '', count: undefined },
])('"$text" is $count', ({ text, count }) => {
  expect(readCount(text)).toBe(count);
});
