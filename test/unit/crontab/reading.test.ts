import { describe, expect, test } from 'vitest';
import { cronOf } from '../../../src/crontab/dialect.ts';
import { fieldKinds, readField } from '../../../src/crontab/field.ts';
import { readSetting } from '../../../src/crontab/setting.ts';

const valuesOf = (name: string, text: string, cron: 'debian' | 'cronie' = 'debian') => {
  const kind = fieldKinds.find((it) => it.name === name);
  const field = kind && readField(text, kind, cron);
  return field && 'values' in field ? [...field.values].sort((a, b) => a - b) : field?.bad;
};

describe('a field', () => {
  test.each([
    { kind: 'minute', text: '*/20', values: [0, 20, 40] },
    { kind: 'minute', text: '5-20/5,59', values: [5, 10, 15, 20, 59] },
    { kind: 'hour', text: '22,23', values: [22, 23] },
    { kind: 'month', text: 'jan-MAR', values: [1, 2, 3] },
    { kind: 'day of week', text: 'sat,7', values: [6, 7] },
    { kind: 'day of month', text: '31', values: [31] },
    { kind: 'minute', text: '*/100', values: [0] },
  ])('$kind $text is $values', ({ kind, text, values }) => {
    expect(valuesOf(kind, text)).toEqual(values);
  });

  test('of cronie takes a Sunday at the end, and a time that it draws', () => {
    expect(valuesOf('day of week', 'fri-sun', 'cronie')).toEqual([5, 6, 7]);
    expect(valuesOf('hour', '20~23', 'cronie')).toEqual([20, 21, 22, 23]);
    expect(valuesOf('hour', '~2', 'cronie')).toEqual([0, 1, 2]);
    expect(valuesOf('hour', '3~2', 'cronie')).toBe('a range that ends before it begins, 3~2');
  });
});

describe('a line that sets a variable', () => {
  test.each([
    { text: 'A=1', setting: { name: 'A', value: '1', column: 3 } },
    { text: ' A = b c \t', setting: { name: 'A', value: 'b c', column: 6 } },
    { text: 'A=" b "', setting: { name: 'A', value: ' b ', column: 3 } },
    { text: "A='it\"s'  ", setting: { name: 'A', value: 'it"s', column: 3 } },
    { text: '"A B"=1', setting: { name: 'A B', value: '1', column: 7 } },
    { text: 'A=""', setting: { name: 'A', value: '', column: 3 } },
    { text: 'A=b"c', setting: { name: 'A', value: 'b"c', column: 3 } },
    { text: 'A=', setting: undefined },
    { text: 'A="b', setting: undefined },
    { text: 'A="b" c', setting: undefined },
    { text: 'export A=1', setting: undefined },
    { text: '* * * * * root A=1 job', setting: undefined },
  ])('of Debian’s cron: $text', ({ text, setting }) => {
    expect(readSetting(text, 'debian')).toEqual(setting);
  });

  test('of cronie may be empty', () => {
    expect(readSetting('A=', 'cronie')).toEqual({ name: 'A', value: '', column: 3 });
  });
});

test.each([
  { command: ['cron', '-f'], cron: 'debian' },
  { command: ['/usr/sbin/cron', '-f'], cron: 'debian' },
  { command: ['crond', '-n'], cron: 'cronie' },
  { command: ['node', 'cron'], cron: undefined },
])('$command is the cron $cron', ({ command, cron }) => {
  expect(cronOf(command)).toBe(cron);
});
