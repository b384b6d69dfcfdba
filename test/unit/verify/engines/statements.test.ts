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

test('PostgreSQL is asked for a type and for counts in these words', () => {
  expect(postgres.timeType(database)).toMatchInlineSnapshot(`
    {
      "sql": "SELECT format_type(atttypid, NULL) AS type FROM pg_attribute
          WHERE attrelid = to_regclass($1) AND attname = $2 AND NOT attisdropped",
      "values": [
        ""logs"."access""log"",
        "logged_at",
      ],
    }
  `);
  expect(postgres.count(database, 'timestamp with time zone', stretch)).toMatchInlineSnapshot(`
    {
      "sql": "SELECT (extract(epoch FROM bin - $1::timestamptz) * 1000)::bigint::text AS after_ms, n FROM (
            SELECT date_bin($3::interval, "logged_at", $1::timestamptz) AS bin, COUNT(*)::text AS n
            FROM "logs"."access""log" WHERE "logged_at" >= $1::timestamptz AND "logged_at" < $2::timestamptz GROUP BY 1
          ) AS bins",
      "values": [
        "2026-11-22 10:00:00.000+00",
        "2026-11-22 10:10:00.000+00",
        "300000 milliseconds",
      ],
    }
  `);
});

test('MySQL and MariaDB are asked for a type and for counts in these words', () => {
  expect(mysql.timeType({ ...database, table: 'access_log' })).toMatchInlineSnapshot(`
    {
      "sql": "SELECT DATA_TYPE AS type FROM information_schema.COLUMNS
          WHERE TABLE_SCHEMA = COALESCE(?, DATABASE()) AND TABLE_NAME = ? AND COLUMN_NAME = ?",
      "values": [
        null,
        "access_log",
        "logged_at",
      ],
    }
  `);
  expect(mysql.timeType(database).values).toEqual(['logs', 'access"log', 'logged_at']);
  expect(mysql.count(database, 'datetime', stretch)).toMatchInlineSnapshot(`
    {
      "sql": "SELECT TIMESTAMPDIFF(MICROSECOND, ?, \`logged_at\`) DIV ? * ? AS after_ms, COUNT(*) AS n
          FROM \`logs\`.\`access"log\` WHERE \`logged_at\` >= ? AND \`logged_at\` < ? GROUP BY after_ms",
      "values": [
        "2026-11-22 19:00:00.000",
        300000000,
        300000,
        "2026-11-22 19:00:00.000",
        "2026-11-22 19:10:00.000",
      ],
    }
  `);
});

describe('bounds', () => {
  test.each([
    {
      name: 'PostgreSQL, an instant',
      dialect: postgres,
      type: 'timestamp with time zone',
      first: '2026-11-22 10:00:00.000+00',
      last: '2026-11-22 10:10:00.000+00',
    },
    {
      name: 'PostgreSQL, a clock in Tokyo',
      dialect: postgres,
      type: 'timestamp without time zone',
      first: '2026-11-22 19:00:00.000',
      last: '2026-11-22 19:10:00.000',
    },
    {
      name: 'MySQL, an instant',
      dialect: mysql,
      type: 'timestamp',
      first: '2026-11-22 10:00:00.000',
      last: '2026-11-22 10:10:00.000',
    },
    {
      name: 'MySQL, a clock in Tokyo',
      dialect: mysql,
      type: 'datetime',
      first: '2026-11-22 19:00:00.000',
      last: '2026-11-22 19:10:00.000',
    },
  ])('$name: from $first to $last', ({ dialect, type, first, last }) => {
    const { values } = dialect.count(database, type, stretch);
    expect([values[0], values.includes(last)]).toEqual([first, true]);
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
    expect(() => dialect.count(database, type, stretch)).toThrow(
      expect.objectContaining({
        message: `logs.access"log.logged_at is of type ${type}, and cannot be counted by time`,
        hint: 'verify.database.time names a column with date and time: timestamptz, timestamp or datetime',
      }),
    );
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
