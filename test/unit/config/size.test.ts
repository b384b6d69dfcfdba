import { expect, test } from 'vitest';
import { sizeBytes } from '../../../src/config/size.ts';

test.each([
  { text: '512', bytes: 512 },
  { text: '64k', bytes: 65_536 },
  { text: '1m', bytes: 1_048_576 },
  { text: '2g', bytes: 2_147_483_648 },
])('$text is $bytes bytes', ({ text, bytes }) => {
  expect(sizeBytes(text)).toBe(bytes);
});

test.each(['', '0', '1t', '1.5m', 'm', '1 m', '-1'])('"%s" is no size', (text) => {
  expect(() => sizeBytes(text)).toThrow(RangeError);
});
