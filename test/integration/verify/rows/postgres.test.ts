import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Verify } from '../../../../src/config/schema.ts';
import { countsOf, shown, sideOf, windowsBetween } from '../../../support/databaseSide.ts';
import { missingDatabase, postgresKinds, startDatabase, type TestDatabase } from '../../../support/databases.ts';

const windows = windowsBetween('2026-11-22T10:00:00Z', '2026-11-22T10:05:00Z', '2026-11-22T10:10:00Z');
const never = new AbortController().signal;

interface Case {
  readonly name: string;
  /** Run before; `t` is a schema of the case's own, and the search path leads to it. */
  readonly setup: string;
  readonly database?: Partial<Verify['database']>;
  readonly identity?: Verify['identity'];
  readonly role?: string;
  readonly windows?: ReturnType<typeof windowsBetween>;
  readonly counts: readonly (number | string)[];
  readonly notes?: readonly string[];
}

/** Two rows in the first window, at its edge and a microsecond before its end, and one at the second's edge. */
const rows =
  "VALUES ('2026-11-22 10:00:00+00'::timestamptz, 1), ('2026-11-22 10:04:59.999999+00', 2), ('2026-11-22 10:05:00+00', 4)";
const plain = `CREATE TABLE a AS SELECT * FROM (${rows}) AS r (logged_at, hits); CREATE INDEX ON a (logged_at);`;
const with2 = (type: string, values: string) =>
  `CREATE TABLE a (logged_at ${type}, hits int); CREATE INDEX ON a (logged_at); INSERT INTO a VALUES ${values};`;
const measured = (type: string, ...values: readonly string[]) =>
  `${plain} ALTER TABLE a ADD m ${type}; UPDATE a SET m = CASE hits WHEN 1 THEN ${values[0]}::${type} WHEN 2 THEN ${values[1]}::${type} ELSE ${values[2]}::${type} END;`;

const names: readonly Case[] = [
  { name: 'a plain table', setup: plain, counts: [2, 1] },
  {
    name: 'columns that are called as the statement calls its own',
    setup: `CREATE TABLE counted (bin timestamptz, held int, measure int, hashed int, broken text, key0 text, n int, w int, after_ms int);
      CREATE INDEX ON counted (bin); INSERT INTO counted (bin, held) ${rows};`,
    database: { table: 'counted', time: 'bin', measure: 'sum(held)' },
    counts: [3, 4],
  },
  {
    name: 'the same where no index leads the way',
    setup: `CREATE TABLE counted (bin timestamptz, measure int); INSERT INTO counted ${rows};`,
    database: { table: 'counted', time: 'bin', measure: 'sum(measure)', allowFullScan: true },
    counts: [3, 4],
  },
  {
    name: 'a table and columns that are called as the statement calls its windows',
    setup: `CREATE TABLE w (since timestamptz, until timestamptz, bin int); CREATE INDEX ON w (since); INSERT INTO w (since, bin) ${rows}; UPDATE w SET until = 'infinity';`,
    database: { table: 'w', time: 'since', measure: 'sum(bin)', where: 'until > since AND bin > 0' },
    counts: [3, 4],
  },
  {
    name: 'a condition that names what only the statement has',
    setup: plain,
    database: { where: 'bin = 0' },
    counts: [
      '/^verify.database.where is no condition that the database takes: 42703: column "bin" does not exist/',
      '/no condition/',
    ],
  },
  {
    name: 'names with quotes, dashes, brackets, case, umlauts and reserved words',
    setup: `CREATE TABLE "se-lect "" FROM" ("Größe; --" timestamptz, "sum(ä)" int);
      CREATE INDEX ON "se-lect "" FROM" ("Größe; --"); INSERT INTO "se-lect "" FROM" ${rows};`,
    database: { table: 'se-lect " FROM', time: 'Größe; --', measure: 'sum(sum(ä))' },
    counts: [3, 4],
  },
  {
    name: 'a column that is called as a function, and the table as the column',
    setup: `CREATE TABLE now (now timestamptz, count int); CREATE INDEX ON now (now); INSERT INTO now ${rows};`,
    database: { table: 'now', time: 'now', measure: 'sum(count)' },
    counts: [3, 4],
  },
  {
    name: 'a system column is none of the table’s',
    setup: plain,
    database: { measure: 'sum(xmin)' },
    counts: Array(2).fill('there is no column xmin in the table a (or the role may not see it)'),
  },
  {
    name: 'a type that PostgreSQL would take for a function of the row',
    setup: plain,
    identity: { id: { log: 'id', column: 'text' } },
    counts: Array(2).fill('there is no column text in the table a (or the role may not see it)'),
  },
  {
    name: 'a column that was dropped',
    setup: `${plain} ALTER TABLE a DROP hits;`,
    database: { measure: 'sum(hits)' },
    counts: Array(2).fill('there is no column hits in the table a (or the role may not see it)'),
  },
  {
    name: 'no such table',
    setup: '',
    database: { table: 'b' },
    counts: Array(2).fill('there is no table b (or the role may not see it)'),
  },
  {
    name: 'a name that stays one line, whatever it holds',
    setup: '',
    database: { table: 'b\n::error::x\u2028y' },
    counts: Array(2).fill('there is no table b ::error::x y (or the role may not see it)'),
  },
];

const kinds: readonly Case[] = [
  {
    name: 'a view may be read whole, and is said to be one',
    setup: `${plain} CREATE VIEW v AS SELECT * FROM a WHERE hits < 3;`,
    database: { table: 'v', allowFullScan: true },
    counts: [2, 0],
    notes: ['v is a view: rows that it leaves out are not seen'],
  },
  {
    name: 'a view has no index',
    setup: `${plain} CREATE VIEW v AS SELECT * FROM a;`,
    database: { table: 'v' },
    counts: Array(2).fill(
      'no index of v leads to a range of logged_at (name a table with an index, or set verify.database.allowFullScan: true)',
    ),
  },
  {
    name: 'a materialised view, which is of some other time',
    setup: `${plain} CREATE MATERIALIZED VIEW v AS SELECT * FROM a; CREATE INDEX ON v (logged_at);`,
    database: { table: 'v' },
    counts: Array(2).fill('v shows a materialised view, and of when its rows are cannot be known'),
  },
  {
    name: 'a view of a materialised view',
    setup: `${plain} CREATE MATERIALIZED VIEW v AS SELECT * FROM a; CREATE VIEW u AS SELECT * FROM v;`,
    database: { table: 'u', allowFullScan: true },
    counts: Array(2).fill('u shows a materialised view, and of when its rows are cannot be known'),
  },
  {
    name: 'a foreign table, and a partition that is one',
    setup: `CREATE FOREIGN DATA WRAPPER w; CREATE SERVER s FOREIGN DATA WRAPPER w;
      CREATE TABLE a (logged_at timestamptz) PARTITION BY RANGE (logged_at);
      CREATE FOREIGN TABLE f PARTITION OF a FOR VALUES FROM (MINVALUE) TO (MAXVALUE) SERVER s;`,
    counts: Array(2).fill('a shows a foreign table, and what the other server hides cannot be known'),
  },
  {
    name: 'a table that is partitioned by its time needs no index',
    setup: `CREATE TABLE a (logged_at timestamptz, hits int) PARTITION BY RANGE (logged_at);
      CREATE TABLE a1 PARTITION OF a FOR VALUES FROM (MINVALUE) TO ('2026-11-22 10:03+00');
      CREATE TABLE a2 PARTITION OF a DEFAULT; INSERT INTO a ${rows};`,
    counts: [2, 1],
  },
  {
    name: 'one that is partitioned by something else does',
    setup: `CREATE TABLE a (logged_at timestamptz, hits int) PARTITION BY HASH (hits);`,
    counts: Array(2).fill(
      '/^no index of a leads to a range of logged_at \\(run CREATE INDEX "verify_logged_at" ON ".+"."a" \\("logged_at"\\), or set/',
    ),
  },
  {
    name: 'the rows of heirs are its too',
    setup: `${plain} CREATE TABLE h () INHERITS (a); INSERT INTO h ${rows};`,
    counts: [4, 2],
  },
];

const rights: readonly Case[] = [
  {
    name: 'a policy that hides rows',
    setup: `${plain} ALTER TABLE a ENABLE ROW LEVEL SECURITY; CREATE POLICY p ON a USING (hits > 1); GRANT SELECT ON a TO reader;`,
    role: 'reader',
    counts: Array(2).fill(
      '42501: query would be affected by row-level security policy for table "a" (the role needs SELECT on it, and BYPASSRLS where a policy hides rows)',
    ),
  },
  {
    name: 'a policy that hides rows of a view from its owner',
    setup: `${plain} ALTER TABLE a ENABLE ROW LEVEL SECURITY; GRANT SELECT ON a TO owner;
      CREATE VIEW v AS SELECT * FROM a; GRANT CREATE ON SCHEMA SCHEMA_OF_CASE TO owner; ALTER VIEW v OWNER TO owner; GRANT SELECT ON v TO reader;`,
    database: { table: 'v', allowFullScan: true },
    role: 'reader',
    counts: Array(2).fill(
      '42501: query would be affected by row-level security policy for table "a" (the role needs SELECT on it, and BYPASSRLS where a policy hides rows)',
    ),
  },
  {
    name: 'a policy that hides nothing from a role above it',
    setup: `${plain} ALTER TABLE a ENABLE ROW LEVEL SECURITY; GRANT SELECT ON a TO above;`,
    role: 'above',
    counts: [2, 1],
  },
  {
    name: 'no right to the table',
    setup: plain,
    role: 'reader',
    counts: Array(2).fill(
      '42501: permission denied for table a (the role needs SELECT on it, and BYPASSRLS where a policy hides rows)',
    ),
  },
  {
    name: 'a right to the time alone is enough to count',
    setup: `${plain} GRANT SELECT (logged_at) ON a TO reader;`,
    role: 'reader',
    counts: [2, 1],
  },
  {
    name: 'and not to add up',
    setup: `${plain} GRANT SELECT (logged_at) ON a TO reader;`,
    database: { measure: 'sum(hits)' },
    role: 'reader',
    counts: Array(2).fill(
      '42501: permission denied for table a (the role needs SELECT on it, and BYPASSRLS where a policy hides rows)',
    ),
  },
];

const inexact = (type: string) =>
  Array(2).fill(`a.m is of type ${type}, and its sum would not be exact (a column of whole numbers can be added up)`);
const measures: readonly Case[] = [
  { name: 'smallint', setup: measured('smallint', '1', '2', '3'), database: { measure: 'sum(m)' }, counts: [3, 3] },
  {
    name: 'bigint beyond what a bigint holds',
    setup: `${measured('bigint', '9223372036854775807', '9223372036854775807', '1')}`,
    database: { measure: 'sum(m) '.trim() },
    counts: [Number(18_446_744_073_709_551_614n), 1],
  },
  {
    name: 'numeric that is whole',
    setup: measured('numeric', '1.00', '2', '3'),
    database: { measure: 'sum(m)' },
    counts: [3, 3],
  },
  {
    name: 'numeric whose halves add up to a whole',
    setup: measured('numeric', '0.5', '1.5', '3'),
    database: { measure: 'sum(m)' },
    counts: ['2 rows have no whole number in m', 3],
  },
  {
    name: 'NULL, which says nothing of its hits',
    setup: measured('int', '1', 'NULL', '3'),
    database: { measure: 'sum(m)' },
    counts: ['1 row has no whole number in m', 3],
  },
  {
    name: 'not a number',
    setup: measured('numeric', "'NaN'", '1', '3'),
    database: { measure: 'sum(m)' },
    counts: Array(2).fill('the measure is not a whole number'),
  },
  {
    name: 'double precision',
    setup: measured('float8', '1', '2', '3'),
    database: { measure: 'sum(m)' },
    counts: inexact('double precision'),
  },
  { name: 'real', setup: measured('float4', '1', '2', '3'), database: { measure: 'sum(m)' }, counts: inexact('real') },
  {
    name: 'money',
    setup: measured('money', '1::money', '2::money', '3::money'),
    database: { measure: 'sum(m)' },
    counts: inexact('money'),
  },
  {
    name: 'text',
    setup: measured('text', "'1'", "'2'", "'3'"),
    database: { measure: 'sum(m)' },
    counts: inexact('text'),
  },
  {
    name: 'interval',
    setup: measured('interval', "'1s'", "'2s'", "'3s'"),
    database: { measure: 'sum(m)' },
    counts: inexact('interval'),
  },
  {
    name: 'a type of one’s own that is called int4',
    setup: `CREATE TYPE int4 AS (x float8); ${measured('SCHEMA_OF_CASE.int4', 'NULL', 'NULL', 'NULL')}`,
    database: { measure: 'sum(m)' },
    counts: ['/^a.m is of type .*int4, and its sum/', '/int4/'],
  },
  {
    name: 'a domain of whole numbers',
    setup: `CREATE DOMAIN hits AS int CHECK (VALUE >= 0); ${measured('hits', '1', '2', '3')}`,
    database: { measure: 'sum(m)' },
    counts: [3, 3],
  },
];

const utc = "('2026-11-22 10:00:00'), ('2026-11-22 10:04:59.999'), ('2026-11-22 10:05:00')".replaceAll("')", "', 1)");
const epochs = (factor: number) =>
  ['2026-11-22T10:00:00Z', '2026-11-22T10:04:59Z', '2026-11-22T10:05:00Z']
    .map((at) => `(${(BigInt(Date.parse(at)) * BigInt(factor * 1000)) / 1_000_000n}, 1)`)
    .join(', ');
const autumn = windowsBetween(
  '2025-10-25T23:30:00Z',
  '2025-10-26T00:00:00Z',
  '2025-10-26T00:30:00Z',
  '2025-10-26T01:00:00Z',
  '2025-10-26T01:30:00Z',
  '2025-10-26T02:00:00Z',
  '2025-10-26T02:30:00Z',
);
const twice = 'the clock of Europe/Berlin shows this time twice';
const times: readonly Case[] = [
  { name: 'timestamp in UTC', setup: with2('timestamp', utc), counts: [2, 1] },
  {
    name: 'timestamp in a zone with an offset',
    setup: with2('timestamp', utc.replaceAll(' 10:', ' 19:')),
    database: { timezone: '+09:00' },
    counts: [2, 1],
  },
  {
    name: 'timestamp in a named zone whose winter it is',
    setup: with2('timestamp', utc.replaceAll(' 10:', ' 11:')),
    database: { timezone: 'Europe/Berlin' },
    counts: [2, 1],
  },
  {
    name: 'the hour that a clock shows twice is unknown, and what is around it is not',
    setup: with2(
      'timestamp',
      "('2025-10-26 01:30', 1), ('2025-10-26 01:59:59.9', 1), ('2025-10-26 02:00', 1), ('2025-10-26 02:30', 1), ('2025-10-26 03:00', 1)",
    ),
    database: { timezone: 'Europe/Berlin' },
    windows: autumn,
    counts: [2, twice, twice, twice, twice, 1],
  },
  {
    name: 'a day that holds that hour twice is right',
    setup: with2(
      'timestamp',
      "('2025-10-26 00:00', 1), ('2025-10-26 02:30', 1), ('2025-10-26 02:30', 1), ('2025-10-26 23:59', 1), ('2025-10-27 00:00', 1)",
    ),
    database: { timezone: 'Europe/Berlin' },
    windows: windowsBetween('2025-10-25T22:00:00Z', '2025-10-26T23:00:00Z'),
    counts: [4],
  },
  {
    name: 'around the hour that a clock skips every window is right',
    setup: with2(
      'timestamp',
      "('2026-03-29 01:30', 1), ('2026-03-29 03:00', 1), ('2026-03-29 03:29:59', 1), ('2026-03-29 03:30', 1)",
    ),
    database: { timezone: 'Europe/Berlin' },
    windows: windowsBetween(
      '2026-03-29T00:30:00Z',
      '2026-03-29T01:00:00Z',
      '2026-03-29T01:30:00Z',
      '2026-03-29T02:00:00Z',
    ),
    counts: [1, 2, 1],
  },
  {
    name: 'rows that are infinitely far away, before Christ, beyond the year 9999, or without a time',
    setup: with2(
      'timestamptz',
      "('infinity', 1), ('-infinity', 1), ('0044-03-15 BC', 1), ('12026-11-22', 1), (NULL, 1), (NULL, 1), ('2026-11-22 10:00+00', 1)",
    ),
    counts: [1, 0],
    notes: ['rows without logged_at, which are in no window: 2'],
  },
  {
    name: 'seconds since 1970',
    setup: with2('int', epochs(1)),
    counts: [2, 1],
    notes: ['logged_at is taken for seconds since 1970'],
  },
  {
    name: 'milliseconds since 1970',
    setup: with2('bigint', epochs(1000)),
    counts: [2, 1],
    notes: ['logged_at is taken for milliseconds since 1970'],
  },
  {
    name: 'microseconds since 1970',
    setup: with2('bigint', epochs(1_000_000)),
    counts: [2, 1],
    notes: ['logged_at is taken for microseconds since 1970'],
  },
  { name: 'no rows, so that nobody can tell the unit, are none', setup: with2('bigint', '(NULL, 1)'), counts: [0, 0] },
  {
    name: 'seconds and milliseconds in one column',
    setup: with2('bigint', `${epochs(1)}, ${epochs(1000)}`),
    counts: Array(2).fill(
      'how a.logged_at holds time is not certain (it may hold seconds since 1970, or milliseconds since 1970, or microseconds since 1970; since 2000 it has more than one: seconds since 1970, milliseconds since 1970)',
    ),
  },
  {
    name: 'numbers that are no times',
    setup: with2('bigint', '(7, 1), (8, 1)'),
    counts: Array(2).fill(
      'how a.logged_at holds time is not certain (it may hold seconds since 1970, or milliseconds since 1970, or microseconds since 1970; since 2000 it has none of these)',
    ),
  },
  {
    name: 'a column that rounds',
    setup: with2('timestamptz(0)', "('2026-11-22 10:04:59.6+00', 1)"),
    counts: [0, 1],
    notes: [
      'logged_at keeps whole seconds, and the database rounds to them: a row may stand in the window beside its line’s',
    ],
  },
  {
    name: 'one that keeps milliseconds',
    setup: with2('timestamptz(3)', "('2026-11-22 10:04:59.999+00', 1)"),
    counts: [1, 0],
    notes: [],
  },
  {
    name: 'one that keeps two digits',
    setup: with2('timestamptz(2)', "('2026-11-22 10:04:59.996+00', 1)"),
    counts: [0, 1],
    notes: [
      'logged_at keeps 2 digits of a second, and the database rounds to them: a row may stand in the window beside its line’s',
    ],
  },
  {
    name: 'a date without a bucket',
    setup: with2('date', "('2026-11-22', 1)"),
    counts: Array(2).fill(
      'a.logged_at is of type date, and cannot be counted by time (verify.database.bucket: day counts by it, as do week and month)',
    ),
  },
  {
    name: 'a time of day',
    setup: with2('time', "('10:00', 1)"),
    counts: ['/^a.logged_at is of type time without time zone, and cannot be counted by time/', '/cannot/'],
  },
];

const without =
  '/^no index of a leads to a range of logged_at \\(run CREATE INDEX "verify_logged_at" ON ".+"."a" \\("logged_at"\\), or set verify.database.allowFullScan: true\\)$/';
const indexes: readonly Case[] = [
  { name: 'no index', setup: plain.replace(/CREATE INDEX.*/, ''), counts: [without, without] },
  {
    name: 'no index, and leave to read it all',
    setup: plain.replace(/CREATE INDEX.*/, ''),
    database: { allowFullScan: true },
    counts: [2, 1],
  },
  {
    name: 'an index that begins with another column',
    setup: plain.replace('(logged_at);', '(hits, logged_at);'),
    counts: [without, without],
  },
  {
    name: 'an index of some rows',
    setup: plain.replace('(logged_at);', '(logged_at) WHERE hits > 0;'),
    counts: [without, without],
  },
  {
    name: 'a hash index',
    setup: plain.replace('ON a (logged_at);', 'ON a USING hash (logged_at);'),
    counts: [without, without],
  },
  {
    name: 'an index of its days',
    setup: plain.replace('(logged_at);', "((logged_at AT TIME ZONE 'UTC'));"),
    counts: [without, without],
  },
  {
    name: 'an index of blocks',
    setup: plain.replace('ON a (logged_at);', 'ON a USING brin (logged_at);'),
    counts: [2, 1],
  },
  {
    name: 'an index of several columns that begins with it',
    setup: plain.replace('(logged_at);', '(logged_at DESC, hits);'),
    counts: [2, 1],
  },
];

const refusedWhere = (said: string) => [
  `/^verify.database.where is no condition that the database takes: ${said}/`,
  '/no condition/',
];
const wheres: readonly Case[] = [
  { name: 'a condition', setup: plain, database: { where: 'hits > 1' }, counts: [1, 1] },
  {
    name: 'one of two that would swallow the range',
    setup: plain,
    database: { where: 'hits = 1 OR true' },
    counts: [2, 1],
  },
  { name: 'a comment at its end', setup: plain, database: { where: 'hits > 1 -- why' }, counts: [1, 1] },
  {
    name: 'several lines',
    setup: plain,
    database: { where: "hits > 1\n/* a ' ) */\nAND a.hits < 5 AND 'x)' <> ')'" },
    counts: [1, 1],
  },
  {
    name: 'brackets that it did not open',
    setup: plain,
    database: { where: 'hits > 1) OR (true' },
    counts: refusedWhere('42601'),
  },
  {
    name: 'words that close what the probe opened',
    setup: plain,
    database: { where: 'true THEN 1 WHEN true' },
    counts: ['/^42601/', '/^42601/'],
  },
  { name: 'a second statement', setup: plain, database: { where: 'true; SELECT 1' }, counts: refusedWhere('42601') },
  {
    name: 'a second statement behind brackets',
    setup: plain,
    database: { where: 'true); DELETE FROM a; SELECT (1' },
    counts: refusedWhere('42601'),
  },
  { name: 'an open quote', setup: plain, database: { where: "'x' = 'x" }, counts: refusedWhere('42601') },
  { name: 'an open name', setup: plain, database: { where: 'hits > 1 OR "x' }, counts: refusedWhere('42601') },
  { name: 'an open comment', setup: plain, database: { where: 'hits > 1 /*' }, counts: refusedWhere('42601') },
  { name: 'an open dollar quote', setup: plain, database: { where: '$$x' }, counts: refusedWhere('42601') },
  {
    name: 'a condition that is no condition',
    setup: plain,
    database: { where: 'hits' },
    counts: refusedWhere('42804'),
  },
  {
    name: 'a column that there is not',
    setup: plain,
    database: { where: 'tenant = 1' },
    counts: refusedWhere('42703'),
  },
  { name: 'a parameter', setup: plain, database: { where: 'hits = $1' }, counts: refusedWhere('.*') },
  {
    name: 'a value of a row that is never quoted',
    setup: `${plain} ALTER TABLE a ADD line text DEFAULT 'secret';`,
    database: { where: 'line::int > 1' },
    counts: Array(2).fill('22P02: the database cannot compute with a value of some row'),
  },
  {
    name: 'a write',
    setup: `${plain} CREATE SEQUENCE s;`,
    database: { where: "nextval('s') > 0" },
    counts: ['/^25006: cannot execute nextval/', '/25006/'],
  },
];

const tokyo = windowsBetween('2026-11-20T15:00:00Z', '2026-11-21T15:00:00Z', '2026-11-22T15:00:00Z');
const berlin = windowsBetween(
  '2025-10-24T22:00:00Z',
  '2025-10-25T22:00:00Z',
  '2025-10-26T23:00:00Z',
  '2025-10-27T23:00:00Z',
);
const days = "('2026-11-21', 300), ('2026-11-22', 180), ('2026-11-22', 20), ('2026-11-23', 7)";
const sum = { measure: 'sum(hits)', bucket: 'day', timezone: 'Asia/Tokyo' };
const buckets: readonly Case[] = [
  { name: 'days of a DATE in Tokyo', setup: with2('date', days), database: sum, windows: tokyo, counts: [300, 200] },
  {
    name: 'days as numbers',
    setup: with2('int', days.replaceAll(/'(....)-(..)-(..)'/g, '$1$2$3')),
    database: sum,
    windows: tokyo,
    counts: [300, 200],
    notes: ['logged_at is taken for numbers such as 20261122'],
  },
  {
    name: 'days as texts',
    setup: with2('text', days),
    database: sum,
    windows: tokyo,
    counts: [300, 200],
    notes: ['logged_at is taken for texts such as 2026-11-22'],
  },
  {
    name: 'days as a clock’s midnights',
    setup: with2('timestamp', days),
    database: sum,
    windows: tokyo,
    counts: [300, 200],
  },
  {
    name: 'days as the instants of midnight there',
    setup: with2('timestamptz', days.replaceAll("',", "+09',")),
    database: sum,
    windows: tokyo,
    counts: [300, 200],
  },
  {
    name: 'days of 24 and 25 hours',
    setup: with2('date', "('2025-10-25', 1), ('2025-10-26', 2), ('2025-10-27', 4)"),
    database: { ...sum, timezone: 'Europe/Berlin' },
    windows: berlin,
    counts: [1, 2, 4],
  },
  {
    name: 'no row of a day is no hit',
    setup: with2('date', "('2026-11-21', 300)"),
    database: sum,
    windows: tokyo,
    counts: [300, 0],
  },
  {
    name: 'a row that begins no day',
    setup: with2('timestamp', `${days}, ('2026-11-22 00:00:00.000001', 5)`),
    database: sum,
    windows: tokyo,
    counts: [300, 'logged_at has values that are no day’s beginning'],
  },
  {
    name: 'midnights of the wrong zone',
    setup: with2('timestamptz', days.replaceAll("',", "+00',")),
    database: sum,
    windows: tokyo,
    counts: Array(2).fill('logged_at has values that are no day’s beginning'),
  },
  {
    name: 'a number that is no day',
    setup: with2('int', '(20261121, 300), (20261131, 1), (20261122, 5)'),
    database: sum,
    windows: windowsBetween('2026-11-20T15:00:00Z', '2026-11-21T15:00:00Z', '2026-11-30T15:00:00Z'),
    counts: Array(2).fill('logged_at has values that are no day’s beginning'),
  },
  {
    name: 'a text that is no day',
    setup: with2('text', `${days}, ('2026-11-21x', 1)`),
    database: sum,
    windows: tokyo,
    counts: Array(2).fill('logged_at has values that are no day’s beginning'),
  },
  {
    name: 'texts of more than one form',
    setup: with2('text', `${days}, ('20261122', 1)`),
    database: sum,
    windows: tokyo,
    counts: ['/^how a.logged_at holds time is not certain/', '/not certain/'],
  },
  {
    name: 'windows that follow no day there',
    setup: with2('date', days),
    database: sum,
    windows: windowsBetween('2026-11-21T00:00:00Z', '2026-11-22T00:00:00Z'),
    counts: ['it does not begin and end where a day of Asia/Tokyo does'],
  },
  {
    name: 'hours as numbers',
    setup: with2('int', '(2026112219, 3), (2026112220, 4)'),
    database: { ...sum, bucket: 'hour' },
    windows: windowsBetween('2026-11-22T10:00:00Z', '2026-11-22T11:00:00Z', '2026-11-22T12:00:00Z'),
    counts: [3, 4],
  },
  {
    name: 'hours as seconds since 1970',
    setup: with2('int', '(1795341600, 3), (1795345200, 4)'),
    database: { ...sum, bucket: 'hour' },
    windows: windowsBetween('2026-11-22T10:00:00Z', '2026-11-22T11:00:00Z', '2026-11-22T12:00:00Z'),
    counts: [3, 4],
    notes: ['logged_at is taken for seconds since 1970'],
  },
  {
    name: 'the hour that a clock shows twice',
    setup: with2('timestamp', "('2025-10-26 01:00', 1), ('2025-10-26 02:00', 7), ('2025-10-26 03:00', 3)"),
    database: { ...sum, bucket: 'hour', timezone: 'Europe/Berlin' },
    windows: windowsBetween(
      '2025-10-25T23:00:00Z',
      '2025-10-26T00:00:00Z',
      '2025-10-26T01:00:00Z',
      '2025-10-26T02:00:00Z',
      '2025-10-26T03:00:00Z',
    ),
    counts: [1, twice, twice, 3],
  },
  {
    name: 'months as numbers',
    setup: with2('int', '(202610, 3), (202611, 4)'),
    database: { ...sum, bucket: 'month' },
    windows: windowsBetween('2026-09-30T15:00:00Z', '2026-10-31T15:00:00Z', '2026-11-30T15:00:00Z'),
    counts: [3, 4],
  },
  {
    name: 'weeks from Monday',
    setup: with2('date', "('2026-11-16', 3), ('2026-11-23', 4)"),
    database: { ...sum, bucket: 'week' },
    windows: windowsBetween('2026-11-15T15:00:00Z', '2026-11-22T15:00:00Z', '2026-11-29T15:00:00Z'),
    counts: [3, 4],
  },
  {
    name: 'quarters of an hour',
    setup: with2('timestamptz', "('2026-11-22 10:00+00', 3), ('2026-11-22 10:15+00', 4), ('2026-11-22 10:15+00', 5)"),
    database: { ...sum, bucket: '15m' },
    windows: windowsBetween('2026-11-22T10:00:00Z', '2026-11-22T10:15:00Z', '2026-11-22T10:30:00Z'),
    counts: [3, 9],
  },
  {
    name: 'windows of several buckets',
    setup: with2('timestamptz', "('2026-11-22 10:00+00', 3), ('2026-11-22 10:15+00', 4)"),
    database: { ...sum, bucket: '15m' },
    windows: windowsBetween('2026-11-22T10:00:00Z', '2026-11-22T11:00:00Z'),
    counts: [7],
  },
];

const all = { names, kinds, rights, measures, times, indexes, wheres, buckets };

for (const kind of postgresKinds) {
  const missing = await missingDatabase(kind);
  describe.skipIf(missing)(`${kind}${missing ? ` (skipped: ${missing})` : ''}`, () => {
    let database: TestDatabase;
    let schemas = 0;

    beforeAll(async () => {
      database = await startDatabase(kind);
      await database.query('CREATE ROLE reader LOGIN; CREATE ROLE owner; CREATE ROLE above LOGIN BYPASSRLS');
    });
    afterAll(() => database?.stop());

    /** A schema of its own, which the search path leads to. */
    const made = async (setup: string, role = 'postgres') => {
      schemas += 1;
      const schema = `se"p ${schemas}`;
      const quoted = `"${schema.replace('"', '""')}"`;
      await database.query(
        `CREATE SCHEMA ${quoted}; GRANT USAGE ON SCHEMA ${quoted} TO reader, owner, above; SET search_path = ${quoted}, public; ${setup.replaceAll('SCHEMA_OF_CASE', quoted)}`,
      );
      const url = new URL(database.url);
      url.username = role;
      url.searchParams.set('options', `-c search_path=${quoted.replaceAll(' ', '\\ ')}`);
      return { url: url.href, quoted };
    };
    const like = (expected: readonly (number | string)[]) =>
      expected.map((one) =>
        typeof one === 'string' && one.startsWith('/') ? expect.stringMatching(new RegExp(one.slice(1, -1), 's')) : one,
      );

    for (const [group, cases] of Object.entries(all)) {
      test.each(cases)(`${group}: $name`, async (it) => {
        const { url } = await made(it.setup, it.role);
        const side = sideOf(url, 'postgres', { table: 'a', ...it.database }, it.identity);
        expect(await countsOf(side, it.windows ?? windows)).toEqual(like(it.counts));
        if (it.notes) expect(side.notes()).toEqual(it.notes);
      });
    }

    test('a row of a transaction that is open, or prepared, may still come; every role sees that, and nothing after it', async () => {
      const { url, quoted } = await made(
        `CREATE TABLE a (logged_at timestamptz, hits int) PARTITION BY RANGE (logged_at); CREATE TABLE a1 PARTITION OF a DEFAULT;
         INSERT INTO a ${rows}; GRANT SELECT ON a TO reader;`,
        'reader',
      );
      const side = sideOf(url, 'postgres', { table: 'a' });
      const pendings = async () =>
        (await side.tally(windows, never)).map((one) => (one.kind === 'known' ? one.value.pending : one.because));
      expect(await pendings()).toEqual([undefined, undefined]);
      await database.query(`BEGIN; INSERT INTO ${quoted}.a1 ${rows}; PREPARE TRANSACTION 'two'`);
      expect(await pendings()).toEqual(Array(2).fill('a transaction that writes into the table has not ended'));
      await database.query("COMMIT PREPARED 'two'");
      expect(await pendings()).toEqual([undefined, undefined]);
      expect(shown(await side.tally(windows, never))).toEqual([4, 2]);
      await side.close();
    });

    test('what is asked after the count sees the moment of the count, and the next count sees a new one', async () => {
      const { url, quoted } = await made(`${plain} ALTER TABLE a ADD id int; UPDATE a SET id = hits;`);
      const side = sideOf(url, 'postgres', { table: 'a' }, { id: { log: 'id', column: 'id' } });
      expect(shown(await side.tally(windows, never))).toEqual([2, 1]);
      await database.query(`INSERT INTO ${quoted}.a VALUES ('2026-11-22 10:01+00', 8, 8)`);
      const seen = async () =>
        (await side.members(windows, never)).map((one) => (one.kind === 'known' ? one.value : one));
      const at = (iso: string) => Date.parse(iso);
      expect(await seen()).toEqual([
        [
          { identity: '1', atMs: at('2026-11-22T10:00:00Z') },
          { identity: '2', atMs: at('2026-11-22T10:04:59.999Z') },
        ],
        [{ identity: '4', atMs: at('2026-11-22T10:05:00Z') }],
      ]);
      expect(shown(await side.tally(windows, never))).toEqual([3, 1]);
      expect((await seen()).map((one) => 'length' in one && one.length)).toEqual([3, 1]);
      await side.close();
    });

    test('keys are their texts, each of one form, and a sum of hashes is exact', async () => {
      const { url } = await made(
        `CREATE TYPE kind AS ENUM ('x'); CREATE TABLE a (logged_at timestamptz, i bigint, t text, b bool, u uuid, e kind, d date, z timestamptz, c char(3), h numeric(20));
         CREATE INDEX ON a (logged_at);
         INSERT INTO a VALUES ('2026-11-22 10:00+00', 9007199254740993, 'a"b', true, 'A0EEBC99-9C0B-4EF8-BB6D-6BB9BD380A11', 'x', '2026-11-22', '2026-11-22 19:00:00.5+09', 'y', 18446744073709551617),
           ('2026-11-22 10:00+00', 0, '', false, 'A0EEBC99-9C0B-4EF8-BB6D-6BB9BD380A11', 'x', '2026-11-22', '2026-11-22 10:00:00.000001+00', '', 18446744073709551617),
           ('2026-11-22 10:06+00', 0, NULL, false, 'A0EEBC99-9C0B-4EF8-BB6D-6BB9BD380A11', 'x', '2026-11-22', '2026-11-22 10:00+00', '', 1)`,
      );
      const keys = ['i', 't', 'b', 'u', 'e', 'd', 'z', 'c'].map((column) => ({ log: column, column }));
      const side = sideOf(url, 'postgres', { table: 'a' }, { keys });
      const [first, second] = await side.members(windows, never);
      expect(first?.kind === 'known' && first.value.map(({ identity }) => identity)).toEqual([
        '["9007199254740993","a\\"b","true","a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11","x","2026-11-22","2026-11-22T10:00:00.500Z","y"]',
        '["0","","false","a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11","x","2026-11-22","2026-11-22T10:00:00.000001Z",""]',
      ]);
      expect(second).toEqual({ kind: 'unknown', because: '1 row has no i or t or b or u or e or d or z or c' });
      await side.close();
      const hashed = sideOf(
        url,
        'postgres',
        { table: 'a' },
        { id: { log: 'i', column: 'i' }, hash: { log: ['x', 'y'], column: 'h' } },
      );
      expect(await hashed.tally(windows, never)).toMatchObject([
        { value: { count: 2n, sum: 36_893_488_147_419_103_234n } },
        { value: { count: 1n, sum: 1n } },
      ]);
      await hashed.close();
    });

    test.each(['float8', 'jsonb', 'bytea', 'numeric(9,2)', 'timestamp', 'inet', 'text[]'])(
      'a key of the type %s is refused where its text is not certain',
      async (type) => {
        const { url } = await made(`${plain} ALTER TABLE a ADD k ${type};`);
        const side = sideOf(
          url,
          'postgres',
          { table: 'a', timezone: 'Asia/Tokyo' },
          { keys: [{ log: 'k', column: 'k' }] },
        );
        const [count] = await countsOf(side, windows);
        expect(count).toMatch(
          /^a\.k is of type .*, (whose values have more than one text form|and what it shows is no instant)/,
        );
      },
    );

    test('a window of more rows than fit is unknown, and one that just fits is not', async () => {
      const { url } = await made(
        `CREATE TABLE a (logged_at timestamptz, id int); CREATE INDEX ON a (logged_at);
         INSERT INTO a SELECT '2026-11-22 10:00+00', i FROM generate_series(1, 100001) i;
         INSERT INTO a SELECT '2026-11-22 10:05+00', i FROM generate_series(1, 100000) i;`,
      );
      const side = sideOf(url, 'postgres', { table: 'a' }, { id: { log: 'id', column: 'id' } });
      const [first, second] = await side.members(windows, never);
      expect(first).toEqual({ kind: 'unknown', because: 'it has more rows than fit: 100000' });
      expect(second?.kind === 'known' && second.value.length).toBe(100_000);
      await side.close();
    });

    test('groups are counted as texts, and a row without one is not passed over', async () => {
      const { url } = await made(
        `CREATE TABLE a (day date, path text, status int, hits int); CREATE INDEX ON a (day);
         INSERT INTO a VALUES ('2026-11-21', '/cart', 200, 470), ('2026-11-21', '/cart', 200, 3), ('2026-11-21', '/Cart', 200, 1), ('2026-11-22', NULL, 200, 1)`,
      );
      const side = sideOf(url, 'postgres', {
        table: 'a',
        time: 'day',
        bucket: 'day',
        timezone: 'Asia/Tokyo',
        measure: 'sum(hits)',
        groups: ['path', 'status'],
      });
      expect(await side.groups(tokyo, never)).toEqual([
        {
          kind: 'known',
          value: new Map([
            ['["/cart","200"]', 473n],
            ['["/Cart","200"]', 1n],
          ]),
        },
        { kind: 'unknown', because: 'rows have no path or status' },
      ]);
      await side.close();
    });

    test('a run that is cancelled leaves no statement behind in the database', async () => {
      const { url } = await made(plain);
      const side = sideOf(url, 'postgres', { table: 'a', where: 'pg_sleep(600) IS NOT NULL' });
      const cancelled = new AbortController();
      const counting = side.tally(windows, cancelled.signal);
      const running = () =>
        database.query(
          "SELECT pid FROM pg_stat_activity WHERE application_name = 'legacy-log-ecs-verify' AND state = 'active'",
        );
      const sleeping = "SELECT pid FROM pg_stat_activity WHERE wait_event = 'PgSleep'";
      while ((await database.query(sleeping)).length === 0) await wait(20);
      cancelled.abort(new Error('cancelled'));
      expect(shown(await counting)).toEqual(['Error: cancelled', 'Error: cancelled']);
      expect(await running()).toEqual([]);
      await side.close();
    });

    test('after a connection broke, its windows are unknown, and the next look connects anew', async () => {
      const { url } = await made(plain);
      const side = sideOf(url, 'postgres', { table: 'a' });
      expect(shown(await side.tally(windows, never))).toEqual([2, 1]);
      await database.query(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'legacy-log-ecs-verify'",
      );
      const [broken] = shown(await side.tally(windows, never));
      expect(broken).toMatch(/^57P01: terminating connection|Connection terminated|not queryable/);
      expect(shown(await side.tally(windows, never))).toEqual([2, 1]);
      await side.close();
    });
  });
}
