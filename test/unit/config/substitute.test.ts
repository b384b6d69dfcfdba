import { describe, expect, test } from 'vitest';
import { substitute } from '../../../src/config/yaml/substitute.ts';

const variables = { TAG: 'e6767fd9', EMPTY: '', NESTED: '${TAG}', DOLLAR: '$&' };

describe('substitute', () => {
  test.each([
    { name: 'alone', text: '${TAG}', result: 'e6767fd9' },
    { name: 'inside a text', text: 'r/x:${TAG}-a', result: 'r/x:e6767fd9-a' },
    { name: 'twice', text: '${TAG}${TAG}', result: 'e6767fd9e6767fd9' },
    { name: 'a value that looks like a variable is left', text: '${NESTED}', result: '${TAG}' },
    { name: 'a value that looks like a replacement pattern is left', text: '${DOLLAR}', result: '$&' },
  ])('fills in $name', ({ text, result }) => {
    expect(substitute(text, variables)).toEqual({ text: result, changed: true, missing: [], malformed: 0 });
  });

  test.each([
    { name: 'an escaped one', text: '$${TAG}', result: '${TAG}' },
    { name: 'a dollar without braces', text: '$TAG $5', result: '$TAG $5' },
    { name: 'a text without any', text: 'cron -f', result: 'cron -f' },
  ])('takes $name as it is meant', ({ text, result }) => {
    expect(substitute(text, variables)).toEqual({ text: result, changed: false, missing: [], malformed: 0 });
  });

  test.each([
    { name: 'one that is not set', text: '${NOPE}', missing: ['NOPE'] },
    { name: 'one that is empty', text: '${EMPTY}', missing: ['EMPTY'] },
    { name: 'a name that every object has', text: '${constructor}', missing: ['constructor'] },
    { name: 'each of two', text: '${A} ${B}', missing: ['A', 'B'] },
  ])('names $name and leaves it', ({ text, missing }) => {
    expect(substitute(text, variables)).toEqual({ text, changed: false, missing, malformed: 0 });
  });

  test.each(['${}', '${A:-b}', '${A', '${1A}', '${A B}', '${ A }'])('counts %s as no variable', (text) => {
    expect(substitute(text, variables)).toEqual({ text, changed: false, missing: [], malformed: 1 });
  });
});
