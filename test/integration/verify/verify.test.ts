import { readFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { createConnection } from 'mysql2/promise';
import pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { policyFiles } from '../../../src/render/github/policies.ts';
import { configOf } from '../../support/config.ts';
import { missingDatabase, startDatabase, type TestDatabase } from '../../support/databases.ts';
import { allowedIn } from '../../support/examples.ts';
import { instantAndId, type Site, secretArn, startSite } from '../../support/verifiedSite.ts';

const examples = Object.fromEntries(
  ['iam-trust.json', 'iam-verify.json'].map((name) => [name, readFileSync(`examples/${name}`, 'utf8')]),
);

const byId = { id: { log: 'id', column: 'id' } };
const hash = { log: ['upper', 'lower'], column: 'hash' };

/** Of a section `verify`, what a test has otherwise. */
interface Settings {
  readonly log?: object;
  readonly database?: object;
  readonly [name: string]: unknown;
}

for (const kind of ['postgres', 'mariadb'] as const) {
  const missing = await missingDatabase(kind);

  describe.skipIf(missing)(`CloudWatch Logs against ${kind}${missing ? ` (skipped: ${missing})` : ''}`, () => {
    let database: TestDatabase;
    let site: Site;
    let number = 0;
    let [table, group] = ['', ''];

    beforeAll(async () => {
      database = await startDatabase(kind);
      site = await startSite(database);
    });
    afterAll(async () => {
      await site?.close();
      await database?.stop();
    });
    beforeEach(async () => {
      number += 1;
      [table, group] = [`lines_${number}`, `/app/${number}`];
      site.setTime('12:00');
    });

    const types = {
      postgres: { instant: 'timestamptz(3)', clock: 'timestamp(3)', seconds: 'timestamptz(0)' },
      mariadb: { instant: 'timestamp(3) NULL', clock: 'datetime(3)', seconds: 'timestamp(0) NULL' },
    }[kind];

    const makeTable = async (type: keyof typeof types = 'instant') => {
      await database.query(`CREATE TABLE ${table} (id varchar(20), logged_at ${types[type]}, hash bigint)`);
      await database.query(`CREATE INDEX ${table}_at ON ${table} (logged_at)`);
    };
    const valuesOf = (rows: readonly string[]) =>
      rows
        .map(instantAndId)
        .map(
          ([ms, id]) =>
            `('${id}', '${new Date(ms).toISOString().slice(0, -1).replace('T', ' ')}${kind === 'postgres' ? '+00' : ''}', ${hashOf(id)})`,
        )
        .join(', ');
    const insert = (rows: readonly string[]) => `INSERT INTO ${table} VALUES ${valuesOf(rows)}`;
    const hashOf = (id: string) => Number.parseInt(Buffer.from(id).toString('hex'), 16);

    /** Waits until who writes is seen: InnoDB shows its transactions anew ten times a second, and not while it is asked more often. */
    const seen = async (isWriting: boolean) => {
      const writers = 'SELECT 1 FROM information_schema.INNODB_TRX WHERE trx_rows_modified > 0';
      while (kind === 'mariadb' && (await database.query(writers)).length > 0 !== isWriting) await wait(110);
    };
    const change = async (sql: string) => {
      await database.query(sql);
      await seen(false);
    };
    /** A log and a table with these lines; the clock is at 12:20 then. */
    const given = async (lines: readonly string[], rows: readonly string[], type?: keyof typeof types) => {
      await site.makeGroup(group);
      await makeTable(type);
      site.setTime('12:20');
      if (lines.length > 0) await site.log(group, lines, (id) => ({ upper: 0, lower: hashOf(id) }));
      if (rows.length > 0) await change(insert(rows));
    };
    const section = ({ log = {}, database: columns = {}, ...more }: Settings) => ({
      logs: [{ group, ...log }],
      database: { engine: kind, secret: secretArn, table, time: 'logged_at', ...columns },
      since: '2026-11-22T12:00:00Z',
      state: `s3://ledger/${kind}/${number}`,
      ...more,
    });

    /** What a run says at an instant, with the ledger of this test, or with another one. */
    const said = async (more: Settings, at: string, ledger = '') => {
      const state = ledger === '' ? {} : { state: `s3://ledger/${kind}/${number}/${ledger}` };
      return (await site.verify(section({ ...more, ...state }), at)).said.replaceAll(group, '/app/N');
    };

    describe('one line is lost and another stands twice in the same window', () => {
      const lines = ['12:01 a', '12:02 b', '12:06 c'];
      const rows = ['12:01 a', '12:01 a', '12:06 c'];

      test.each([
        { name: 'an id', identity: byId, b: 'b' },
        { name: 'an id and its hash', identity: { ...byId, hash }, b: 'b' },
        { name: 'keys', identity: { keys: [{ log: 'id', column: 'id' }] }, b: '["b"]' },
      ])('known by $name: late and repeated, and then lost and repeated', async ({ identity, b }) => {
        await given(lines, rows);
        const a = b.replace('b', 'a');
        expect(await said({ identity }, '12:20')).toBe(
          [
            'different: 1 row repeated since 22 Nov 12:00 UTC; 1 line late in 1 window; nothing is verified yet.',
            '12:00 late, log 2, database 2, 1 missing, 1 repeated',
            '12:05 matched, log 1, database 1',
            `repeated ${a}`,
            `late ${b}`,
          ].join('\n'),
        );
        expect(await said({ identity }, '18:20')).toBe(
          [
            'different: 1 line lost in 1 window and 1 row repeated since 22 Nov 12:00 UTC; verified up to 22 Nov 18:10 UTC.',
            '12:00 lost, log 2, database 2, 1 missing, 1 repeated',
            '12:05 (73 windows) matched, log 1, database 1',
            `repeated ${a}`,
            `missing ${b}`,
          ].join('\n'),
        );
      });

      test('known by the line itself: which line an equal row is of is not known, and the other one is late, and then lost', async () => {
        await given(lines, rows);
        const byLine = { identity: { line: { column: 'id' } }, log: { line: 'id' } };
        expect(await said(byLine, '12:20')).toMatchInlineSnapshot(`
          "waiting: 1 line late in 1 window; nothing is verified yet.
          12:00 late, log 2, database 2, 1 missing, 1 extra
            rows have no line yet: the log may still come
          12:05 matched, log 1, database 1
          late b"
        `);
        expect(await said(byLine, '18:20')).toMatchInlineSnapshot(`
          "different: 1 line lost in 1 window and 1 row without a line since 22 Nov 12:00 UTC; verified up to 22 Nov 18:10 UTC.
          12:00 lost, log 2, database 2, 1 missing, 1 extra
          12:05 (73 windows) matched, log 1, database 1
          extra a
          missing b"
        `);
      });

      test('known by their number alone: the numbers agree, and nothing is said of lines', async () => {
        await given(lines, rows);
        const { report, said } = await site.verify(section({}), '18:20');
        expect(said).toMatchInlineSnapshot(`
          "verified: Counts agree without a gap up to 22 Nov 18:10 UTC, since 22 Nov 12:00 UTC.
          12:00 (74 windows) matched, log 3, database 3"
        `);
        expect(report.basis).toMatchInlineSnapshot(
          `"Only numbers are compared: a line that is missing and a row too many in one window cancel each other out. Shown here: 2 windows by count alone."`,
        );
      });
    });

    test('rows that are stamped some milliseconds after their lines are in the window beside, and no alarm', async () => {
      await given(
        ['12:01 a', '12:04:59.990 b', '12:09:59.999 c'],
        ['12:01:00.020 a', '12:05:00.020 b', '12:10:00.001 c'],
      );
      expect(await said({ identity: byId }, '12:20')).toMatchInlineSnapshot(`
        "verified: Verified without a gap up to 22 Nov 12:10 UTC; nothing lost since 22 Nov 12:00 UTC.
        12:00 (2 windows) shifted, log 3, database 2, 2 shifted"
      `);
      expect(await said({ identity: byId }, '18:20')).toMatchInlineSnapshot(`
        "verified: Verified without a gap up to 22 Nov 18:10 UTC; nothing lost since 22 Nov 12:00 UTC.
        12:00 (2 windows) shifted, log 3, database 2, 2 shifted
        12:10 (72 windows) matched, log 0, database 1"
      `);
    });

    test('times in whole seconds are told, and what they move over an edge is no alarm', async () => {
      const lines = ['12:01:00.400 a', '12:04:59.990 b', '12:05:00.100 c'];
      await given(lines, lines, 'seconds');
      const isRounded = kind === 'postgres';
      const note = `note: logged_at keeps whole seconds, and the database ${isRounded ? 'rounds to them' : 'cuts the rest off'}: a row may stand in the window beside its line’s`;
      expect(await said({ identity: byId }, '12:20')).toBe(
        [
          'verified: Verified without a gap up to 22 Nov 12:10 UTC; nothing lost since 22 Nov 12:00 UTC.',
          ...(isRounded
            ? ['12:00 shifted, log 2, database 1, 1 shifted', '12:05 matched, log 1, database 2']
            : ['12:00 (2 windows) matched, log 3, database 3']),
          note,
        ].join('\n'),
      );
      expect(await said({}, '18:20', 'counts')).toContain(
        'verified: Counts agree without a gap up to 22 Nov 18:10 UTC',
      );
    });

    test('a forgotten offset makes windows unknown, and no line lost', async () => {
      await given(['12:01 a', '12:06 b'], ['21:01 a', '21:06 b'], 'clock');
      expect(await said({ identity: byId }, '18:20')).toMatchInlineSnapshot(`
        "unknown: 2 windows unknown; nothing is verified yet.
        12:00 (2 windows) unknown, log null, database null
          database: the rows of all of its lines stand 9 hours later: see verify.database.timezone
        12:10 (72 windows) empty, log 0, database 0"
      `);
      expect(await said({ identity: byId, database: { timezone: 'Asia/Tokyo' } }, '18:20', 'tokyo')).toContain(
        'verified: Verified without a gap up to 22 Nov 18:10 UTC; nothing lost',
      );
    });

    test('a row of a transaction that has not ended is not lost, however late it is', async () => {
      await given(['12:01 a', '12:02 b'], ['12:01 a']);
      const open = await opened(database);
      await open.query(insert(['12:02 b']));
      await seen(true);
      const why = { postgres: 'writes into the table', mariadb: 'has changed rows' }[kind];
      expect(await said({ identity: byId }, '18:20')).toBe(
        [
          'unknown: 1 window unknown; nothing is verified yet.',
          '12:00 unknown, log 2, database 1, 1 missing',
          `  a transaction that ${why} has not ended`,
          '12:05 (73 windows) empty, log 0, database 0',
          'late b',
        ].join('\n'),
      );
      await open.end();
      await seen(false);
      expect(await said({ identity: byId }, '19:20')).toContain(
        'verified: Verified without a gap up to 22 Nov 19:10 UTC',
      );
    });

    test('days of Tokyo that were added up: a hit too few is told with its path, and made good when the bucket is written again', async () => {
      await site.makeGroup(group);
      await database.query(`CREATE TABLE ${table} (day date, path varchar(20), hits int)`);
      await database.query(`CREATE INDEX ${table}_at ON ${table} (day)`);
      site.setTime('12:20');
      const path = (id: string) => ({ path: `/${id}` });
      await site.log(group, ['2026-11-20T15:00:00Z a', '2026-11-20T16:00:00Z b', '2026-11-21T14:59:59.999Z a'], path);
      await site.log(group, ['2026-11-21T15:00:00Z a', '2026-11-21T15:00:00Z a', '2026-11-21T16:00:00Z c'], path);
      await change(
        `INSERT INTO ${table} VALUES ('2026-11-21', '/a', 2), ('2026-11-21', '/b', 1), ('2026-11-22', '/a', 1), ('2026-11-22', '/c', 1)`,
      );
      const days = {
        since: '2026-11-20T15:00:00Z',
        database: { time: 'day', bucket: 'day', timezone: 'Asia/Tokyo', measure: 'sum(hits)', groups: ['path'] },
      };
      expect(await said(days, '18:20')).toMatchInlineSnapshot(`
        "waiting: Counts short by 1 in 1 window so far; counts agree through 21 Nov (Asia/Tokyo).
        11-20T15:00 matched, log 3, database 3
        11-21T15:00 late, log 3, database 2, 1 missing
        /a: log 2, database 1"
      `);
      expect(await said(days, '2026-11-24T01:00:00Z')).toMatchInlineSnapshot(`
        "different: Counts fall short by 1 in 1 window since 21 Nov; compared through 23 Nov (Asia/Tokyo).
        11-20T15:00 matched, log 3, database 3
        11-21T15:00 lost, log 3, database 2, 1 missing
        15:00 empty, log 0, database 0
        /a: log 2, database 1"
      `);
      await change(`UPDATE ${table} SET hits = 2 WHERE day = '2026-11-22' AND path = '/a'`);
      expect(await said(days, '2026-11-24T08:00:00Z')).toMatchInlineSnapshot(`
        "verified: Counts agree without a gap through 23 Nov (Asia/Tokyo), since 21 Nov.
        11-21T15:00 (2 windows) matched, log 3, database 3"
      `);
    });

    // What follows asks nothing of the database that the other engine would answer otherwise.
    if (kind === 'mariadb') return;

    test('a filter with a typo is no match, whatever stands in the database', async () => {
      await given(['12:01 a', '12:02 b'], ['12:01 a', '12:02 b']);
      const typo = { log: { filter: 'idd like /./' } };
      expect(await said({ ...typo, identity: byId }, '18:20')).toMatchInlineSnapshot(`
        "unknown: 1 window unknown; nothing is verified yet.
        12:00 unknown, log null, database null
          log: /app/N: the filter leaves out everything, 2 events, for want of idd (if that is meant, let the filter say so: ispresent(idd) and …)
        12:05 (73 windows) empty, log 0, database 0"
      `);
      await change(`DELETE FROM ${table}`);
      expect(await said({ ...typo, identity: byId }, '18:20', 'empty')).toMatchInlineSnapshot(`
        "unknown: 1 window unknown; nothing is verified yet.
        12:00 unknown, log null, database null
          log: /app/N: the filter leaves out everything, 2 events, for want of idd (if that is meant, let the filter say so: ispresent(idd) and …)
        12:05 (73 windows) empty, log 0, database 0"
      `);
      expect(await said(typo, '18:20', 'counts')).toMatchInlineSnapshot(`
        "unknown: 1 window unknown; nothing is compared to its end yet.
        12:00 unknown, log null, database null
          log: /app/N: the filter leaves out everything, 2 events, for want of idd (if that is meant, let the filter say so: ispresent(idd) and …)
        12:05 (73 windows) empty, log 0, database 0"
      `);
      expect(await said({ log: { filter: "id = 'nobody'" } }, '18:20', 'nobody')).toMatchInlineSnapshot(`
        "unknown: Nothing was compared: neither a line nor a row stands there since 22 Nov 12:00 UTC.
        12:00 empty, log 0, database 0
          /app/N: the filter leaves out everything, 2 events
        12:05 (73 windows) empty, log 0, database 0"
      `);
    });

    test('what a log no longer holds is unknown, and not empty', async () => {
      await site.makeGroup(group, 1);
      await makeTable();
      site.setTime('12:20');
      const old = { identity: byId, since: '2026-11-21T12:00:00Z', window: '1h' };
      expect(await said(old, '12:20')).toMatchInlineSnapshot(`
        "unknown: 2 windows unknown; nothing is verified yet.
        11-21T12:00 (2 windows) unknown, log null, database null
          log: /app/N: it keeps events for 1 day, and some of the window may have expired
        11-21T14:00 (22 windows) empty, log 0, database 0"
      `);
    });

    test.each([
      { name: 'in the future', range: ['13:00', '14:00'], because: 'lies in the future' },
      { name: 'in seconds', range: ['1970-01-21T18:42:00Z', '1970-01-21T18:43:00Z'], because: 'begins decades ago' },
    ] as const)('a range $name is refused, and no ledger begins by it', async ({ range, because }) => {
      await given(['12:01 a'], ['12:01 a']);
      const first = section({ since: undefined, identity: byId });
      await expect(site.verify(first, '12:20', range)).rejects.toThrow(because);
      expect((await site.verify(first, '12:20', ['12:00', '12:10'])).report.outcome).toBe('verified');
    });

    test('of a range that is not over only what is over has a verdict, and the whole is no success', async () => {
      await given(['12:01 a', '12:02 b'], ['12:01 a', '12:02 b']);
      expect((await site.verify(section({ identity: byId }), '12:20', ['12:00', '12:30'])).said).toMatchInlineSnapshot(`
        "waiting: 4 windows not over or not settled yet; verified up to 22 Nov 12:10 UTC, nothing lost until then.
        12:00 (2 windows) matched, log 2, database 2"
      `);
      expect((await site.verify(section({ identity: byId }), '12:20', ['12:15', '12:30'])).said).toMatchInlineSnapshot(
        `"waiting: 3 windows not over or not settled yet; nothing is verified yet."`,
      );
    });

    test('an event that stands twice in the log is one line', async () => {
      await given(['12:01 a', '12:01 a', '12:02 b'], ['12:01 a', '12:02 b']);
      expect(await said({ identity: byId }, '12:20')).toMatchInlineSnapshot(`
        "verified: Verified without a gap up to 22 Nov 12:10 UTC; nothing lost since 22 Nov 12:00 UTC.
        12:00 (2 windows) matched, log 2, database 2, 1 logRepeats"
      `);
    });

    test('a log that comes later than the rows is waited for', async () => {
      await given(['12:01 a'], ['12:01 a', '12:02 b']);
      expect(await said({ identity: byId }, '12:20')).toMatchInlineSnapshot(`
        "waiting: 1 window still settling; nothing is verified yet.
        12:00 settling, log 1, database 2, 1 extra
          rows have no line yet: the log may still come
        12:05 empty, log 0, database 0"
      `);
      await site.log(group, ['12:02 b']);
      expect(await said({ identity: byId }, '12:40')).toMatchInlineSnapshot(`
        "verified: Verified without a gap up to 22 Nov 12:30 UTC; nothing lost since 22 Nov 12:00 UTC.
        12:00 (6 windows) matched, log 2, database 2"
      `);
    });

    test('a schedule that missed eight hours makes up for them, and looks at nothing twice', async () => {
      await given(['12:01 a', '12:06 b'], ['12:01 a', '12:06 b']);
      const run = (at: string) => site.verify(section({ identity: byId }), at);
      const runs = [await run('12:20')];
      site.setTime('20:20');
      const meanwhile = ['12:12 c', '16:02 d', '20:01 e'];
      await site.log(group, meanwhile);
      await change(insert(meanwhile));
      runs.push(await run('20:20'), await run('20:20'));
      expect(runs.map(({ report: { looked, left } }) => [looked, left])).toEqual([
        [2, 0],
        [96, 0],
        [0, 0],
      ]);
      expect(runs.at(-1)?.said).toContain('verified: Verified without a gap up to 22 Nov 20:10 UTC');
    });

    test('a loss is told once, stays a loss until its line is loaded, and is made good then', async () => {
      await given(['12:01 a', '12:02 b'], ['12:01 a']);
      const run = (at: string, range?: readonly [string, string]) =>
        site.verify(section({ identity: byId }), at, range);
      const runs = [await run('12:20'), await run('18:20'), await run('18:40')];
      await change(insert(['12:02 b']));
      runs.push(await run('19:00'), await run('19:00', ['12:00', '12:10']), await run('19:05'));
      expect(runs.map(({ report, found }) => [report.outcome, report.states.lost, found.pages.length])).toEqual([
        ['waiting', 0, 0],
        ['different', 1, 1],
        ['different', 1, 0],
        ['different', 1, 0],
        ['verified', 0, 0],
        ['verified', 0, 0],
      ]);
      expect(runs.at(-1)?.said).toMatchInlineSnapshot(`
        "verified: Verified without a gap up to 22 Nov 18:55 UTC; nothing lost since 22 Nov 12:00 UTC.
        12:00 (83 windows) matched, log 2, database 2"
      `);
    });

    test('an ARN as AWS writes it is read beside a name, their sums are told, and a folder remembers', async () => {
      await given(['12:01 a', '12:06 b'], ['12:01 a', '12:06 b', '12:02 z']);
      await site.makeGroup(`${group}/old`);
      await site.log(`${group}/old`, ['12:02 z']);
      const arn = `arn:aws:logs:ap-northeast-1:123456789012:log-group:${group}:*`;
      const both = {
        ...section({ identity: byId, state: `file:${site.folder}/ledger` }),
        logs: [{ group: arn }, { group: `${group}/old` }],
      };
      const { said, report } = await site.verify(both, '12:20');
      expect(said.replaceAll(group, '/app/N')).toMatchInlineSnapshot(`
        "verified: Verified without a gap up to 22 Nov 12:10 UTC; nothing lost since 22 Nov 12:00 UTC.
        12:00 (2 windows) matched, log 3, database 3, arn:aws:logs:ap-northeast-1:123456789012:log-group:/app/N:* 2, /app/N/old 1"
      `);
      expect((await site.verify(both, '12:20')).report).toMatchObject({ looked: 0, headline: report.headline });
    });

    // Of all the runs above.
    test('the role of a workflow that verifies may make every call that was made', () => {
      const prefixes: Readonly<Record<string, string>> = {
        'CloudWatch Logs': 'logs',
        'Secrets Manager': 'secretsmanager',
        S3: 's3',
      };
      const made = site.world.calls.map(({ service, operation }) => `${prefixes[service] ?? service}:${operation}`);
      const config = configOf({
        verify: section({}) as Settings & NonNullable<Parameters<typeof configOf>[0]>['verify'],
      });
      const [, policy] = policyFiles(config, examples, undefined).filter(({ path }) => path.includes('verify'));
      expect(allowedIn(policy?.text ?? '')).toEqual(expect.arrayContaining([...new Set(made)]));
    });
  });
}

/** A transaction that is open; it is committed by its end. */
async function opened({ url, kind }: TestDatabase) {
  if (kind === 'mariadb') {
    const { hostname: host, port, username: user, pathname } = new URL(url);
    const connection = await createConnection({
      host,
      port: Number(port),
      user,
      database: pathname.slice(1),
      timezone: 'Z',
    });
    await connection.query("SET time_zone = '+00:00'");
    await connection.query('START TRANSACTION');
    return {
      query: (sql: string) => connection.query(sql),
      end: async () => {
        await connection.query('COMMIT');
        await connection.end();
      },
    };
  }
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query('BEGIN');
  return {
    query: (sql: string) => client.query(sql),
    end: async () => {
      await client.query('COMMIT');
      await client.end();
    },
  };
}
