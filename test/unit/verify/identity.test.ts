import { expect, test } from 'vitest';
import { plainText } from '../../../src/verify/identity.ts';

test.each([
  ['200.0', '200'],
  ['-5.00', '-5'],
  ['0.0', '0'],
  ['200.5', '200.5'],
  ['1E5', '1E5'],
  ['007.0', '007.0'],
  ['1.0.0', '1.0.0'],
  ['200.', '200.'],
  ['', ''],
])('the value %s is compared as %s, on both sides', (value, plain) => {
  expect(plainText(value)).toBe(plain);
});
