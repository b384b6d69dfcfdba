import { describe, expect, test } from 'vitest';
import { instantIn, numberIn, readWhole, rowOf } from '../../../../src/verify/logs/row.ts';

const row = (value: string) => rowOf([{ field: 'it', value }]);

describe('a number', () => {
  test.each([
    { text: '0', is: 0n },
    { text: '34700', is: 34_700n },
    { text: '34700.0', is: 34_700n },
    { text: '1.2345E10', is: 12_345_000_000n },
    { text: '1.2345e+10', is: 12_345_000_000n },
    { text: '-7', is: -7n },
    { text: '3.355443E9', is: 3_355_443_000n },
    { text: '9007199254740991', is: 9_007_199_254_740_991n },
    { text: '9.007199254740991E15', is: 9_007_199_254_740_991n },
    { text: '9007199254740992', is: undefined },
    { text: '-9007199254740992', is: undefined },
    { text: '9.007199254740992E15', is: undefined },
    { text: '1.23456E4', is: undefined },
    { text: '0.5', is: undefined },
    { text: '5E-1', is: undefined },
    { text: '1E99', is: undefined },
    { text: '', is: undefined },
    { text: ' 1', is: undefined },
    { text: '1,000', is: undefined },
    { text: '0x10', is: undefined },
    { text: 'Infinity', is: undefined },
  ])('$text is $is', ({ text, is }) => {
    expect(readWhole(text)).toBe(is);
  });

  test('that a row does not have is not guessed at', () => {
    expect(() => numberIn(row('many'), 'it')).toThrow('the query gave a row that is not understood');
    expect(() => numberIn(row('1'), 'other')).toThrow('the query gave a row that is not understood');
  });
});

describe('an instant', () => {
  test('is in UTC, with or without milliseconds', () => {
    expect(instantIn(row('2026-11-22 10:05:00.120'), 'it')).toBe(Date.UTC(2026, 10, 22, 10, 5, 0, 120));
    expect(instantIn(row('2026-11-22 10:05:00'), 'it')).toBe(Date.UTC(2026, 10, 22, 10, 5));
  });

  test.each([
    '22.11.2026',
    '2026-11-22 09:00',
    'on 2026-11-22 09:00:00.000',
    '2026-11-22 09:00:00.000+09',
    '+002026-11-22 09:00:00.000',
    '2026-13-22 09:00:00.000',
    '1795341900000',
    '',
  ])('of another form, "%s", is not guessed at', (text) => {
    expect(() => instantIn(row(text), 'it')).toThrow('the query gave a row that is not understood');
  });
});

test('a field without a value is none, where an empty one is there', () => {
  expect([...rowOf([{ field: 'one' }, { value: 'two' }, { field: 'three', value: '' }]).keys()]).toEqual(['three']);
});
