import { describe, expect, test } from 'vitest';
import { distance, suggest } from '../../../src/config/suggest.ts';

describe('distance counts slips of the keyboard', () => {
  test.each([
    { name: 'equal words', from: 'cluster', to: 'cluster', slips: 0 },
    { name: 'a letter left out', from: 'namspace', to: 'namespace', slips: 1 },
    { name: 'a letter too many', from: 'porrt', to: 'port', slips: 1 },
    { name: 'another letter', from: 'fluemtd', to: 'fluentd', slips: 1 },
    { name: 'two neighbours swapped', from: 'voluem', to: 'volume', slips: 1 },
    { name: 'one neighbour moved, and the other replaced', from: 'ab', to: 'bc', slips: 2 },
    { name: 'nothing in common', from: 'abc', to: 'xyz', slips: 3 },
    { name: 'an empty word', from: '', to: 'name', slips: 4 },
  ])('$name: $from → $to is $slips', ({ from, to, slips }) => {
    expect(distance(from, to)).toBe(slips);
    expect(distance(to, from)).toBe(slips);
  });
});

describe('suggest', () => {
  const names = ['namespace', 'service', 'ttl', 'soaTtl'];

  test.each([
    { name: 'a slip', word: 'namspace', meant: 'namespace' },
    { name: 'another case', word: 'SOATTL', meant: 'soaTtl' },
    { name: 'one slip in a short word', word: 'tll', meant: 'ttl' },
    { name: 'nothing near', word: 'cluster', meant: undefined },
    { name: 'two slips in a short word', word: 'tab', meant: undefined },
  ])('$name: $word → $meant', ({ word, meant }) => {
    expect(suggest(word, names)).toBe(meant);
  });

  test('takes the nearest, and the first of two that are equally near', () => {
    expect(suggest('cat', ['cart', 'cats', 'car'])).toBe('cart');
    expect(suggest('memry', ['memoryReservation', 'memory'])).toBe('memory');
  });

  test.each([
    { letters: 2, slips: 1 },
    { letters: 5, slips: 1 },
    { letters: 6, slips: 2 },
    { letters: 8, slips: 2 },
    { letters: 9, slips: 3 },
  ])('a word of $letters letters may hold $slips slips', ({ letters, slips }) => {
    const word = 'abcdefghi'.slice(0, letters);
    expect(suggest(word, [word.slice(slips)])).toBe(word.slice(slips));
    expect(suggest(word, [word.slice(slips + 1)])).toBeUndefined();
  });

  test('looks at words of up to 100 letters', () => {
    expect(suggest('a'.repeat(100), ['a'.repeat(99)])).toBe('a'.repeat(99));
    expect(suggest('a'.repeat(101), ['a'.repeat(100)])).toBeUndefined();
  });
});
