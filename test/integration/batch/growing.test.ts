import { appendFile, copyFile, rename, rm, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { inAnHour, type LogFolder, makeLogFolder, startBatch } from '../../support/batch.ts';
import { missingDatabase, startDatabase, type TestDatabase } from '../../support/databases.ts';

const compressed = promisify(gzip);
const line = (number: number) => `203.0.113.7 - - [22/Nov/2026:10:05:03 +0000] "GET /${number} HTTP/1.1" 200 7\n`;
const lines = (from: number, to: number) => Array.from({ length: to - from }, (_, at) => line(from + at)).join('');
/** What a log holds whose lines tell nothing apart. */
const same = line(0);

for (const kind of ['postgres', 'mariadb'] as const) {
  const missing = await missingDatabase(kind);

  describe.skipIf(missing)(`growing files and ${kind}${missing ? ` (skipped: ${missing})` : ''}`, () => {
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

    const environment = () => ({ DATABASE_URL: database.url, LOG_PATHS: folder.path, TABLE: table, READ: 'growing' });
    const run = async () => {
      const { code, stdout, stderr } = await startBatch(environment()).done;
      const { rows, duplicates, unfinished } = JSON.parse(stdout);
      return { code, stderr, rows, duplicates, unfinished };
    };
    const good = (rows: number, unfinished = 0) => ({ code: 0, stderr: '', rows, duplicates: 0, unfinished });
    const path = (name: string) => join(folder.path, name);
    const numbers = async () => {
      const rows = await database.query(`SELECT path FROM ${table}`);
      return rows.map((row) => Number(String(row.path).slice(1))).toSorted((one, other) => one - other);
    };
    const upTo = (count: number) => Array.from({ length: count }, (_, at) => at);

    test('what comes to a file is read once, and a last line that is not whole waits for its end', async () => {
      await writeFile(path('access_log'), lines(0, 3) + line(3).slice(0, 20));
      expect(await run()).toEqual(good(3, 1));
      expect(await run()).toEqual(good(0, 1));
      await appendFile(path('access_log'), line(3).slice(20) + lines(4, 6));
      expect(await run()).toEqual(good(3));
      expect(await run()).toEqual(good(0));
      expect(await numbers()).toEqual(upTo(6));
    });

    test('logrotate’s names are followed, from the growing file to .1, to a day, and into .gz', async () => {
      await writeFile(path('access_log'), lines(0, 30));
      expect(await run()).toEqual(good(30));
      await appendFile(path('access_log'), lines(30, 40));
      await rename(path('access_log'), path('access_log.1'));
      await writeFile(path('access_log'), lines(40, 45));
      expect(await run()).toEqual(good(15));
      await appendFile(path('access_log.1'), line(45));
      await folder.write('access_log-20261122.gz', await compressed(lines(0, 40) + line(45) + line(46)));
      await rm(path('access_log.1'));
      expect(await run()).toEqual(good(2));
      expect(await run()).toEqual(good(0));
      expect(await numbers()).toEqual(upTo(47));
    });

    test('a log that was rotated and compressed while nobody read is read from where it was left', async () => {
      await writeFile(path('access_log'), lines(0, 1000));
      await run();
      await folder.write('access_log.2.gz', await compressed(lines(0, 5000)));
      await folder.write('access_log.1', lines(5000, 6000));
      await writeFile(path('access_log'), lines(6000, 6001));
      expect(await run()).toEqual(good(5001));
      expect(await numbers()).toEqual(upTo(6001));
    });

    test('copytruncate is noticed: the copy is read on, the emptied file from its start', async () => {
      await writeFile(path('access_log'), lines(0, 100));
      await run();
      await appendFile(path('access_log'), lines(100, 110));
      await copyFile(path('access_log'), path('access_log.1'));
      expect(await run()).toEqual(good(10, 1));
      await truncate(path('access_log'));
      await appendFile(path('access_log'), lines(110, 230));
      expect(await run()).toEqual(good(120));
      expect(await run()).toEqual(good(0));
      expect(await numbers()).toEqual(upTo(230));
    });

    test('a compressed copy beside its file, torn or whole, is read by nobody twice', async () => {
      await writeFile(path('access_log.1'), lines(0, 2000));
      await writeFile(path('access_log'), lines(2000, 2001));
      expect(await run()).toEqual(good(2001));
      const whole = await compressed(lines(0, 2000));
      await folder.write('access_log.1.gz', whole.subarray(0, whole.length - 9));
      expect(await run()).toEqual(good(0, 1));
      await folder.write('access_log.1.gz', whole);
      expect(await run()).toEqual(good(0, 1));
      await rm(path('access_log.1'));
      expect(await run()).toEqual(good(0));
      expect(await numbers()).toEqual(upTo(2001));
    });

    test('a torn compressed file that nobody finishes is told of, and none of it is taken', async () => {
      const whole = await compressed(lines(0, 2000));
      const torn = whole.subarray(0, whole.length - 9);
      await folder.write('access_log.1.gz', torn, inAnHour);
      expect(await run()).toEqual(good(0, 1));
      await folder.write('access_log.1.gz', torn, 660);
      expect(await run()).toMatchObject({ code: 1, rows: 0, stderr: expect.stringContaining('ends in the middle') });
      expect(await numbers()).toEqual([]);
    });

    test('logs that begin with the same bytes are different logs after a rename', async () => {
      await writeFile(path('access_log'), same.repeat(50));
      expect(await run()).toEqual(good(50));
      await rename(path('access_log'), path('access_log.1'));
      await writeFile(path('access_log'), same.repeat(60));
      expect(await run()).toEqual(good(60));
      await rename(path('access_log.1'), path('access_log.2'));
      await rename(path('access_log'), path('access_log.1'));
      await writeFile(path('access_log'), same.repeat(20));
      await appendFile(path('access_log.1'), same);
      expect(await run()).toEqual(good(21));
    });

    test('a log that has gone before its end was read is told of once', async () => {
      await writeFile(path('access_log'), lines(0, 3));
      await run();
      await rm(path('access_log'));
      await writeFile(path('access_log'), lines(3, 5));
      const { code, stderr, rows } = await run();
      expect({ code, rows }).toEqual({ code: 1, rows: 2 });
      expect(stderr).toMatch(/^access\/access_log#\d+: has gone before its end was read; what came behind byte \d+ /);
      expect(await run()).toEqual(good(0));
    });

    test('killed in mid-transaction, with a rotation before the next run: every line exactly once', async () => {
      await writeFile(path('access_log'), lines(0, 10));
      await run();
      await appendFile(path('access_log'), lines(10, 60_000));
      const { child, done } = startBatch(environment());
      while (child.exitCode === null && !(await isInserting(database, kind))) await wait(2);
      child.kill('SIGKILL');
      expect((await done).signal).toBe('SIGKILL');
      expect((await numbers()).length).toBe(10);
      await rename(path('access_log'), path('access_log.1'));
      await writeFile(path('access_log'), lines(60_000, 60_005));
      expect(await run()).toEqual(good(59_995));
      expect(await numbers()).toEqual(upTo(60_005));
    });

    test('two batches at once read every line once', async () => {
      await writeFile(path('access_log'), lines(0, 3000));
      await writeFile(path('access_log.1'), lines(3000, 6000));
      const runs = await Promise.all([startBatch(environment()).done, startBatch(environment()).done]);
      expect(runs.map(({ code, stderr }) => ({ code, stderr }))).toEqual([
        { code: 0, stderr: '' },
        { code: 0, stderr: '' },
      ]);
      await run();
      expect(await numbers()).toEqual(upTo(6000));
    });

    test('a piece of which too many lines are no rows is not taken, and read again when the format is right', async () => {
      await writeFile(path('access_log'), lines(0, 100));
      await run();
      await appendFile(path('access_log'), `${line(100).trimEnd()} "-" "curl" "198.51.100.9"\n`.repeat(20));
      const { code, stderr, rows } = await run();
      expect({ code, rows }).toEqual({ code: 1, rows: 0 });
      expect(stderr).toMatch(/^access\/access_log: 20 of 20 lines are no rows, so nothing of it is taken: /);
      expect(await numbers()).toEqual(upTo(100));
    });
  });
}

async function isInserting(database: TestDatabase, kind: 'postgres' | 'mariadb'): Promise<boolean> {
  const sql =
    kind === 'postgres'
      ? "SELECT 1 FROM pg_stat_activity WHERE application_name = 'legacy-log-batch' AND query LIKE 'INSERT INTO%unnest%'"
      : "SELECT 1 FROM information_schema.processlist WHERE info LIKE 'INSERT INTO%'";
  return (await database.query(sql)).length > 0;
}
