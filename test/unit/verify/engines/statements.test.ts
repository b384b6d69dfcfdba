import { describe, expect, test } from 'vitest';
import { mysql } from '../../../../src/verify/engines/mysql/mysql.ts';
import { postgres } from '../../../../src/verify/engines/postgres/postgres.ts';
import { readRows } from '../../../../src/verify/engines/readRows.ts';

const stretch = { fromMs: Date.UTC(2026, 10, 22, 10), windowMs: 300_000, count: 2 };
const database = {
  engine: 'postgres',
  secret: 'arn:aws:secretsmanager:eu-west-1:123456789012:secret:a-AbCdEf',
  table: 'logs.access"log',
  time: 'logged_at',
  measure: 'rows',
  timezone: '+09:00',
} as const;

describe('bounds', () => {
  test.each([
    {
      name: 'PostgreSQL, an instant',
      dialect: postgres,
      type: 'timestamp with time zone',
      first: '2026-11-22 10:00:00.000+00',
    },
    {
      name: 'PostgreSQL, a clock in Tokyo',
      dialect: postgres,
      type: 'timestamp without time zone',
      first: '2026-11-22 19:00:00.000',
    },
    { name: 'MySQL, an instant', dialect: mysql, type: 'timestamp', first: '2026-11-22 10:00:00.000' },
    { name: 'MySQL, a clock in Tokyo', dialect: mysql, type: 'datetime', first: '2026-11-22 19:00:00.000' },
  ])('$name begins at $first', ({ dialect, type, first }) => {
    expect(dialect.count(database, type, stretch).values[0]).toBe(first);
  });

  test('a zone behind UTC and half an hour', () => {
    const { values } = mysql.count({ ...database, timezone: '-03:30' }, 'datetime', stretch);
    expect(values[0]).toBe('2026-11-22 06:30:00.000');
  });
});

describe('names and measures', () => {
  test('PostgreSQL', () => {
    expect(postgres.count(database, 'timestamp with time zone', stretch).sql).toContain(
      'FROM "logs"."access""log" WHERE "logged_at" >= $1',
    );
    expect(postgres.count({ ...database, measure: 'sum(hits)' }, 'timestamp with time zone', stretch).sql).toContain(
      'COALESCE(SUM("hits"), 0)::text AS n',
    );
  });

  test('MySQL', () => {
    expect(mysql.count({ ...database, table: 'access`log' }, 'datetime', stretch).sql).toContain(
      'FROM `access``log` WHERE `logged_at` >= ?',
    );
    expect(mysql.count({ ...database, measure: 'sum(hits)' }, 'datetime', stretch).sql).toContain(
      'COALESCE(SUM(`hits`), 0) AS n',
    );
  });

  test.each([
    { name: 'PostgreSQL', dialect: postgres, type: 'bigint' },
    { name: 'PostgreSQL', dialect: postgres, type: 'date' },
    { name: 'MySQL', dialect: mysql, type: 'varchar' },
  ])('$name: a column of type $type has no instants to count by', ({ dialect, type }) => {
    expect(() => dialect.count(database, type, stretch)).toThrow(`is of type ${type}, and cannot be counted by time`);
  });
});

describe('rows', () => {
  test('a window without a row has none', () => {
    expect(readRows([{ after_ms: '300000', n: '9007199254740993' }], stretch)).toEqual([0n, 9_007_199_254_740_993n]);
  });

  test.each([
    { name: 'a sum of halves', rows: [{ after_ms: '0', n: '12.5' }], says: 'the measure is not a whole number' },
    {
      name: 'a bin outside',
      rows: [{ after_ms: '600000', n: '1' }],
      says: 'the database counted outside of the windows',
    },
    {
      name: 'a bin between',
      rows: [{ after_ms: '1000', n: '1' }],
      says: 'the database counted outside of the windows',
    },
  ])('$name is refused', ({ rows, says }) => {
    expect(() => readRows(rows, stretch)).toThrow(says);
  });
});
