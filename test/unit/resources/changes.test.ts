import { describe, expect, test } from 'vitest';
import { leaf, struct } from '../../../src/resources/changes.ts';

const unmanaged = { whole: false };
const ours = { whole: true };

describe('a value without parts', () => {
  test.each([
    { name: 'equal', before: 1, after: 1, ...unmanaged, changes: [] },
    { name: 'equal lists', before: [1, 2], after: [1, 2], ...unmanaged, changes: [] },
    { name: 'another', before: 1, after: 2, ...unmanaged, changes: [{ path: 'p', before: 1, after: 2 }] },
    {
      name: 'another order',
      before: [1, 2],
      after: [2, 1],
      ...unmanaged,
      changes: [{ path: 'p', before: [1, 2], after: [2, 1] }],
    },
    { name: 'set now', before: undefined, after: 2, ...unmanaged, changes: [{ path: 'p', before: null, after: 2 }] },
    { name: 'unset, and so not ours to change', before: 1, after: undefined, ...unmanaged, changes: [] },
    {
      name: 'taken out of what is ours',
      before: 1,
      after: undefined,
      ...ours,
      changes: [{ path: 'p', before: 1, after: null }],
    },
    { name: 'never set in what is ours', before: undefined, after: undefined, ...ours, changes: [] },
  ])('$name', ({ before, after, whole, changes }) => {
    expect(leaf('p', before, after, whole)).toEqual(changes);
  });
});

describe('a value with named members', () => {
  const differ = struct<{ a?: number | undefined; b?: number | undefined }>({ a: leaf, b: leaf });

  test('is compared member by member, in their order', () => {
    expect(differ('p', { a: 1, b: 2 }, { b: 3, a: 4 }, false)).toEqual([
      { path: 'p.a', before: 1, after: 4 },
      { path: 'p.b', before: 2, after: 3 },
    ]);
    expect(differ('', { a: 1 }, { a: 2 }, false)).toEqual([{ path: 'a', before: 1, after: 2 }]);
  });

  test.each([
    {
      name: 'set now',
      before: undefined,
      after: { a: 1 },
      ...unmanaged,
      changes: [{ path: 'p', before: null, after: { a: 1 } }],
    },
    { name: 'unset', before: { a: 1 }, after: undefined, ...unmanaged, changes: [] },
    {
      name: 'taken out of what is ours',
      before: { a: 1 },
      after: undefined,
      ...ours,
      changes: [{ path: 'p', before: { a: 1 }, after: null }],
    },
  ])('is one change where it is there on one side only: $name', ({ before, after, whole, changes }) => {
    expect(differ('p', before, after, whole)).toEqual(changes);
  });
});
