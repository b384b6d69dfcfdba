import { expect, test } from 'vitest';
import { isRestless, type Odds } from '../../../../src/verify/look/restless.ts';

/** `+1` is short by one, `-1` too much by one, `0` agrees, `~` differs and is made up for by a neighbour. */
const odds = (text: string): readonly Odds[] =>
  text.split(' ').flatMap((word) => {
    if (word === '') return [];
    return word === '~' ? [{ difference: 3n, rest: 0n }] : [{ difference: BigInt(word), rest: BigInt(word) }];
  });

test.each([
  { name: 'nothing is left over', rest: 0n, before: '', behind: '-1', expected: false },
  { name: 'alone', rest: 1n, before: '0 0', behind: '0 0', expected: false },
  { name: 'nothing is known around it', rest: 1n, before: '', behind: '', expected: false },
  { name: 'as much is too much right behind', rest: 1n, before: '', behind: '-1', expected: true },
  { name: 'more is too much before', rest: 1n, before: '~ 0 -2', behind: '0 0', expected: true },
  { name: 'what is too much is short before', rest: -1n, before: '0 +1', behind: '', expected: true },
  { name: 'more is short as well', rest: 1n, before: '+2', behind: '+1 0 +3', expected: false },
  { name: 'one window between agrees', rest: 1n, before: '', behind: '0 -1', expected: true },
  { name: 'two windows between agree', rest: 1n, before: '', behind: '0 0 -1', expected: false },
  { name: 'two agree, with a busy one between', rest: 1n, before: '', behind: '0 ~ 0 -1', expected: true },
  { name: '36 windows on', rest: 1n, before: '', behind: `${'~ '.repeat(35)}-1`, expected: true },
  { name: '37 windows on', rest: 1n, before: '', behind: `${'~ '.repeat(36)}-1`, expected: false },
])('a rest of $rest is restless: $expected, where $name', ({ rest, before, behind, expected }) => {
  expect(isRestless(rest, [odds(before), odds(behind)])).toBe(expected);
});
