import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Verify } from '../../../src/config/schema.ts';
import { openVerifyWorld, type VerifyWorld, verify } from '../../../src/verify/index.ts';
import { databaseKinds, missingDatabase, startDatabase, type TestDatabase } from '../../support/databases.ts';
import { type LogCloud, startLogCloud, useCloud } from '../../support/logEvents.ts';

const minute = 60_000;
/** CloudWatch Logs takes no old events, so the windows lie in the hour that has just passed. */
const start = Math.floor(Date.now() / (60 * minute)) * 60 * minute - 60 * minute;
const range = { nowMs: start + 60 * minute, fromMs: start, toMs: start + 15 * minute };

const secretOf = (name: string) => `arn:aws:secretsmanager:ap-northeast-1:123456789012:secret:${name}-AbCdEf`;

/** Nine instants: at both edges of windows, a millisecond beside them, and one stamped twice. */
const instants = [
  0,
  1,
  5 * minute - 1,
  5 * minute,
  5 * minute,
  7 * minute + 123,
  10 * minute - 1,
  10 * minute,
  15 * minute - 1,
];
const outside = [-1, 15 * minute];

for (const kind of databaseKinds) {
  const missing = await missingDatabase(kind);

  describe.skipIf(missing)(`CloudWatch Logs against ${kind}${missing ? ` (skipped: ${missing})` : ''}`, () => {
    const engine = kind === 'mariadb' ? 'mariadb' : 'postgres';
    let database: TestDatabase;
    let logs: LogCloud;
    let world: VerifyWorld;
    let restore = () => {};

    beforeAll(async () => {
      database = await startDatabase(kind);
      const { hostname, port, pathname, username, protocol } = new URL(database.url);
      logs = await startLogCloud({
        [secretOf('url')]: database.url,
        [secretOf('fields')]: JSON.stringify({
          engine,
          host: hostname,
          port: Number(port),
          username,
          password: '',
          dbname: pathname.slice(1),
        }),
        [secretOf('tls')]: `${database.url.replace(/\?.*/, '')}?sslmode=verify-full`,
        [secretOf('down')]: `${protocol}//${username}:s3cret@127.0.0.1:9${pathname}`,
      });
      restore = useCloud(logs.cloud.endpoint);
      world = openVerifyWorld();
      const at = (ms: number) => start + ms;
      await logs.put('/all', [...instants, ...outside].map(at), (index) => ({ status: index % 2 === 0 ? 200 : 500 }));
      await logs.put('/half', [0, 7 * minute].map(at));
      await fill('rows_all', 'instant', [...instants, ...outside]);
      await fill(
        'rows_local',
        'local',
        [...instants, ...outside].map((ms) => ms + 9 * 60 * minute),
      );
      await fill(
        'rows_lost',
        'instant',
        instants.filter((ms) => ms !== 5 * minute - 1),
      );
      await fill('rows_extra', 'instant', [...instants, 10 * minute]);
      await fill('rows_both', 'instant', [...instants, 0, 7 * minute]);
    });
    afterAll(async () => {
      restore();
      await logs?.close();
      await database?.stop();
    });

    /** A table of rows at these instants, in a column that is an instant or what a clock shows. */
    async function fill(table: string, column: 'instant' | 'local', at: readonly number[]): Promise<void> {
      const types =
        kind === 'mariadb'
          ? { instant: 'timestamp(3) NULL', local: 'datetime(3)' }
          : { instant: 'timestamptz', local: 'timestamp' };
      await database.query(
        `CREATE TABLE ${table} (logged_at ${types[column]}, hits int, share numeric(9,2), name text)`,
      );
      const zone = kind !== 'mariadb' && column === 'instant' ? '+00' : '';
      const values = at.map(
        (ms) => `('${new Date(start + ms).toISOString().slice(0, -1).replace('T', ' ')}${zone}', 2, 0.5, '')`,
      );
      await database.query(`INSERT INTO ${table} VALUES ${values.join(', ')}`);
    }

    const settings = (
      table: string,
      more: Partial<Verify['database']> = {},
      groups: Verify['logs'] = [{ group: '/all' }],
    ): Verify => ({
      logs: groups,
      database: {
        engine,
        secret: secretOf('url'),
        table,
        time: 'logged_at',
        measure: 'rows',
        timezone: '+00:00',
        ...more,
      },
      window: '5m',
      settle: '10m',
      deadline: '6h',
    });
    const counts = async (section: Verify) => {
      const { windows } = await verify(world, section, range);
      return windows.map(({ logs: events, rows, verdict }) => `${events} ${rows} ${verdict}`);
    };

    const matched = ['3 3 matched', '4 4 matched', '2 2 matched'];
    test.each([
      {
        name: 'all is there, and events at a window’s edge are in one window only',
        section: settings('rows_all'),
        expected: matched,
      },
      {
        name: 'the secret is JSON as RDS writes it',
        section: settings('rows_all', { secret: secretOf('fields') }),
        expected: matched,
      },
      {
        name: 'the column shows a clock in Tokyo',
        section: settings('rows_local', { timezone: '+09:00' }),
        expected: matched,
      },
      {
        name: 'the last row before an edge is lost',
        section: settings('rows_lost'),
        expected: ['3 2 missing', '4 4 matched', '2 2 matched'],
      },
      {
        name: 'a row at an edge stands there twice',
        section: settings('rows_extra'),
        expected: ['3 3 matched', '4 4 matched', '2 3 extra'],
      },
      {
        name: 'two groups are added up',
        section: settings('rows_both', {}, [{ group: '/all' }, { group: '/half' }]),
        expected: ['4 4 matched', '5 5 matched', '2 2 matched'],
      },
      {
        name: 'a filter says which events are expected',
        section: settings('rows_all', {}, [{ group: '/all', filter: 'status < 500 or status = 777' }]),
        expected: ['1 3 extra', '2 4 extra', '1 2 extra'],
      },
      {
        name: 'a filter may stand on several lines and end with a comment',
        section: settings('rows_all', {}, [{ group: '/all', filter: 'status < 500 # fine\nor status = 777 # why' }]),
        expected: ['1 3 extra', '2 4 extra', '1 2 extra'],
      },
      {
        name: 'a column is summed in place of rows',
        section: settings('rows_all', { measure: 'sum(hits)' }),
        expected: ['3 6 extra', '4 8 extra', '2 4 extra'],
      },
    ])('$name', async ({ section, expected }) => {
      expect(await counts(section)).toEqual(expected);
    });

    test.each(['7m', '45s', '90s', '100m', '5h', '2d'])(
      'windows of %s, which divide no hour or no day, begin at the same instants on both sides',
      async (window) => {
        const { totals } = await verify(world, { ...settings('rows_all'), window }, range);
        expect(totals).toMatchObject({ missing: 0, extra: 0, unknown: 0, rows: totals.logs });
        expect(Number(totals.logs)).toBeGreaterThanOrEqual(instants.length);
      },
    );

    test('windows without events and rows match, since both sides said that there are none', async () => {
      const { windows } = await verify(world, settings('rows_all'), {
        ...range,
        fromMs: start + 20 * minute,
        toMs: start + 30 * minute,
      });
      expect(windows).toMatchObject([
        { logs: '0', rows: '0', verdict: 'matched' },
        { logs: '0', rows: '0', verdict: 'matched' },
      ]);
    });

    test('by default the windows are those that have settled, back to the deadline', async () => {
      const section = { ...settings('rows_all'), settle: '45m', deadline: '10m' };
      const report = await verify(world, section, { nowMs: start + 60 * minute });
      expect([report.from, report.to]).toEqual([
        new Date(start + 5 * minute).toISOString(),
        new Date(start + 15 * minute).toISOString(),
      ]);
      expect(report.totals).toMatchObject({ matched: 2, logs: '6', rows: '6' });
    });

    describe('a side that cannot be read makes the windows unknown', () => {
      test.each([
        {
          name: 'no such log group',
          section: settings('rows_all', {}, [{ group: '/all' }, { group: '/none' }]),
          because: /^log: \/none: ResourceNotFoundException/,
          rows: '3',
          events: null,
        },
        {
          name: 'a filter that is no query',
          section: settings('rows_all', {}, [{ group: '/all', filter: 'status <' }]),
          because: /^log: \/all: MalformedQueryException/,
          rows: '3',
          events: null,
        },
        {
          name: 'no such table',
          section: settings('rows_none'),
          because: /^database: there is no column logged_at in a table rows_none/,
          rows: null,
          events: '3',
        },
        {
          name: 'a time column that is text',
          section: settings('rows_all', { time: 'name' }),
          because: /^database: rows_all.name is of type (text|varchar), and cannot be counted by time/,
          rows: null,
          events: '3',
        },
        {
          name: 'a sum that is not whole',
          section: settings('rows_all', { measure: 'sum(share)' }),
          because: /^database: the measure is not a whole number/,
          rows: null,
          events: '3',
        },
        {
          name: 'the database down',
          section: settings('rows_all', { secret: secretOf('down') }),
          because: /^database: connect ECONNREFUSED 127.0.0.1:9$/,
          rows: null,
          events: '3',
        },
        {
          name: 'TLS that the URL asks for and the server does not offer',
          section: settings('rows_all', { secret: secretOf('tls') }),
          because: /^database: .*(does not support SSL|does not support secure connection)/,
          rows: null,
          events: '3',
        },
        {
          name: 'no such secret',
          section: settings('rows_all', { secret: secretOf('none') }),
          because: /^database: ResourceNotFoundException/,
          rows: null,
          events: '3',
        },
      ])('$name', async ({ section, because, rows, events }) => {
        const { windows, totals } = await verify(world, section, range);
        expect(totals).toMatchObject({
          matched: 0,
          missing: 0,
          extra: 0,
          unknown: 3,
          missingLines: '0',
          extraRows: '0',
        });
        expect(windows[0]).toMatchObject({
          logs: events,
          rows,
          difference: null,
          because: [expect.stringMatching(because)],
        });
      });
    });

    test('one query and one statement, whatever the number of windows; partial results are passed over', async () => {
      const before = logs.cloud.calls.length;
      await verify(world, { ...settings('rows_all'), window: '1s' }, range);
      const calls = logs.cloud.calls.slice(before).map(({ operation }) => operation);
      expect(calls.filter((operation) => operation === 'StartQuery')).toHaveLength(1);
      expect(calls.filter((operation) => operation === 'GetQueryResults').length).toBeGreaterThan(0);
      expect(calls.filter((operation) => operation === 'GetSecretValue')).toHaveLength(1);
    });
  });
}
