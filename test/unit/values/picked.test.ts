import { expect, test } from 'vitest';
import { picked } from '../../../src/values/picked.ts';

test('takes the members that are named, and no others', () => {
  expect(picked({ a: 1, b: 'two', c: true }, ['a', 'c'])).toEqual({ a: 1, c: true });
});

test('takes nothing where nothing is named', () => {
  expect(picked({ a: 1 }, [])).toEqual({});
});
