import { existsSync, readFileSync } from 'node:fs';
import { mkdir, readdir, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { inAnHour, type LogFolder, makeLogFolder, startBatch } from '../../support/batch.ts';
import { databaseKinds, missingDatabase, startDatabase, type TestDatabase } from '../../support/databases.ts';

const none = {
  files: 0,
  rows: 0,
  duplicates: 0,
  rejected: 0,
  empty: 0,
  refused: 0,
  unfinished: 0,
  shrunk: 0,
  unfit: 0,
  failed: 0,
  deleted: 0,
  ignored: 0,
  absent: 0,
};

const access = '203.0.113.7 - - [17/May/2015:10:05:03 +0000] "GET / HTTP/1.1" 200 7 "-" "curl"';
const record = (id: string, line = access) =>
  `${JSON.stringify({ id, time: '2026-11-22T10:05:03.129Z', message: line })}\n`;
const records = (prefix: string, count: number) =>
  Array.from({ length: count }, (_, at) => record(`${prefix}-${at}`)).join('');

const realLog = '../shared/data/apache-access.log';
const noRealLog = existsSync(realLog) ? '' : ' (skipped: the real log is not on this machine)';

for (const kind of databaseKinds) {
  const missing = await missingDatabase(kind);

  describe.skipIf(missing)(`the batch fills ${kind}${missing ? ` (skipped: ${missing})` : ''}`, () => {
    let database: TestDatabase;
    let folder: LogFolder;
    let table = '';
    let tables = 0;

    beforeAll(async () => {
      database = await startDatabase(kind);
    });
    afterAll(() => database?.stop());
    beforeEach(async () => {
      tables += 1;
      table = `access_log_${tables}`;
      folder = await makeLogFolder();
      return () => folder.remove();
    });

    const environment = () => ({ DATABASE_URL: database.url, LOG_PATHS: folder.path, TABLE: table });
    const ingest = async (more: Readonly<Record<string, string>> = {}) => {
      const { code, stdout, stderr } = await startBatch({ ...environment(), ...more }).done;
      return { code, stderr, counts: JSON.parse(stdout) };
    };
    const ingested = async (more?: Readonly<Record<string, string>>) => {
      const { code, stderr, counts } = await ingest(more);
      expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
      return counts;
    };
    const count = async (suffix = '') => {
      const [row] = await database.query(`SELECT COUNT(*) AS n FROM ${table}${suffix}`);
      return Number(row?.n);
    };
    const ids = async () => (await database.query(`SELECT id FROM ${table} ORDER BY id`)).map(({ id }) => String(id));

    test.skipIf(noRealLog)(`every line of a real log is one row, as it stands and as records${noRealLog}`, async () => {
      const content = readFileSync(realLog);
      await folder.write('access_log.20150517', content);
      expect(await ingested()).toEqual({ ...none, files: 1, rows: 10_000 });
      const lines = content.toString('utf8').trimEnd().split('\n');
      await folder.write('access_log.20261122.5f3a_0.log', lines.map((line, at) => record(`r-${at}`, line)).join(''));
      expect(await ingested()).toEqual({ ...none, files: 1, rows: 10_000 });
      expect(await ingested()).toEqual(none);
      const stored = await database.query(`SELECT line FROM ${table} WHERE file = 'access/access_log.20150517'`);
      expect(stored.map(({ line }) => line).sort()).toEqual([...lines].sort());
    });

    test('a row keeps both times to the millisecond, whatever zone the server lives in', async () => {
      await folder.write('a.log', record('a-1'));
      await ingested();
      const rows = await database.query(`SELECT id, logged_at, requested_at, status, bytes, file FROM ${table}`);
      expect(rows.map((row) => ({ ...row, bytes: Number(row.bytes) }))).toEqual([
        {
          id: 'a-1',
          logged_at: new Date('2026-11-22T10:05:03.129Z'),
          requested_at: new Date('2015-05-17T10:05:03Z'),
          status: 200,
          bytes: 7,
          file: 'access/a.log',
        },
      ]);
    });

    test('ugly lines come through to the byte, and what is none is set aside to the byte', async () => {
      const line = (agent: string) => access.replace('curl', agent);
      const ugly = [
        '日本語 🚀',
        String.raw`say \"hi\" \\ there`,
        'x'.repeat(200_000),
        "'; DROP TABLE x; --",
        '%s ? $1 :a {}',
        'same',
        'same',
      ];
      const garbage = Buffer.from([0x00, 0xff, 0x27, 0x5c, 0x22]);
      const nul = line('a\0b');
      const content = [...ugly.map((agent) => Buffer.from(line(agent))), Buffer.from(nul), garbage];
      await folder.write('a.log', Buffer.concat(content.flatMap((bytes) => [bytes, Buffer.from('\n')])));
      expect(await ingested()).toEqual({ ...none, files: 1, rows: 8, rejected: 1 });
      const rows = await database.query(`SELECT user_agent FROM ${table} ORDER BY file_offset`);
      expect(rows.map((row) => row.user_agent)).toEqual([
        '日本語 🚀',
        'say "hi" \\ there',
        'x'.repeat(200_000),
        "'; DROP TABLE x; --",
        '%s ? $1 :a {}',
        'same',
        'same',
        'a\\x00b',
      ]);
      const [aside] = await database.query(`SELECT file, reason, bytes FROM ${table}_rejected`);
      expect(aside).toEqual({ file: 'access/a.log', reason: 'not a line in combined format', bytes: garbage });
    });

    test('ids that differ in case or accent only are different ids', async () => {
      await folder.write('a.log', ['a', 'A', 'á', 'a ', 'ａ'].map((id) => record(id)).join(''));
      expect(await ingested()).toEqual({ ...none, files: 1, rows: 5 });
    });

    test('a torn file and the whole one that Fluentd writes after a kill make every record once', async () => {
      const whole = records('c', 100);
      await folder.write('access_log.20261122.5f3a_0.log', whole.slice(0, 5000));
      const first = await ingested();
      expect(first).toMatchObject({ files: 1, rejected: 1, duplicates: 0 });
      await folder.write('access_log.20261122.5f3a_1.log', whole);
      expect(await ingested()).toEqual({ ...none, files: 1, rows: 100 - first.rows, duplicates: first.rows });
      expect(await count()).toBe(100);
    });

    test('a file that has grown is read again from its start, and what was torn at its end is a row now', async () => {
      const [one, two] = [`${access}\n`, `${access.replace('GET', 'PUT')}\n`];
      await folder.write('access_log.20261122', one + two.slice(0, 40));
      expect(await ingested()).toEqual({ ...none, files: 1, rows: 1, rejected: 1 });
      await folder.write('access_log.20261122', one + two);
      expect(await ingested()).toEqual({ ...none, files: 1, rows: 1, duplicates: 1 });
      expect([await count(), await count('_rejected')]).toEqual([2, 0]);
    });

    test('a file that has shrunk is refused, and the others still go in', async () => {
      await folder.write('access_log.20261122', `${access}\n${access}\n`);
      await ingested();
      await folder.write('access_log.20261122', `${access}\n`);
      await folder.write('b.log', record('b'));
      const { code, stderr, counts } = await ingest();
      expect({ code, counts }).toEqual({ code: 1, counts: { ...none, files: 1, rows: 1, shrunk: 1 } });
      expect(stderr).toContain('a name must not be used twice');
    });

    test('a file that may still be written, hidden ones, links, folders and live buffers are left alone', async () => {
      await folder.write('fresh.log', record('fresh'), inAnHour);
      await folder.write('.hidden.log', record('hidden'));
      await folder.write('buffer.b5f3a.log', record('buffer'));
      await folder.write('notes.txt', 'not a log');
      await mkdir(join(folder.path, 'inner.log'));
      await symlink(await folder.write('real.log', record('real')), join(folder.path, 'link.log'));
      expect(await ingested()).toEqual({ ...none, files: 1, rows: 1, unfinished: 1, ignored: 5 });
      expect(await ids()).toEqual(['real']);
    });

    test('a name that is used again, for a longer file or one as long, loses no line', async () => {
      const line = (method: string) => `${access.replace('GET', method)}\n`;
      await folder.write('access_log.20261122', line('GET'));
      await ingested();
      await folder.write('access_log.20261122', line('PUT'), 30);
      expect(await ingested()).toEqual({ ...none, files: 1, rows: 1 });
      await folder.write('access_log.20261122', line('POST') + line('HEAD'), 20);
      expect(await ingested()).toEqual({ ...none, files: 1, rows: 2 });
      expect(await count()).toBe(4);
    });

    test('a row that the database does not take is set aside, and keeps nothing else out', async () => {
      await folder.write('a.log', record('first'), 90);
      await ingested();
      const [modify, narrow] =
        kind === 'mariadb' ? ['MODIFY', 'varchar(9) CHARACTER SET utf8mb3'] : ['ALTER COLUMN', 'TYPE varchar(9)'];
      await database.query(`ALTER TABLE ${table} ${modify} user_agent ${narrow}`);
      const tooMuch = access.replace('curl', 'secret 🚀 agent');
      await folder.write('b.log', records('b', 500) + record('no', tooMuch) + records('c', 500), 80);
      await folder.write('c.log', record('last'));
      const { code, stderr, counts } = await ingest();
      expect({ code, counts }).toEqual({ code: 1, counts: { ...none, files: 2, rows: 1001, refused: 1 } });
      expect(stderr).toBe('access/b.log: the database refused 1 of its rows; they are set aside\n');
      const [aside] = await database.query(`SELECT file, reason, bytes FROM ${table}_rejected`);
      expect(aside).toEqual({
        file: 'access/b.log',
        reason: expect.stringMatching(/^the database refuses it \([A-Z0-9_]+\)$/),
        bytes: Buffer.from(record('no', tooMuch).trimEnd()),
      });
      expect(await ingested()).toEqual(none);
    });

    test('a file whose name is taken out is read again: what is still none stays aside once, what fits now is a row', async () => {
      await folder.write('first.log', record('first'), 90);
      await ingested();
      const [modify, narrow, wide] =
        kind === 'mariadb' ? ['MODIFY', 'varchar(9)', 'text'] : ['ALTER COLUMN', 'TYPE varchar(9)', 'TYPE text'];
      await database.query(`ALTER TABLE ${table} ${modify} user_agent ${narrow}`);
      await folder.write(
        'a.log',
        `${record('short')}garbage\n${record('long', access.replace('curl', 'a long agent'))}`,
      );
      expect((await ingest()).counts).toEqual({ ...none, files: 1, rows: 1, rejected: 1, refused: 1 });
      await database.query(`ALTER TABLE ${table} ${modify} user_agent ${wide}`);
      await database.query(`DELETE FROM ${table}_files WHERE name = 'access/a.log'`);
      expect(await ingested()).toEqual({ ...none, files: 1, rows: 1, duplicates: 1, rejected: 1 });
      const aside = await database.query(`SELECT reason FROM ${table}_rejected`);
      expect(aside).toEqual([{ reason: 'not a line in combined format' }]);
      expect(await ids()).toEqual(['first', 'long', 'short']);
    });

    test('a file that the table’s own rules refuse is told of without its values, and keeps no other file out', async () => {
      await folder.write('a.log', record('first'), 90);
      await ingested();
      await database.query(`CREATE UNIQUE INDEX ${table}_offset ON ${table} (file_offset)`);
      await folder.write('b.log', record('secret'), 80);
      await folder.write('c.log', record('x'.repeat(9)) + record('last'));
      await database.query(`DELETE FROM ${table}`);
      await database.query(
        `INSERT INTO ${table} (id, logged_at, requested_at, file, file_offset)
         VALUES ('old', '2026-11-22', '2026-11-22', 'b', 0)`,
      );
      await folder.write('d.log', `\n${record('later')}`, 30);
      const { code, stderr, counts } = await ingest();
      expect({ code, counts }).toEqual({ code: 1, counts: { ...none, files: 1, rows: 1, empty: 1, failed: 2 } });
      expect(stderr).toMatch(
        /^access\/b.log: the database refuses it \(.+\)\naccess\/c.log: the database refuses it \(.+\)\n$/,
      );
      expect(stderr).not.toContain('secret');
    });

    test('a table of somebody else’s is named with what it lacks', async () => {
      await database.query(`CREATE TABLE ${table} (id varchar(64) PRIMARY KEY, logged_at date)`);
      const { code, stderr } = await startBatch(environment()).done;
      expect(code).toBe(1);
      expect(stderr).toContain(`the table ${table} is not the batch's: it has no column requested_at, remote_addr`);
    });

    test('a folder that is not there yet is counted, and holds nothing', async () => {
      expect(await ingested({ LOG_PATHS: `${folder.path}-not-yet` })).toEqual({ ...none, absent: 1 });
    });

    test('a folder that cannot be read is told of, and the others still go in', async () => {
      await folder.write('a.log', record('a'));
      const notOne = await folder.write('b.log', record('b'));
      const { code, stderr, counts } = await ingest({ LOG_PATHS: `${notOne}:${folder.path}` });
      expect({ code, counts }).toEqual({ code: 1, counts: { ...none, files: 2, rows: 2, failed: 1 } });
      expect(stderr).toContain('ENOTDIR');
    });

    test('killed in the middle and started again: every record exactly once', async () => {
      for (let file = 0; file < 30; file++) await folder.write(`f${file}.log`, records(`f${file}`, 1000));
      const { child, done } = startBatch(environment());
      while (child.exitCode === null && (await count('_files').catch(() => 0)) < 2) await wait(5);
      child.kill('SIGKILL');
      expect((await done).signal).toBe('SIGKILL');
      const before = await count('_files');
      expect(before).toBeLessThan(30);
      const counts = await ingested();
      expect(counts).toEqual({ ...none, files: 30 - before, rows: (30 - before) * 1000 });
      expect(new Set(await ids()).size).toBe(30_000);
    });

    test('two batches at once double nothing and lose nothing', async () => {
      for (let file = 0; file < 8; file++) await folder.write(`f${file}.log`, `${access}\n`.repeat(500));
      const runs = await Promise.all([startBatch(environment()).done, startBatch(environment()).done]);
      expect(runs.map(({ code, stderr }) => ({ code, stderr }))).toEqual([
        { code: 0, stderr: '' },
        { code: 0, stderr: '' },
      ]);
      const rows = runs.map(({ stdout }) => JSON.parse(stdout).rows);
      expect(rows[0] + rows[1]).toBe(4000);
      expect(await count()).toBe(4000);
    });

    test('only ingested, unchanged files are deleted, after the time that was set', async () => {
      await folder.write('old.log', record('old'), 8 * 86_400);
      await folder.write('young.log', record('young'));
      await ingested({ DELETE_AFTER: '7d' });
      expect(await readdir(folder.path)).toEqual(['old.log', 'young.log']);
      expect(await ingested({ DELETE_AFTER: '7d' })).toEqual({ ...none, deleted: 1 });
      expect(await readdir(folder.path)).toEqual(['young.log']);
      expect(await count()).toBe(2);
    });

    test('with --every it goes on until SIGTERM, and ends with the counts of all its runs', async () => {
      await folder.write('a.log', record('a'));
      const { child, done } = startBatch(environment(), ['--every', '100ms', '--json']);
      while (child.exitCode === null && (await count().catch(() => 0)) < 1) await wait(20);
      await folder.write('b.log', record('b'));
      while (child.exitCode === null && (await count()) < 2) await wait(20);
      child.kill('SIGTERM');
      const { code, stdout } = await done;
      expect({ code, counts: JSON.parse(stdout) }).toEqual({ code: 0, counts: { ...none, files: 2, rows: 2 } });
    });
  });
}

test.each([
  { engine: 'postgres', url: 'postgres://batch:s3cret@127.0.0.1:9/logs' },
  { engine: 'mysql', url: 'mysql://batch:s3cret@127.0.0.1:9/logs' },
])('$engine that cannot be reached fails the run, without showing the password', async ({ url }) => {
  const { code, stdout, stderr } = await startBatch({ DATABASE_URL: url }, []).done;
  expect({ code, stdout, stderr }).toEqual({
    code: 1,
    stdout: '',
    stderr: 'the run failed: connect ECONNREFUSED 127.0.0.1:9\n',
  });
});

test('settings that cannot be used end it with 2 before anything is opened', async () => {
  const { code, stderr } = await startBatch({}, []).done;
  expect(code).toBe(2);
  expect(stderr).toContain('DATABASE_URL is not set\n  hint: ');
});
