import { setTimeout as wait } from 'node:timers/promises';
import { createConnection } from 'mysql2/promise';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Verify } from '../../../../src/config/schema.ts';
import { countsOf, shown, sideOf, windowsBetween } from '../../../support/databaseSide.ts';
import { missingDatabase, startDatabase, type TestDatabase } from '../../../support/databases.ts';

const windows = windowsBetween('2026-11-22T10:00:00Z', '2026-11-22T10:05:00Z', '2026-11-22T10:10:00Z');
const never = new AbortController().signal;

interface Case {
  readonly name: string;
  /** Statements run before; `a` is a table of a database of the case's own. */
  readonly setup: readonly string[];
  readonly database?: Partial<Verify['database']>;
  readonly user?: string;
  readonly windows?: ReturnType<typeof windowsBetween>;
  readonly counts: readonly (number | string)[];
  readonly notes?: readonly string[];
}

const rows = "VALUES ('2026-11-22 10:00:00', 1), ('2026-11-22 10:04:59.999999', 2), ('2026-11-22 10:05:00', 4)";
const table = (type: string, values = rows, more = '') => [
  `CREATE TABLE a (logged_at ${type}, hits int, KEY (logged_at)) ${more}`,
  `INSERT INTO a ${values}`,
];
const plain = table('datetime(6)');
const measured = (type: string, ...values: readonly string[]) => [
  ...plain,
  `ALTER TABLE a ADD m ${type}`,
  `UPDATE a SET m = CASE hits WHEN 1 THEN ${values[0]} WHEN 2 THEN ${values[1]} ELSE ${values[2]} END`,
];
const twice = 'the clock of Europe/Berlin shows this time twice';
const inexact = (type: string) =>
  Array(2).fill(`a.m is of type ${type}, and its sum would not be exact (a column of whole numbers can be added up)`);
const refusedWhere = ['/^verify.database.where is no condition that the database takes: ER_/', '/no condition/'];
const without =
  '/^no index of a leads to a range of logged_at \\(run CREATE INDEX `verify_logged_at` ON `.+`.`a` \\(`logged_at`\\), or set/';
const tokyo = windowsBetween('2026-11-20T15:00:00Z', '2026-11-21T15:00:00Z', '2026-11-22T15:00:00Z');
const days = "VALUES ('2026-11-21', 300), ('2026-11-22', 180), ('2026-11-22', 20), ('2026-11-23', 7)";
const sum = { measure: 'sum(hits)', bucket: 'day', timezone: 'Asia/Tokyo' };
const offDay = 'logged_at has values that are no day’s beginning';

const cases: readonly Case[] = [
  { name: 'a DATETIME in UTC', setup: plain, counts: [2, 1], notes: [] },
  {
    name: 'a TIMESTAMP, which is an instant',
    setup: [
      ...table('timestamp(6) NULL', "VALUES ('2026-11-22 10:00:00', 1)"),
      "INSERT INTO a VALUES ('2026-11-22 10:05:00', 4)",
    ],
    database: { timezone: 'Asia/Tokyo' },
    counts: [1, 1],
  },
  {
    name: 'a DATETIME in Berlin, around the hour that its clock shows twice',
    setup: table('datetime', "VALUES ('2025-10-26 01:30', 1), ('2025-10-26 02:30', 1), ('2025-10-26 03:00', 1)"),
    database: { timezone: 'Europe/Berlin' },
    windows: windowsBetween(
      '2025-10-25T23:00:00Z',
      '2025-10-26T00:00:00Z',
      '2025-10-26T01:00:00Z',
      '2025-10-26T02:00:00Z',
      '2025-10-26T03:00:00Z',
    ),
    counts: [1, twice, twice, 1],
  },
  {
    name: 'a column that cuts',
    setup: table('datetime', "VALUES ('2026-11-22 10:04:59.9', 1)"),
    counts: [1, 0],
    notes: [
      'logged_at keeps whole seconds, and the database cuts the rest off: a row may stand in the window beside its line’s',
    ],
  },
  {
    name: 'milliseconds since 1970',
    setup: table('bigint', 'VALUES (1795341600000, 1), (1795341899999, 1), (1795341900000, 1)'),
    counts: [2, 1],
    notes: ['logged_at is taken for milliseconds since 1970'],
  },
  {
    name: 'rows without a time',
    setup: table('datetime', "VALUES (NULL, 1), ('2026-11-22 10:00', 1)"),
    counts: [1, 0],
    notes: [
      'logged_at keeps whole seconds, and the database cuts the rest off: a row may stand in the window beside its line’s',
      'rows without logged_at, which are in no window: 1',
    ],
  },
  {
    name: 'columns that are called as the statement calls its own',
    setup: [
      'CREATE TABLE counted (bin datetime, after_ms int, n int, held int, measure int, hashed int, moment int, KEY (bin))',
      `INSERT INTO counted (bin, held) ${rows.replace('.999999', '')}`,
    ],
    database: { table: 'counted', time: 'bin', measure: 'sum(held)' },
    counts: [3, 4],
  },
  {
    name: 'the same where no index leads the way',
    setup: ['CREATE TABLE counted (bin datetime, measure int)', `INSERT INTO counted ${rows.replace('.999999', '')}`],
    database: { table: 'counted', time: 'bin', measure: 'sum(measure)', allowFullScan: true },
    counts: [3, 4],
  },
  {
    name: 'names with dashes, backticks, umlauts and reserved words',
    setup: [
      'CREATE TABLE `se-lect `` FROM` (`Größe; --` datetime, `sum(ä)` int, KEY (`Größe; --`))',
      `INSERT INTO \`se-lect \`\` FROM\` ${rows}`,
    ],
    database: { table: 'se-lect ` FROM', time: 'Größe; --', measure: 'sum(sum(ä))' },
    counts: [3, 4],
  },
  { name: 'a column whose case is another', setup: plain, database: { time: 'LOGGED_AT' }, counts: [2, 1] },
  {
    name: 'no such column',
    setup: plain,
    database: { measure: 'sum(b)' },
    counts: Array(2).fill('there is no column b in the table a (or the role may not see it)'),
  },
  {
    name: 'no such table',
    setup: [],
    database: { table: "b' OR '1" },
    counts: Array(2).fill("there is no table b' OR '1 (or the role may not see it)"),
  },
  { name: 'a role that may see nothing of it', setup: plain, user: 'nobody', counts: ['/./', '/./'] },
  {
    name: 'a role that may see the time alone',
    setup: [...plain, "GRANT SELECT (logged_at) ON a TO reader@'127.0.0.1'"],
    user: 'reader',
    database: { measure: 'sum(hits)' },
    counts: Array(2).fill('there is no column hits in the table a (or the role may not see it)'),
  },
  {
    name: 'a plain role is told what it cannot know',
    setup: [...plain, "GRANT SELECT ON a TO reader@'127.0.0.1'"],
    user: 'reader',
    counts: [2, 1],
    notes: [
      'whether the server is a replica that is behind is not known: the role lacks REPLICATION CLIENT or SLAVE MONITOR',
      'whether a transaction may still commit rows is not known: the role lacks PROCESS',
    ],
  },
  {
    name: 'a view has no index',
    setup: [...plain, 'CREATE VIEW v AS SELECT * FROM a'],
    database: { table: 'v' },
    counts: Array(2).fill(
      'no index of v leads to a range of logged_at (name a table with an index, or set verify.database.allowFullScan: true)',
    ),
  },
  {
    name: 'a view may be read whole',
    setup: [...plain, 'CREATE VIEW v AS SELECT * FROM a'],
    database: { table: 'v', allowFullScan: true },
    counts: [2, 1],
    notes: ['v is a view: rows that it leaves out are not seen'],
  },
  {
    name: 'an engine without transactions',
    setup: table('datetime', rows, 'ENGINE=Aria'),
    counts: [2, 1],
    notes: [
      'a is a table of the engine ARIA, which knows no transactions: rows may be seen in part',
      'logged_at keeps whole seconds, and the database cuts the rest off: a row may stand in the window beside its line’s',
    ],
  },
  { name: 'no index', setup: [...plain, 'ALTER TABLE a DROP KEY logged_at'], counts: [without, without] },
  {
    name: 'no index, and leave to read it all',
    setup: [...plain, 'ALTER TABLE a DROP KEY logged_at'],
    database: { allowFullScan: true },
    counts: [2, 1],
  },
  {
    name: 'an ignored index',
    setup: [...plain, 'ALTER TABLE a ALTER KEY logged_at IGNORED'],
    counts: [without, without],
  },
  {
    name: 'an index that begins with another column',
    setup: [...plain, 'ALTER TABLE a DROP KEY logged_at, ADD KEY (hits, logged_at)'],
    counts: [without, without],
  },
  {
    name: 'partitions by its time',
    setup: [
      "CREATE TABLE a (logged_at datetime(6), hits int) PARTITION BY RANGE COLUMNS (logged_at) (PARTITION p VALUES LESS THAN ('2026-11-22'), PARTITION q VALUES LESS THAN (MAXVALUE))",
      `INSERT INTO a ${rows}`,
    ],
    counts: [2, 1],
  },
  {
    name: 'partitions by its days',
    setup: [
      'CREATE TABLE a (logged_at datetime(6), hits int) PARTITION BY RANGE (TO_DAYS(logged_at)) (PARTITION p VALUES LESS THAN MAXVALUE)',
      `INSERT INTO a ${rows}`,
    ],
    counts: [2, 1],
  },
  {
    name: 'bigint beyond what a bigint holds',
    setup: measured('bigint unsigned', '18446744073709551615', '18446744073709551615', '1'),
    database: { measure: 'sum(m)' },
    counts: [Number(36_893_488_147_419_103_230n), 1],
  },
  {
    name: 'decimal that is whole',
    setup: measured('decimal(9,2)', '1', '2', '3'),
    database: { measure: 'sum(m)' },
    counts: [3, 3],
  },
  {
    name: 'decimal whose halves add up to a whole',
    setup: measured('decimal(9,2)', '0.5', '1.5', '3'),
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
    name: 'double',
    setup: measured('double', '1', '2', '3'),
    database: { measure: 'sum(m)' },
    counts: inexact('double'),
  },
  { name: 'float', setup: measured('float', '1', '2', '3'), database: { measure: 'sum(m)' }, counts: inexact('float') },
  { name: 'bit', setup: measured('bit(8)', '1', '2', '3'), database: { measure: 'sum(m)' }, counts: inexact('bit(8)') },
  {
    name: 'year',
    setup: measured('year', '2001', '2002', '2003'),
    database: { measure: 'sum(m)' },
    counts: inexact('year(4)'),
  },
  {
    name: 'text',
    setup: measured('varchar(9)', "'1'", "'2x'", "'3'"),
    database: { measure: 'sum(m)' },
    counts: inexact('varchar(9)'),
  },
  {
    name: 'a condition, and comments of each kind',
    setup: plain,
    database: { where: "hits > 1 # why ' )\n/* ) */ AND a.hits < 5 -- end" },
    counts: [1, 1],
  },
  {
    name: 'one of two that would swallow the range',
    setup: plain,
    database: { where: 'hits = 1 OR true' },
    counts: [2, 1],
  },
  {
    name: 'brackets that it did not open',
    setup: plain,
    database: { where: 'hits > 1) OR (true' },
    counts: refusedWhere,
  },
  {
    name: 'words that close what the probe opened',
    setup: plain,
    database: { where: 'true THEN 1 WHEN true' },
    counts: ['/^ER_PARSE_ERROR/', '/^ER_PARSE_ERROR/'],
  },
  { name: 'a second statement', setup: plain, database: { where: 'true; SELECT 1' }, counts: refusedWhere },
  { name: 'an open quote', setup: plain, database: { where: "'x' = 'x" }, counts: refusedWhere },
  { name: 'an open name', setup: plain, database: { where: 'hits > 1 OR `x' }, counts: refusedWhere },
  { name: 'an open comment', setup: plain, database: { where: 'hits > 1 /*' }, counts: refusedWhere },
  {
    name: 'an open comment for one version',
    setup: plain,
    database: { where: 'hits > 1 /*!99999 ' },
    counts: refusedWhere,
  },
  { name: 'a value in its place', setup: plain, database: { where: 'hits = ?' }, counts: refusedWhere },
  { name: 'a column that there is not', setup: plain, database: { where: 'tenant = 1' }, counts: refusedWhere },
  { name: 'days of a DATE in Tokyo', setup: table('date', days), database: sum, windows: tokyo, counts: [300, 200] },
  {
    name: 'days as numbers',
    setup: table('int', days.replaceAll(/'(....)-(..)-(..)'/g, '$1$2$3')),
    database: sum,
    windows: tokyo,
    counts: [300, 200],
  },
  { name: 'days as texts', setup: table('varchar(20)', days), database: sum, windows: tokyo, counts: [300, 200] },
  {
    name: 'days as a clock’s midnights',
    setup: table('datetime(6)', days),
    database: sum,
    windows: tokyo,
    counts: [300, 200],
  },
  {
    name: 'a row that begins no day',
    setup: table('datetime(6)', `${days}, ('2026-11-22 00:00:00.000001', 5)`),
    database: sum,
    windows: tokyo,
    counts: [300, offDay],
  },
  {
    name: 'a text that is no day',
    setup: table('varchar(20)', `${days}, ('2026-11-21x', 1)`),
    database: sum,
    windows: tokyo,
    counts: [offDay, offDay],
  },
  {
    name: 'a DATE without a bucket',
    setup: table('date', days),
    counts: Array(2).fill(
      'a.logged_at is of type date, and cannot be counted by time (verify.database.bucket: day counts by it, as do week and month)',
    ),
  },
  {
    name: 'a zero date',
    setup: ["SET SESSION sql_mode = ''", ...table('datetime(6)', "VALUES ('0000-00-00', 1), ('2026-11-22 10:00', 1)")],
    counts: [1, 0],
  },
];

const missing = await missingDatabase('mariadb');
describe.skipIf(missing)(`MariaDB${missing ? ` (skipped: ${missing})` : ''}`, () => {
  let database: TestDatabase;
  let made = 0;

  beforeAll(async () => {
    database = await startDatabase('mariadb');
    await database.query("CREATE USER reader@'127.0.0.1'");
    await database.query("CREATE USER nobody@'127.0.0.1'");
  });
  afterAll(() => database?.stop());

  /** A database of its own. */
  const make = async (setup: readonly string[], user = 'root') => {
    made += 1;
    const name = `d-\`${made}`;
    const quoted = `\`${name.replace('`', '``')}\``;
    await database.query(`CREATE DATABASE ${quoted} CHARACTER SET utf8mb4`);
    const { hostname: host, port } = new URL(database.url);
    const connection = await createConnection({
      host,
      port: Number(port),
      user: 'root',
      database: name,
      charset: 'utf8mb4',
    });
    await connection.query("SET time_zone = '+00:00'");
    for (const statement of setup) await connection.query(statement);
    await connection.end();
    const url = new URL(database.url);
    url.pathname = `/${encodeURIComponent(name)}`;
    url.username = user;
    return { url: url.href, quoted };
  };
  const like = (expected: readonly (number | string)[]) =>
    expected.map((one) =>
      typeof one === 'string' && one.startsWith('/') ? expect.stringMatching(new RegExp(one.slice(1, -1), 's')) : one,
    );

  test.each(cases)('$name', async (it) => {
    const { url } = await make(it.setup, it.user);
    const side = sideOf(url, 'mariadb', { table: 'a', ...it.database });
    expect(await countsOf(side, it.windows ?? windows)).toEqual(like(it.counts));
    if (it.notes) expect(side.notes()).toEqual(it.notes);
  });

  test('whatever the server’s sql_mode is, names and conditions mean what they mean in it', async () => {
    await database.query("SET GLOBAL sql_mode = 'ANSI_QUOTES,NO_BACKSLASH_ESCAPES,PIPES_AS_CONCAT'");
    const { url } = await make(plain);
    expect(await countsOf(sideOf(url, 'mariadb', { table: 'a', where: '"hits" > 1' }), windows)).toEqual([1, 1]);
    await database.query('SET GLOBAL sql_mode = DEFAULT');
  });

  test('rows of a transaction that is open may still come, and what is asked after the count sees its moment', async () => {
    const { url } = await make([...plain, 'ALTER TABLE a ADD id bigint', 'UPDATE a SET id = hits']);
    const { hostname: host, port, pathname } = new URL(url);
    const other = await createConnection({
      host,
      port: Number(port),
      user: 'root',
      database: decodeURIComponent(pathname.slice(1)),
    });
    const side = sideOf(
      url,
      'mariadb',
      { table: 'a' },
      { id: { log: 'id', column: 'id' }, hash: { log: ['x', 'y'], column: 'id' } },
    );
    expect(await side.tally(windows, never)).toEqual([
      { kind: 'known', value: { count: 2n, sum: 3n } },
      { kind: 'known', value: { count: 1n, sum: 4n } },
    ]);
    await other.query('START TRANSACTION');
    await other.query("INSERT INTO a VALUES ('2026-11-22 10:01', 1, 9)");
    // InnoDB tells of its transactions as they were up to 0.1 s ago.
    const seen = () => database.query('SELECT trx_id FROM information_schema.INNODB_TRX WHERE trx_rows_modified > 0');
    while ((await seen()).length === 0) await wait(200);
    expect(await side.tally(windows, never)).toMatchObject([
      { value: { count: 2n, pending: 'a transaction that has changed rows has not ended' } },
      { value: { count: 1n } },
    ]);
    await other.query('COMMIT');
    const members = await side.members(windows, never);
    expect(members).toEqual([
      {
        kind: 'known',
        value: [
          { identity: '1', atMs: Date.parse('2026-11-22T10:00:00Z') },
          { identity: '2', atMs: Date.parse('2026-11-22T10:04:59.999Z') },
        ],
      },
      { kind: 'known', value: [{ identity: '4', atMs: Date.parse('2026-11-22T10:05:00Z') }] },
    ]);
    while ((await seen()).length > 0) await wait(200);
    expect(shown(await side.tally(windows, never))).toEqual([3, 1]);
    await other.end();
    await side.close();
  });

  test('keys and groups are told apart where a collation takes them for one', async () => {
    const { url } = await make([
      'CREATE TABLE a (logged_at datetime(3), path varchar(20) COLLATE utf8mb4_general_ci, at timestamp(6) NULL, u int unsigned, hits int, KEY (logged_at))',
      "INSERT INTO a VALUES ('2026-11-22 10:00', '/a', '2026-11-22 10:00:00.5', 7, 1), ('2026-11-22 10:00', '/A', NULL, 7, 2), ('2026-11-22 10:00', '/á', NULL, 7, 4), ('2026-11-22 10:00', '/a ', NULL, 7, 8), ('2026-11-22 10:00', '/a', NULL, 7, 16), ('2026-11-22 10:06', '/a', '2026-11-22 10:00:00.5', 7, 1)",
    ]);
    const side = sideOf(
      url,
      'mariadb',
      { table: 'a', measure: 'sum(hits)', groups: ['path'] },
      { keys: ['path', 'at', 'u', 'logged_at'].map((column) => ({ log: column, column })) },
    );
    const [groups] = await side.groups(windows, never);
    expect(groups).toEqual({
      kind: 'known',
      value: new Map([
        ['["/a"]', 17n],
        ['["/A"]', 2n],
        ['["/á"]', 4n],
        ['["/a "]', 8n],
      ]),
    });
    const [first, second] = await side.members(windows, never);
    expect(first).toEqual({ kind: 'unknown', because: '4 rows have no path or at or u or logged_at' });
    expect(second?.kind === 'known' && second.value[0]?.identity).toBe(
      '["/a","2026-11-22T10:00:00.500Z","7","2026-11-22T10:06:00.000Z"]',
    );
    await side.close();
  });

  test.each(['double', 'json', 'blob', 'decimal(9,2)', 'int(5) zerofill', 'time', 'varbinary(9)', "set('x')"])(
    'a key of the type %s is refused',
    async (type) => {
      const { url } = await make([...plain, `ALTER TABLE a ADD k ${type}`]);
      const side = sideOf(url, 'mariadb', { table: 'a' }, { keys: [{ log: 'k', column: 'k' }] });
      const [count] = await countsOf(side, windows);
      // MariaDB's JSON is a long text, and as exact as one.
      if (type === 'json') expect(count).toBe(2);
      else expect(count).toMatch(/^a\.k is of type .*, whose values have more than one text form/);
    },
  );

  test('a run that is cancelled leaves no statement behind in the database', async () => {
    const { url } = await make(plain);
    const side = sideOf(url, 'mariadb', { table: 'a', where: 'SLEEP(100) = 0' });
    const cancelled = new AbortController();
    const counting = side.tally(windows, cancelled.signal);
    const running = () =>
      database.query(
        "SELECT id FROM information_schema.PROCESSLIST WHERE info LIKE '%sleep(1%' AND id <> CONNECTION_ID()",
      );
    while ((await running()).length === 0) await wait(50);
    cancelled.abort(new Error('cancelled'));
    expect(shown(await counting)).toEqual(['Error: cancelled', 'Error: cancelled']);
    expect(await running()).toEqual([]);
    await side.close();
  });

  test('after a connection broke, its windows are unknown, and the next look connects anew', async () => {
    const { url } = await make(plain);
    const side = sideOf(url, 'mariadb', { table: 'a' });
    expect(shown(await side.tally(windows, never))).toEqual([2, 1]);
    for (const { id } of await database.query(
      'SELECT id FROM information_schema.PROCESSLIST WHERE id <> CONNECTION_ID()',
    )) {
      await database.query(`KILL ${id}`).catch(() => {});
    }
    const [broken] = shown(await side.tally(windows, never));
    expect(broken).toMatch(/closed|PROTOCOL_CONNECTION_LOST|ER_CONNECTION_KILLED|ECONNRESET|EPIPE/i);
    expect(shown(await side.tally(windows, never))).toEqual([2, 1]);
    await side.close();
  });
});
