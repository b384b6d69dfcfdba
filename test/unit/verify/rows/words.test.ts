import { expect, test } from 'vitest';
import { ReadFailed } from '../../../../src/errors.ts';
import { oneLine } from '../../../../src/values/oneLine.ts';
import { isOfRds } from '../../../../src/verify/rows/authority.ts';
import { askedOf } from '../../../../src/verify/rows/plan.ts';
import { refusalOf } from '../../../../src/verify/rows/refusal.ts';
import { tokenUrl } from '../../../../src/verify/rows/secret.ts';
import { textOf } from '../../../../src/verify/rows/texts.ts';

const failed = (code: string, message: string) => Object.assign(new Error(message), { code });

test.each([
  {
    code: '22P02',
    message: 'invalid input syntax for type integer: "GET /?token=secret"',
    said: '22P02: the database cannot compute with a value of some row',
  },
  {
    code: 'ER_TRUNCATED_WRONG_VALUE',
    message: "Truncated incorrect DOUBLE value: 'secret'",
    said: 'ER_TRUNCATED_WRONG_VALUE: the database cannot compute with a value of some row',
  },
  {
    code: '55P03',
    message: 'canceling statement due to lock timeout',
    said: '55P03: canceling statement due to lock timeout (somebody is changing the table)',
  },
  {
    code: '42601',
    message: 'syntax error at or near "x\n::error::"',
    said: '42601: syntax error at or near "x ::error::"',
  },
])('a refusal with the code $code is said as: $said', ({ code, message, said }) => {
  expect(refusalOf(failed(code, message))).toBe(said);
});

test('our own words keep their hint, and stay one line', () => {
  expect(refusalOf(new ReadFailed('no table a\nb', { hint: 'look\u2028there' }))).toBe('no table a b (look there)');
});

test('what turns the direction of a text is a blank', () => {
  expect(oneLine('a\u202eb\u0007\u001b[31mc\td')).toBe('a b [31mc d');
});

test.each([
  { table: 'a', path: [null, 'a'] },
  { table: 's.a', path: ['s', 'a'] },
  { table: ['a.b'], path: [null, 'a.b'] },
  { table: ['s.t', 'a.b'], path: ['s.t', 'a.b'] },
])('the table $table is $path', ({ table, path }) => {
  const database = {
    engine: 'postgres',
    table,
    time: 'at',
    timezone: '+00:00',
    measure: 'rows',
    allowFullScan: false,
  } as const;
  expect(askedOf({ database, identity: undefined }).path).toEqual(path);
});

test('a name with two dots has to be written as a list', () => {
  const database = {
    engine: 'postgres',
    table: 'a.b.c',
    time: 'at',
    timezone: '+00:00',
    measure: 'rows',
    allowFullScan: false,
  } as const;
  expect(() => askedOf({ database, identity: undefined })).toThrow(
    expect.objectContaining({
      message: 'the table a.b.c has more than one dot in its name',
      hint: 'write [schema, name], or [name]',
    }),
  );
});

test.each([
  { kind: 'instant', value: '2026-11-22T10:00:00.500000', text: '2026-11-22T10:00:00.500Z' },
  { kind: 'instant', value: '2026-11-22T10:00:00.000001', text: '2026-11-22T10:00:00.000001Z' },
  { kind: 'text', value: 'a000', text: 'a000' },
  { kind: 'integer', value: 7, text: '7' },
  { kind: 'text', value: '', text: '' },
  { kind: 'text', value: null, text: undefined },
] as const)('$value of the kind $kind is the text $text', ({ kind, value, text }) => {
  expect(textOf({ kind }, value)).toBe(text);
});

test('a user with a token, whatever is in them, makes one URL', () => {
  const place = { engine: 'postgres', host: 'h', port: 5433, name: 'd/b', user: 'u@x' } as const;
  expect(tokenUrl(place, 'h:5433/?Action=connect&X=a%2Fb').href).toBe(
    'postgres://u%40x:h%3A5433%2F%3FAction%3Dconnect%26X%3Da%252Fb@h:5433/d%2Fb',
  );
});

test.each([
  { host: 'db.abc.eu-west-1.rds.amazonaws.com', is: true },
  { host: 'DB.ABC.CN-NORTH-1.RDS.AMAZONAWS.COM.CN', is: true },
  { host: 'rds.amazonaws.com.example', is: false },
  { host: 'evilrds.amazonaws.com', is: false },
  { host: 'db.example', is: false },
])('$host is signed by RDS: $is', ({ host, is }) => {
  expect(isOfRds(host)).toBe(is);
});
