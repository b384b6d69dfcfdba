import { describe, expect, test } from 'vitest';
import { nestedPairs, samePairs } from '../../../src/config/rules/pairs.ts';

describe('entries of one text', () => {
  test('are each behind those before them, in the order of the list', () => {
    expect(samePairs(['b', 'a', 'b', undefined, 'a', undefined, 'b'])).toEqual([
      [0, 2],
      [1, 4],
      [0, 6],
      [2, 6],
    ]);
  });

  test('are each behind the first ten at most, so that pairs do not grow with the square', () => {
    const pairs = samePairs(['a', 'a', 'a', 'a', 'a', 'a', 'a', 'a', 'a', 'a', 'a', 'a']);
    expect(pairs.filter(([, second]) => second === 10).map(([first]) => first)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
    expect(pairs.filter(([, second]) => second === 11).map(([first]) => first)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
  });
});

describe('entries that begin as others', () => {
  test('are each behind those, and not behind one of their own text; by the later of the two', () => {
    expect(nestedPairs(['ab', 'abc', 'a', 'ab', 'b', undefined, 'ac'])).toEqual([
      [0, 1],
      [2, 0],
      [2, 1],
      [3, 1],
      [2, 3],
      [2, 6],
    ]);
  });

  test('do not begin as one that stands beside it in the order of letters', () => {
    expect(nestedPairs(['a', 'a-b', 'a.b', 'a-', 'b'])).toEqual([
      [0, 1],
      [0, 2],
      [0, 3],
      [3, 1],
    ]);
  });

  test('are each behind the first ten at most, whichever texts these have', () => {
    const texts = ['abc', 'ab', 'a', 'ab', 'a', 'ab', 'a', 'ab', 'a', 'ab', 'a'];
    expect(
      nestedPairs([...texts])
        .filter(([, inner]) => inner === 0)
        .map(([outer]) => outer),
    ).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    const more = nestedPairs([...texts, 'a', 'ab']).filter(([, inner]) => inner === 0);
    expect(more.map(([outer]) => outer)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    expect(nestedPairs([...texts, 'a']).filter(([, inner]) => inner === 1)).toHaveLength(6);
  });
});
