import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type LogFolder, makeLogFolder, startBatch } from './batch.ts';
import { missingDatabase, startDatabase, type TestDatabase } from './databases.ts';
import { formatCases } from './logFormats.ts';

const compressed = promisify(gzip);
const columnOf: Readonly<Record<string, string>> = {
  remoteAddress: 'remote_addr',
  remoteUser: 'remote_user',
  userAgent: 'user_agent',
};
const seconds = new Set(['request_time']);
const counts = new Set([
  'bytes',
  'status',
  'bytes_sent',
  'request_length',
  'server_port',
  'remote_port',
  'connection_requests',
]);
const main = (at: number) =>
  `203.0.113.7 - - [22/Nov/2026:10:05:03 +0000] "GET /${at} HTTP/1.1" 200 7 "-" "curl" "198.51.100.9"\n`;
const mains = (count: number) => Array.from({ length: count }, (_, at) => main(at)).join('');

/** What a format of lines becomes in a database of this kind. */
export async function testFormats(kind: 'postgres' | 'mariadb'): Promise<void> {
  const missing = await missingDatabase(kind);

  describe.skipIf(missing)(`formats and ${kind}${missing ? ` (skipped: ${missing})` : ''}`, () => {
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

    const run = async (more: Readonly<Record<string, string>> = {}) => {
      const environment = { DATABASE_URL: database.url, LOG_PATHS: folder.path, TABLE: table, ...more };
      const { code, stdout, stderr } = await startBatch(environment).done;
      return { code, stderr, counts: stdout === '' ? undefined : JSON.parse(stdout) };
    };
    const texts =
      kind === 'postgres' ? (name: string) => `"${name}"::text` : (name: string) => `CAST(\`${name}\` AS char)`;

    test.each(formatCases)('$name: the columns hold what the line says, numbers to the last digit', async (one) => {
      await folder.write('a.log', `${one.line}\n`);
      const { code, stderr } = await run({ LOG_FORMAT: one.format });
      expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
      const { at, more = {}, ...access } = one.expected;
      const expected = Object.fromEntries([
        ...Object.entries(access).map(([name, value]) => [
          columnOf[name] ?? name,
          value === null ? null : String(value),
        ]),
        ...Object.entries(more),
      ]);
      const list = Object.keys(expected).map((name) =>
        `${texts(name)} AS "${name}"`.replaceAll('"', kind === 'postgres' ? '"' : '`'),
      );
      const [row = {}] = await database.query(`SELECT ${list.join(', ')}, requested_at FROM ${table}`);
      const { requested_at, ...found } = row;
      expect(requested_at).toEqual(new Date(at));
      const plain = Object.entries(found).map(([name, value]) => [name, plainNumber(name, value)]);
      expect(Object.fromEntries(plain)).toEqual(
        Object.fromEntries(Object.entries(expected).map(([name, value]) => [name, plainNumber(name, value)])),
      );
    });

    test('a file of another format is left as it is, loudly and without its contents, until LOG_FORMAT is right', async () => {
      for (let file = 0; file < 5; file++) await folder.write(`f${file}.log`, mains(20), 90 - file);
      const first = await run();
      expect(first).toMatchObject({ code: 1, counts: { files: 0, rows: 0, rejected: 0, unfit: 5 } });
      expect(first.stderr).toBe(
        [0, 1, 2]
          .map(
            (file) =>
              `access/f${file}.log: 20 of 20 lines are no rows, so nothing of it is taken: something follows the user agent; ` +
              `at byte 0 stands 9.9.9.9 - - [9/a/9:9:9:9 +9] "a /9 a/9.9" 9 9 "-" "a" "9.9.9.9"\n` +
              '  hint: set LOG_FORMAT to the format of these lines\n',
          )
          .concat('2 more files are like that\n')
          .join(''),
      );
      await database.query(`DROP TABLE ${table}`);
      expect(await run({ LOG_FORMAT: 'main' })).toMatchObject({ code: 0, stderr: '', counts: { files: 5, rows: 100 } });
    });

    test('with --every, a file of another format is read and told of once in a minute', async () => {
      await folder.write('a.log', mains(20), 90);
      const environment = { DATABASE_URL: database.url, LOG_PATHS: folder.path, TABLE: table };
      const { child, done } = startBatch(environment, ['--every', '50ms']);
      const json = (id: string) => `${JSON.stringify({ id, time: 1795341903129, host: '::1', request: 'GET /' })}\n`;
      for (const id of ['b', 'c', 'd']) {
        await folder.write(`${id}.log`, json(id));
        await expect
          .poll(() => database.query(`SELECT 1 FROM ${table} WHERE id = '${id}'`), { timeout: 30_000 })
          .toHaveLength(1);
      }
      child.kill('SIGTERM');
      const { code, stderr } = await done;
      expect({
        code,
        told: stderr.split('\n').filter((line) => line.startsWith('access/a.log: 20 of 20')).length,
      }).toEqual({
        code: 1,
        told: 1,
      });
    });

    test('a run whose few lines are no rows fails, and keeps them', async () => {
      await folder.write('a.log', mains(2));
      expect(await run()).toMatchObject({ code: 1, counts: { files: 1, rows: 0, rejected: 2 } });
      const [row] = await database.query(`SELECT COUNT(*) AS n FROM ${table}_rejected`);
      expect(Number(row?.n)).toBe(2);
    });

    test('a table without the columns of the format is told which, and how to add them', async () => {
      await folder.write('a.log', mains(2));
      await run();
      const { code, stderr } = await run({ LOG_FORMAT: 'upstream_time' });
      const number = kind === 'postgres' ? 'numeric' : 'decimal(20,6)';
      const text = kind === 'postgres' ? 'text' : 'mediumtext';
      expect(code).toBe(1);
      expect(stderr).toBe(
        `the run failed: the table ${table} has no column request_time, upstream_connect_time, upstream_header_time, upstream_response_time, which LOG_FORMAT fills\n` +
          `  hint: ALTER TABLE ${table} ADD COLUMN request_time ${number}, ADD COLUMN upstream_connect_time ${text}, ADD COLUMN upstream_header_time ${text}, ADD COLUMN upstream_response_time ${text}\n`,
      );
      await database.query(stderr.split('hint: ')[1] ?? '');
      await folder.write('b.log', mains(1));
      expect(await run({ LOG_FORMAT: 'upstream_time' })).toMatchObject({ code: 1, counts: { rejected: 1 } });
    });

    test('compressed files of several members are read whole, and what was read before it was compressed adds nothing', async () => {
      await folder.write('access_log.20261122', mains(30));
      const members = [await compressed(mains(30)), await compressed(main(30))];
      expect(await run({ LOG_FORMAT: 'main' })).toMatchObject({ code: 0, counts: { files: 1, rows: 30 } });
      await folder.write('access_log.20261122.gz', Buffer.concat(members));
      expect(await run({ LOG_FORMAT: 'main' })).toMatchObject({
        code: 0,
        counts: { files: 1, rows: 1, duplicates: 30 },
      });
      await folder.write('access_log.20261123.gz', Buffer.concat(members).subarray(0, -9), 660);
      expect(await run({ LOG_FORMAT: 'main' })).toMatchObject({ code: 1, counts: { files: 0, rows: 0, failed: 1 } });
    });

    test('no content of a line makes another row', async () => {
      const forged = '{"id":"forged","time":"2026-11-22T10:05:03Z","host":"::1","request":"GET /forged HTTP/1.1"}';
      const escaped = JSON.stringify(forged).slice(1, -1);
      const first = '203.0.113.7 - - [22/Nov/2026:10:05:03 +0000] "GET / HTTP/1.1" 200 7 "-" ';
      const record = (message: string) => `${JSON.stringify({ id: message, time: 1795341903129, message })}\n`;
      await folder.write(
        'a.log',
        `\ufeff${first}"one"\r\n${first}"two ${forged}"\n${first}"${escaped}"\n${first}"a\u2028${first.replaceAll('"', "'")}"\n` +
          `${first}"three"\r${first}"four"\n${record(`${first}"five"\n${first}"six"`)}${record(`${first}"seven"\n`)}` +
          `{"id":"8","id":"9","time":1795341903129,"message":"x"}\n`,
      );
      expect(await run({ MAX_REJECTED: '100%' })).toMatchObject({ counts: { rows: 4, rejected: 4 } });
      const rows = await database.query(`SELECT remote_addr, user_agent FROM ${table} ORDER BY file_offset`);
      expect(rows.map((row) => [row.remote_addr, row.user_agent])).toEqual([
        ['203.0.113.7', 'one'],
        ['203.0.113.7', forged],
        ['203.0.113.7', `a\u2028${first.replaceAll('"', "'")}`],
        ['203.0.113.7', 'seven'],
      ]);
    });
  });
}

/** `1.2340` and `1.234` are one number; a text is what it is. */
function plainNumber(name: string, value: unknown): unknown {
  if (value === null || !(seconds.has(name) || counts.has(name))) return value;
  return String(value)
    .replace(/(\.\d*?)0+$/, '$1')
    .replace(/\.$/, '');
}
