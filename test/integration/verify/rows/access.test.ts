import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { readNewestRow } from '../../../../src/verify/newestRow.io.ts';
import { systemClock } from '../../../../src/world/clock.io.ts';
import { countsOf, sideOf, windowsBetween } from '../../../support/databaseSide.ts';
import { missingDatabase, startDatabase, type TestDatabase } from '../../../support/databases.ts';

/** The table of these tests as a configuration has it. */
function settingsOf(engine: 'postgres' | 'mariadb') {
  const database = {
    engine,
    secret: 'one',
    table: 'a',
    time: 'logged_at',
    timezone: '+00:00',
    measure: 'rows' as const,
  };
  const times = { settle: '10m', lostAfter: '6h', quietAfter: '24h', recount: true } as const;
  const logs = [{ group: '/app', time: '@timestamp', line: '@message' }];
  return { settings: { logs, database: { ...database, allowFullScan: false }, identity: undefined, ...times } };
}

const windows = windowsBetween('2026-11-22T10:00:00Z', '2026-11-22T10:05:00Z');

for (const kind of ['postgres', 'mariadb'] as const) {
  const missing = await missingDatabase(kind);
  describe.skipIf(missing)(`signing in to ${kind}${missing ? ` (skipped: ${missing})` : ''}`, () => {
    let database: TestDatabase;
    let place: { host: string; port: number; name: string };
    let user: string;

    beforeAll(async () => {
      database = await startDatabase(kind);
      const { hostname, port, pathname, username } = new URL(database.url);
      place = { host: hostname, port: Number(port), name: pathname.slice(1) };
      user = username;
      await database.query('CREATE TABLE a (logged_at timestamp NULL)');
      await database.query('CREATE INDEX i ON a (logged_at)');
    });
    afterAll(() => database?.stop());
    afterEach(() => {
      vi.unstubAllEnvs();
    });

    /** A secret that changes: each reading of it gives the next value, and the last one from then on. */
    const changing = (...values: readonly string[]) => {
      const read: string[] = [];
      return {
        read,
        send: async () => {
          const value = values[Math.min(read.length, values.length - 1)] as string;
          read.push(value);
          return { SecretString: value };
        },
      };
    };
    const gone = () => database.url.replace(/:\d+\//, ':9/');
    const count = (secret: Parameters<typeof sideOf>[0], more: object = {}) =>
      countsOf(sideOf(secret, kind, { table: 'a', ...more }), windows);

    test('a condition that is refused is the reason of every question, and not what the refusal did to the connection', async () => {
      const side = sideOf(
        database.url,
        kind,
        { table: 'a', where: 'logged_at = (' },
        { id: { log: 'at', column: 'logged_at' } },
      );
      const { signal } = new AbortController();
      const said = [await side.tally(windows, signal), await side.members(windows, signal)].flat();
      await side.close();
      const because = expect.stringContaining('verify.database.where is no condition that the database takes');
      expect(said).toEqual([
        { kind: 'unknown', because },
        { kind: 'unknown', because },
      ]);
    });

    test('a secret with user and password alone is enough beside host, port and name', async () => {
      expect(await count(JSON.stringify({ username: user, password: '' }), place)).toEqual([0]);
    });

    test('a secret is read once, and again where no connection comes about by what is remembered of it', async () => {
      const secret = changing(gone(), database.url);
      expect(await count(secret)).toEqual([expect.stringMatching(/ECONNREFUSED/)]);
      expect(secret.read).toHaveLength(1);
      expect(await count(secret)).toEqual([0]);
      expect(await count(secret)).toEqual([0]);
      expect(secret.read).toHaveLength(2);
    });

    test('what was read anew is not asked for a third time', async () => {
      const secret = changing(gone());
      expect(await count(secret)).toEqual([expect.stringMatching(/ECONNREFUSED/)]);
      expect(await count(secret)).toEqual([expect.stringMatching(/ECONNREFUSED/)]);
      expect(secret.read).toHaveLength(2);
    });

    test('a run gives up after two connections that did not come about', async () => {
      const secret = changing(gone());
      const side = sideOf(secret, kind, { table: 'a' });
      const never = new AbortController().signal;
      for (let look = 0; look < 5; look++) {
        expect(await side.tally(windows, never)).toEqual([
          { kind: 'unknown', because: expect.stringMatching(/ECONNREFUSED/) },
        ]);
      }
      expect(secret.read).toHaveLength(2);
      await side.close();
    });

    test('the newest row is known by its time, and an empty table has none', async () => {
      const world = { secrets: changing(database.url) as never, clock: systemClock, region: undefined };
      const { settings } = settingsOf(kind);
      expect(await readNewestRow(world, settings, 5_000)).toEqual({ kind: 'known', atMs: undefined });
      await database.query("INSERT INTO a VALUES ('2026-11-22 10:01:02.5'), ('2026-11-22 10:00:00'), (NULL)");
      const newest = await readNewestRow(world, settings, 5_000);
      await database.query('DELETE FROM a');
      // MariaDB's timestamp keeps whole seconds.
      const ms = kind === 'postgres' ? 500 : 0;
      expect(newest).toEqual({ kind: 'known', atMs: Date.parse('2026-11-22T10:01:02Z') + ms });
    });

    test('a user signs in with a token of RDS IAM, and no secret is read', async () => {
      vi.stubEnv('AWS_ACCESS_KEY_ID', 'local');
      vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'local');
      const secret = changing('');
      // MariaDB refuses a password of an account that has none: it was sent.
      const expected = kind === 'postgres' ? 0 : expect.stringMatching(/ER_ACCESS_DENIED_ERROR.*using password: YES/);
      expect(await count(secret, { ...place, user })).toEqual([expected]);
      expect(secret.read).toEqual([]);
    });
  });
}
