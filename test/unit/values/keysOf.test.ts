import { expect, test } from 'vitest';
import { keysOf } from '../../../src/values/keysOf.ts';

test('keys come in the order in which they were written', () => {
  expect(keysOf({ second: 2, first: 1 })).toEqual(['second', 'first']);
});
