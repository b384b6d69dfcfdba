import { describe, expect, test } from 'vitest';
import { isPartitionedBy } from '../../../../src/verify/engines/mysql/describe.ts';
import { untilOf as untilOfMysql } from '../../../../src/verify/engines/mysql/open.ts';
import { syntax as mysql } from '../../../../src/verify/engines/mysql/syntax.ts';
import { untilOf as untilOfPostgres } from '../../../../src/verify/engines/postgres/open.ts';
import { syntax as postgres } from '../../../../src/verify/engines/postgres/syntax.ts';
import type { Column, ColumnKind } from '../../../../src/verify/engines/source.ts';
import {
  countGroups,
  countRanges,
  countScanned,
  countTimeless,
  countValues,
  probeCondition,
  readMembers,
} from '../../../../src/verify/engines/statements.ts';

const column = (name: string, kind: ColumnKind): Column => ({
  name,
  sql: `"a"."${name}"`,
  kind,
  type: kind,
  isNullable: true,
  digits: 6,
});
const table = { sql: '"s"."a"', name: 'a', columns: new Map(), isIndexed: true, notes: [], relations: [] };
const measured = {
  table,
  time: column('at', 'instant'),
  where: 'x = 1 -- why',
  measure: column('hits', 'decimal'),
  hash: column('h', 'integer'),
};
const rows = { ...measured, where: undefined, measure: undefined, hash: undefined };
const ranges = [
  { from: '1', to: '2' },
  { from: '2', to: '3' },
  { from: '5', to: '6' },
];

test('windows are counted by a range of the index each', () => {
  expect(countRanges(mysql, rows, ranges.slice(0, 2))).toMatchInlineSnapshot(`
    "SELECT 0 AS bin, COUNT(*) AS held FROM "s"."a" WHERE "a"."at" >= 1 AND "a"."at" < 2
    UNION ALL SELECT 1 AS bin, COUNT(*) AS held FROM "s"."a" WHERE "a"."at" >= 2 AND "a"."at" < 3"
  `);
  expect(countRanges(postgres, measured, ranges.slice(0, 2))).toMatchInlineSnapshot(`
    "SELECT w.bin, counted.* FROM (VALUES (0, 1, 2), (1, 2, 3)) AS w (bin, since, until), LATERAL (SELECT COALESCE(SUM("a"."hits"), 0) AS held, COUNT(*) - COUNT("a"."hits") + COUNT(CASE WHEN "a"."hits" <> FLOOR("a"."hits") THEN 1 END) AS broken, COALESCE(SUM("a"."h"), 0) AS hashed FROM "s"."a" WHERE "a"."at" >= w.since AND "a"."at" < w.until AND (
    x = 1 -- why
    )) AS counted"
  `);
});

test('a table that is called as the statement calls its windows takes the place of none', () => {
  const named = { ...rows, table: { ...table, sql: '"s"."w"' } };
  expect(countRanges(postgres, named, ranges.slice(0, 1))).toMatchInlineSnapshot(
    `"SELECT v.bin, counted.* FROM (VALUES (0, 1, 2)) AS v (bin, since, until), LATERAL (SELECT COUNT(*) AS held FROM "s"."w" WHERE "a"."at" >= v.since AND "a"."at" < v.until) AS counted"`,
  );
});

test('without an index the table is read once, and what lies between two windows is in none', () => {
  expect(countScanned(measured, ranges)).toMatchInlineSnapshot(`
    "SELECT bin, COALESCE(SUM(counted.measure), 0) AS held, COUNT(*) - COUNT(counted.measure) + COUNT(CASE WHEN counted.measure <> FLOOR(counted.measure) THEN 1 END) AS broken, COALESCE(SUM(counted.hash), 0) AS hashed FROM (SELECT CASE WHEN "a"."at" < 2 THEN CASE WHEN "a"."at" >= 1 AND "a"."at" < 2 THEN 0 END ELSE CASE WHEN "a"."at" < 5 THEN CASE WHEN "a"."at" >= 2 AND "a"."at" < 3 THEN 1 END ELSE CASE WHEN "a"."at" >= 5 AND "a"."at" < 6 THEN 2 END END END AS bin, "a"."hits" AS measure, "a"."h" AS hash FROM "s"."a" WHERE "a"."at" >= 1 AND "a"."at" < 6 AND (
    x = 1 -- why
    )) AS counted GROUP BY bin"
  `);
});

test('buckets, members, groups and rows without a time are asked for in these words', () => {
  const [range] = [{ from: '1', to: '2' }];
  expect(countValues(postgres, { ...rows, time: column('day', 'date') }, range, 11)).toMatchInlineSnapshot(
    `"SELECT counted.bin AS bin, COUNT(*) AS held FROM (SELECT (extract(epoch FROM "a"."day") * 1000000)::bigint AS bin FROM "s"."a" WHERE "a"."day" >= 1 AND "a"."day" < 2) AS counted GROUP BY counted.bin LIMIT 11"`,
  );
  expect(readMembers(mysql, rows, [column('id', 'text')], range, 11)).toMatchInlineSnapshot(
    `"SELECT TIMESTAMPDIFF(MICROSECOND, TIMESTAMP '1970-01-01 00:00:00', "a"."at") AS moment, CONVERT("a"."id" USING utf8mb4) AS key0 FROM "s"."a" WHERE "a"."at" >= 1 AND "a"."at" < 2 LIMIT 11"`,
  );
  expect(countGroups(mysql, rows, [column('path', 'text')], range, 11)).toMatchInlineSnapshot(
    `"SELECT CONVERT(counted.key0 USING utf8mb4) AS key0, COUNT(*) AS held FROM (SELECT CAST(CONVERT("a"."path" USING utf8mb4) AS BINARY) AS key0 FROM "s"."a" WHERE "a"."at" >= 1 AND "a"."at" < 2) AS counted GROUP BY counted.key0 LIMIT 11"`,
  );
  expect(countTimeless(measured, 11)).toMatchInlineSnapshot(`
    "SELECT COUNT(*) AS held FROM (SELECT 1 AS one FROM "s"."a" WHERE "a"."at" IS NULL AND (
    x = 1 -- why
    ) LIMIT 11) AS timeless"
  `);
  expect(probeCondition(table, 'x = 1')).toMatchInlineSnapshot(`
    "SELECT 1 FROM "s"."a" WHERE CASE WHEN
    x = 1
    THEN 1 END = 1 LIMIT 0"
  `);
});

test.each([
  {
    kind: 'instant',
    postgres: "'2026-11-22 10:05:03.120+00'::timestamptz",
    mysql: "TIMESTAMP '2026-11-22 10:05:03.120'",
  },
  { kind: 'clock', postgres: "'2026-11-22 10:05:03.120'::timestamp", mysql: "TIMESTAMP '2026-11-22 10:05:03.120'" },
  { kind: 'date', postgres: "'2026-11-22'::date", mysql: "DATE '2026-11-22'" },
] as const)('a time of the kind $kind is written $postgres and $mysql', ({ kind, ...expected }) => {
  const at = '2026-11-22 10:05:03.120';
  expect({ postgres: postgres.timeLiteral(kind, at), mysql: mysql.timeLiteral(kind, at) }).toEqual(expected);
});

test.each([
  { method: 'RANGE COLUMNS', expression: '`at`', is: true },
  { method: 'RANGE', expression: 'to_days(`at`)', is: true },
  { method: 'RANGE', expression: 'TO_DAYS(`AT`)', is: true },
  { method: 'RANGE', expression: 'month(`at`)', is: false },
  { method: 'RANGE', expression: '`id`', is: false },
  { method: 'RANGE COLUMNS', expression: '`id`,`at`', is: false },
  { method: 'HASH', expression: '`at`', is: false },
])('MySQL: partitions by $method of $expression lead to a range of the time: $is', ({ method, expression, is }) => {
  expect(isPartitionedBy({ method, expression }, 'at')).toBe(is);
});

describe('a replica shows what was written until', () => {
  test.each([
    {
      name: 'the last transaction it replayed',
      row: { replayed: '9000', told: '20000', status: 'streaming', caughtup: false },
      untilMs: 8000,
    },
    {
      name: 'what the primary said last, all of which it replayed',
      row: { replayed: '9000', told: '20000', status: 'streaming', caughtup: true },
      untilMs: 19_000,
    },
    {
      name: 'the last transaction while it looks for its primary',
      row: { replayed: '9000', told: '20000', status: 'starting', caughtup: true },
      untilMs: 8000,
    },
    {
      name: 'nobody knows, before the first',
      row: { replayed: null, told: null, status: 'streaming', caughtup: null },
      untilMs: Number.NEGATIVE_INFINITY,
    },
  ])('PostgreSQL: $name', ({ row, untilMs }) => {
    expect(untilOfPostgres(row)).toEqual({ untilMs });
  });

  test('PostgreSQL: a role that may not see the receiver is told what would help', () => {
    expect(untilOfPostgres({ replayed: '9000', told: null, status: null, caughtup: null })).toEqual({
      untilMs: 8000,
      hint: 'GRANT pg_read_all_stats lets the role see whether the primary is merely idle',
    });
  });

  test.each([
    { name: 'MySQL, 3 s behind', row: { Seconds_Behind_Source: '3', Replica_IO_Running: 'Yes' }, untilMs: 6000 },
    { name: 'MariaDB, not behind', row: { Seconds_Behind_Master: 0, Slave_IO_Running: 'Yes' }, untilMs: 9000 },
    {
      name: 'MySQL, whose replay stands still',
      row: { Seconds_Behind_Source: null, Replica_IO_Running: 'Yes' },
      untilMs: Number.NEGATIVE_INFINITY,
    },
    {
      name: 'MariaDB, which receives nothing',
      row: { Seconds_Behind_Master: 0, Slave_IO_Running: 'Connecting' },
      untilMs: Number.NEGATIVE_INFINITY,
    },
  ])('$name', ({ row, untilMs }) => {
    expect(untilOfMysql(row, 10_000)).toBe(untilMs);
  });
});
