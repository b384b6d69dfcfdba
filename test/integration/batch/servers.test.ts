import { randomBytes } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { inAnHour, type LogFolder, makeLogFolder, startBatch } from '../../support/batch.ts';
import { missingDatabase, startDatabase, type TestDatabase } from '../../support/databases.ts';

const access = '203.0.113.7 - - [17/May/2015:10:05:03 +0000] "GET / HTTP/1.1" 200 7 "-" "curl"';
const record = (id: string) => `${JSON.stringify({ id, time: '2026-11-22T10:05:03.129Z', message: access })}\n`;
const records = (prefix: string, count: number) =>
  Array.from({ length: count }, (_, at) => record(`${prefix}-${at}`)).join('');

/** What only a server with sessions and roles can do to a batch; PGlite has one of each. */
const servers = [
  {
    kind: 'postgres',
    sessions: "SELECT pid AS id FROM pg_stat_activity WHERE application_name = 'legacy-log-batch'",
    kill: (id: unknown) => `SELECT pg_terminate_backend(${id})`,
    mayFill: (table: string) => [
      'CREATE ROLE filler LOGIN',
      `GRANT SELECT, INSERT ON ${table} TO filler`,
      `GRANT SELECT, INSERT, UPDATE, DELETE ON ${table}_files, ${table}_rejected TO filler`,
    ],
    // In one transaction: takes the second id, waits until somebody waits for it, and then wants the first one too.
    // PostgreSQL gives up whoever looks for a deadlock first, which is after deadlock_timeout.
    rival: (insert: (id: string) => string) => `DO $$ BEGIN
      PERFORM set_config('deadlock_timeout', '1min', true);
      ${insert('b')};
      WHILE NOT EXISTS (SELECT FROM pg_locks WHERE NOT granted) LOOP PERFORM pg_sleep(0.01); END LOOP;
      ${insert('a')};
    END $$`,
    rivals: "SELECT pid FROM pg_locks WHERE mode = 'RowExclusiveLock' AND relation = to_regclass($1)",
    guard: (table: string) => [
      `CREATE FUNCTION refuse_${table}() RETURNS trigger LANGUAGE plpgsql AS
         $$ BEGIN IF NEW.id = 'no' THEN RAISE EXCEPTION 'no %', NEW.line; END IF; RETURN NEW; END $$`,
      `CREATE TRIGGER guard BEFORE INSERT ON ${table} FOR EACH ROW EXECUTE FUNCTION refuse_${table}()`,
    ],
    lock: (table: string) => `BEGIN; LOCK TABLE ${table}; SELECT pg_sleep(30); COMMIT`,
    waiting: 'SELECT pid FROM pg_locks WHERE NOT granted',
  },
  {
    kind: 'mariadb',
    sessions: "SELECT id FROM information_schema.processlist WHERE info LIKE 'INSERT%'",
    kill: (id: unknown) => `KILL ${id}`,
    mayFill: (table: string) => [
      "CREATE USER filler@'127.0.0.1'",
      `GRANT SELECT, INSERT ON logs.${table} TO filler@'127.0.0.1'`,
      `GRANT SELECT, INSERT, UPDATE, DELETE ON logs.${table}_files TO filler@'127.0.0.1'`,
      `GRANT SELECT, INSERT, UPDATE, DELETE ON logs.${table}_rejected TO filler@'127.0.0.1'`,
    ],
    // InnoDB gives up the transaction that has changed less. It shows its transactions anew only to who has not asked for 0.1 s.
    rival: (insert: (id: string) => string) => `BEGIN NOT ATOMIC
      START TRANSACTION;
      ${Array.from({ length: 50 }, (_, at) => insert(`more-${at}`)).join('; ')}; ${insert('b')};
      WHILE NOT EXISTS (SELECT 1 FROM information_schema.innodb_trx WHERE trx_state = 'LOCK WAIT') DO DO SLEEP(0.2); END WHILE;
      ${insert('a')};
      COMMIT;
    END`,
    guard: (table: string) => [
      `CREATE TRIGGER guard_${table} BEFORE INSERT ON ${table} FOR EACH ROW
         IF NEW.id = 'no' THEN SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'no secret here'; END IF`,
    ],
    rivals: 'SELECT trx_id FROM information_schema.innodb_trx WHERE trx_rows_modified > 50 AND ? IS NOT NULL',
  },
] as const;

/** A field in quotes, and the end of its line. */
const quoted = (bytes: Buffer) => Buffer.concat([Buffer.from('"'), bytes, Buffer.from('"\n')]);

for (const server of servers) {
  const missing = await missingDatabase(server.kind);

  describe.skipIf(missing)(`the batch and ${server.kind}${missing ? ` (skipped: ${missing})` : ''}`, () => {
    let database: TestDatabase;
    let folder: LogFolder;
    let table = '';
    let tables = 0;

    beforeAll(async () => {
      database = await startDatabase(server.kind);
    });
    afterAll(() => database?.stop());
    beforeEach(async () => {
      tables += 1;
      table = `access_log_${tables}`;
      folder = await makeLogFolder();
      return () => folder.remove();
    });

    const run = async (url = database.url) => {
      const { code, stdout, stderr } = await startBatch({ DATABASE_URL: url, LOG_PATHS: folder.path, TABLE: table })
        .done;
      return { code, stderr, counts: JSON.parse(stdout) };
    };
    const count = async (suffix = '') => {
      const [row] = await database.query(`SELECT COUNT(*) AS n FROM ${table}${suffix}`);
      return Number(row?.n);
    };

    test('a connection that breaks ends the run with what is in by then, and the next run brings the rest', async () => {
      for (let file = 0; file < 20; file++) await folder.write(`f${file}.log`, records(`f${file}`, 1000));
      const { child, done } = startBatch({ DATABASE_URL: database.url, LOG_PATHS: folder.path, TABLE: table });
      while (child.exitCode === null && (await count('_files').catch(() => 0)) < 2) await wait(5);
      for (let killed = 0; child.exitCode === null && killed === 0; ) {
        for (const { id } of await database.query(server.sessions)) {
          await database.query(server.kill(id)).catch(() => {});
          killed += 1;
        }
      }
      const { code, stdout, stderr } = await done;
      const before = await count('_files');
      expect({ code, counts: JSON.parse(stdout) }).toMatchObject({
        code: 1,
        counts: { files: before, rows: before * 1000, failed: 1 },
      });
      expect(stderr).toMatch(/^access\/f\d+\.log: .*; the run ends here\n$/);
      expect(await run()).toMatchObject({ code: 0, counts: { files: 20 - before, rows: (20 - before) * 1000 } });
      expect(await count()).toBe(20_000);
    });

    test('a transaction that the database gives up in favour of another is tried again', async () => {
      await folder.write('first.log', record('first'));
      await run();
      await folder.write('a.log', record('a') + record('b'));
      const insert = (id: string) =>
        `INSERT INTO ${table} (id, logged_at, requested_at, file, file_offset)
         VALUES ('${id}', '2026-11-22', '2026-11-22', 'rival', 0)`;
      const rival = database.query(server.rival(insert));
      while ((await database.query(server.rivals, [table])).length === 0) await wait(200);
      expect(await run()).toMatchObject({ code: 0, stderr: '', counts: { files: 1, rows: 0, duplicates: 2 } });
      await rival;
    });

    test('a role that may only fill the tables is enough once they are there', async () => {
      await folder.write('first.log', record('first'));
      await run();
      for (const statement of server.mayFill(table)) await database.query(statement);
      await folder.write('a.log', record('a'));
      const url = new URL(database.url);
      url.username = 'filler';
      expect(await run(url.href)).toMatchObject({ code: 0, stderr: '', counts: { files: 1, rows: 1 } });
    });

    test('a row that a trigger refuses is set aside, and keeps neither its file nor the ones behind it out', async () => {
      await folder.write('first.log', record('first'), 90);
      await run();
      for (const statement of server.guard(table)) await database.query(statement);
      await folder.write('a.log', records('a', 20) + record('no') + records('b', 20), 80);
      await folder.write('b.log', record('last'));
      expect(await run()).toMatchObject({
        code: 1,
        stderr: 'access/a.log: the database refused 1 of its rows; they are set aside\n',
        counts: { files: 2, rows: 41, refused: 1, failed: 0 },
      });
      expect(await count()).toBe(42);
    });

    test('hits are added up by the day of a zone and by path, however often a file is read and its days written again', async () => {
      const hit = (id: string, time: string, path: string) =>
        `${JSON.stringify({ id, time, message: access.replace('GET /', `GET ${path}`) })}\n`;
      const hits = async () => {
        const day = server.kind === 'postgres' ? 'day::text' : 'CAST(day AS char)';
        const rows = await database.query(`SELECT ${day} AS day, path, hits FROM ${table}_hits ORDER BY 1, path, hits`);
        return rows.map((row) => `${row.day} ${row.path} ${row.hits}`);
      };
      const add = async () => {
        const environment = { DATABASE_URL: database.url, LOG_PATHS: folder.path, TABLE: table };
        const { code, stderr } = await startBatch({ ...environment, AGGREGATE: 'day', TIMEZONE: 'Asia/Tokyo' }).done;
        expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
        return hits();
      };
      const early = hit('a', '2026-11-21T14:59:59.999Z', '/cart') + hit('b', '2026-11-21T15:00:00Z', '/cart');
      await folder.write('a.log', early + hit('c', '2026-11-22T14:59:59Z', '/Cart'));
      expect(await add()).toEqual(['2026-11-21 /cart 1', '2026-11-22 /Cart 1', '2026-11-22 /cart 1']);
      await folder.write(
        'a.log',
        early + hit('c', '2026-11-22T14:59:59Z', '/Cart') + hit('d', '2026-11-22T00:00:00Z', '/cart'),
      );
      await folder.write('b.log', hit('d', '2026-11-22T00:00:00Z', '/cart'));
      expect(await add()).toEqual(['2026-11-21 /cart 1', '2026-11-22 /Cart 1', '2026-11-22 /cart 2']);
      await database.query(`UPDATE ${table}_hits SET hits = 7 WHERE day = '2026-11-22' AND path = '/Cart'`);
      await folder.write('c.log', hit('e', '2026-11-22T10:00:00Z', '/'));
      expect(await add()).toEqual(['2026-11-21 /cart 1', '2026-11-22 / 1', '2026-11-22 /Cart 1', '2026-11-22 /cart 2']);
    });

    if (server.kind === 'postgres') {
      test('SIGTERM ends a batch that somebody’s lock keeps waiting, well before ECS would kill it', async () => {
        await folder.write('first.log', record('first'));
        await run();
        const locked = database.query(server.lock(table)).catch(() => 'ended below');
        await folder.write('a.log', record('a'));
        const { child, done } = startBatch({ DATABASE_URL: database.url, LOG_PATHS: folder.path, TABLE: table });
        while ((await database.query(server.waiting)).length === 0) await wait(50);
        child.kill('SIGTERM');
        expect(await done).toMatchObject({
          code: 1,
          stderr: 'the run failed: the end was asked for, and the database has been silent for 10 s\n',
        });
        await database.query("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query LIKE 'BEGIN; LOCK%'");
        await locked;
        expect(await run()).toMatchObject({ code: 0, counts: { files: 1, rows: 1 } });
      });

      test('a path too long for somebody’s index is set aside with its row, and nothing else', async () => {
        await folder.write('first.log', record('first'));
        await run();
        await database.query(`CREATE INDEX ON ${table} (path)`);
        const path = randomBytes(5000).toString('hex');
        await folder.write('a.log', `${access}\n${access.replace('GET /', `GET /${path}`)}\n${access}\n`);
        expect(await run()).toMatchObject({ code: 1, counts: { files: 1, rows: 2, refused: 1, failed: 0 } });
      });
      return;
    }

    test('lines that become more than a packet holds are set aside, and the connection lives on', async () => {
      const bytes = Buffer.alloc(900_000, 0xff);
      const line = Buffer.concat([Buffer.from(access.slice(0, -'"curl"'.length)), quoted(bytes)]);
      await folder.write('a.log', Buffer.concat([line, line, Buffer.from(`${access}\n`)]), 90);
      await folder.write('b.log', record('last'));
      const [before] = await database.query('SELECT @@GLOBAL.max_allowed_packet AS bytes');
      await database.query('SET GLOBAL max_allowed_packet = 4194304');
      expect(await run()).toMatchObject({
        code: 1,
        stderr: 'access/a.log: the database refused 2 of its rows; they are set aside\n',
        counts: { files: 2, rows: 2, refused: 2, failed: 0 },
      });
      await database.query(`SET GLOBAL max_allowed_packet = ${before?.bytes}`);
    });

    test('more names than a packet holds are asked for in parts', async () => {
      const [before] = await database.query('SELECT @@GLOBAL.max_allowed_packet AS bytes');
      await database.query('SET GLOBAL max_allowed_packet = 262144');
      const name = (at: number) => `${'x'.repeat(200)}-${at}.log`;
      await Promise.all(Array.from({ length: 1300 }, (_, at) => folder.write(name(at), '', inAnHour)));
      expect(await run()).toMatchObject({ code: 0, stderr: '', counts: { unfinished: 1300 } });
      await database.query(`SET GLOBAL max_allowed_packet = ${before?.bytes}`);
    });

    test('ids that a table’s collation takes for one are an error, never a loss', async () => {
      await folder.write('first.log', record('first'));
      await run();
      await database.query(`ALTER TABLE ${table} MODIFY id varchar(200) COLLATE utf8mb4_general_ci NOT NULL`);
      await folder.write('a.log', record('a') + record('A'));
      expect(await run()).toMatchObject({
        code: 1,
        stderr: 'access/a.log: the database refuses it (ER_DUP_ENTRY)\n',
        counts: { failed: 1, duplicates: 0 },
      });
      expect(await count()).toBe(1);
    });
  });
}
