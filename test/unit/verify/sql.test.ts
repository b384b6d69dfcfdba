import { describe, expect, test } from 'vitest';
import { mysqlCount, postgresCount, readRows } from '../../../src/verify/engines/sql.ts';

const windows = [
  { fromMs: Date.UTC(2026, 10, 22, 10, 0), toMs: Date.UTC(2026, 10, 22, 10, 5) },
  { fromMs: Date.UTC(2026, 10, 22, 10, 5), toMs: Date.UTC(2026, 10, 22, 10, 10) },
];
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
      count: postgresCount,
      type: 'timestamp with time zone',
      first: '2026-11-22 10:00:00.000+00',
    },
    {
      name: 'PostgreSQL, a clock in Tokyo',
      count: postgresCount,
      type: 'timestamp without time zone',
      first: '2026-11-22 19:00:00.000',
    },
    { name: 'MySQL, an instant', count: mysqlCount, type: 'timestamp', first: '2026-11-22 10:00:00.000' },
    { name: 'MySQL, a clock in Tokyo', count: mysqlCount, type: 'datetime', first: '2026-11-22 19:00:00.000' },
  ])('$name begins at $first', ({ count, type, first }) => {
    expect(count(database, type, windows).values[0]).toBe(first);
  });

  test('a zone behind UTC and half an hour', () => {
    const { values } = mysqlCount({ ...database, timezone: '-03:30' }, 'datetime', windows);
    expect(values[0]).toBe('2026-11-22 06:30:00.000');
  });
});

describe('names and measures', () => {
  test('PostgreSQL', () => {
    expect(postgresCount(database, 'timestamp with time zone', windows).sql).toContain(
      'FROM "logs"."access""log" WHERE "logged_at" >= $1',
    );
    expect(postgresCount({ ...database, measure: 'sum(hits)' }, 'timestamp with time zone', windows).sql).toContain(
      'COALESCE(SUM("hits"), 0)::text AS n',
    );
  });

  test('MySQL', () => {
    expect(mysqlCount({ ...database, table: 'access`log' }, 'datetime', windows).sql).toContain(
      'FROM `access``log` WHERE `logged_at` >= ?',
    );
    expect(mysqlCount({ ...database, measure: 'sum(hits)' }, 'datetime', windows).sql).toContain(
      'COALESCE(SUM(`hits`), 0) AS n',
    );
  });

  test.each([
    { name: 'PostgreSQL', count: postgresCount, type: 'bigint' },
    { name: 'PostgreSQL', count: postgresCount, type: 'date' },
    { name: 'MySQL', count: mysqlCount, type: 'varchar' },
  ])('$name: a column of type $type has no instants to count by', ({ count, type }) => {
    expect(() => count(database, type, windows)).toThrow(`is of type ${type}, and cannot be counted by time`);
  });
});

describe('rows', () => {
  test('a window without a row has none', () => {
    expect(readRows([{ after_ms: '300000', n: '9007199254740993' }], windows)).toEqual([0n, 9_007_199_254_740_993n]);
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
    expect(() => readRows(rows, windows)).toThrow(says);
  });
});
