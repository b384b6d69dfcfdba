import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { shown, sideOf } from '../../../support/databaseSide.ts';
import { missingDatabase, startDatabase, startReplica, type TestDatabase } from '../../../support/databases.ts';

const missing = await missingDatabase('postgres');
const never = new AbortController().signal;

describe.skipIf(missing)(`a replica of PostgreSQL${missing ? ` (skipped: ${missing})` : ''}`, () => {
  let primary: TestDatabase;
  let replica: TestDatabase;

  beforeAll(async () => {
    primary = await startDatabase('postgres');
    await primary.query(
      'CREATE TABLE a (logged_at timestamptz); CREATE INDEX ON a (logged_at); CREATE ROLE reader LOGIN; GRANT SELECT ON a TO reader',
    );
    replica = await startReplica(primary);
  });
  afterAll(async () => {
    await replica?.stop();
    await primary?.stop();
  });

  const until = async (sql: string) => {
    while ((await replica.query(sql))[0]?.is !== true) await wait(20);
  };
  /** A window of a second, that ends so long after an instant. */
  const endingAt = (ms: number) => [{ fromMs: ms - 1000, toMs: ms }];
  const insertedAt = async () => {
    const [row] = await primary.query(
      'INSERT INTO a VALUES (now()) RETURNING (extract(epoch FROM logged_at) * 1000)::bigint::text AS ms',
    );
    return Number(row?.ms);
  };
  const replayed = () => until('SELECT pg_last_wal_replay_lsn() >= latest_end_lsn AS is FROM pg_stat_wal_receiver');

  test('windows before what it has replayed are counted, and those behind are unknown', async () => {
    const at = await insertedAt();
    await replayed();
    const side = sideOf(replica.url, 'postgres', { table: 'a' });
    await replica.query('SELECT pg_wal_replay_pause()');
    await until("SELECT pg_get_wal_replay_pause_state() = 'paused' AS is");
    await insertedAt();
    await until('SELECT pg_last_wal_replay_lsn() < latest_end_lsn AS is FROM pg_stat_wal_receiver');
    expect(shown(await side.tally(endingAt(at - 2000), never))).toEqual([0]);
    expect(shown(await side.tally(endingAt(at + 500), never))).toEqual([
      expect.stringMatching(/^the replica shows what was written until \S+Z only$/),
    ]);
    await replica.query('SELECT pg_wal_replay_resume()');
    await replayed();
    expect(side.notes()).toEqual([
      'on a replica it cannot be known whether a transaction of the primary may still commit rows',
    ]);
    await side.close();
  });

  test('an idle primary does not make it stale, where the role may see what the primary said last', async () => {
    const at = await insertedAt();
    await replayed();
    // The primary says again where it is, without a transaction.
    await primary.query('SELECT pg_switch_wal()');
    await primary.query('CHECKPOINT');
    await until(
      `SELECT last_msg_send_time > to_timestamp(${at} / 1000.0) + interval '2 s' AND pg_last_wal_replay_lsn() >= latest_end_lsn AS is FROM pg_stat_wal_receiver`,
    );
    const side = sideOf(replica.url, 'postgres', { table: 'a' });
    expect(shown(await side.tally(endingAt(at + 600), never))).toEqual([expect.any(Number)]);
    await side.close();
    const url = new URL(replica.url);
    url.username = 'reader';
    const plain = sideOf(url.href, 'postgres', { table: 'a' });
    expect(shown(await plain.tally(endingAt(at + 600), never))).toEqual([
      expect.stringMatching(/only \(GRANT pg_read_all_stats lets the role see whether the primary is merely idle\)$/),
    ]);
    await plain.close();
  });

  test('a replica that lost its primary shows no more than it has replayed', async () => {
    const at = await insertedAt();
    await replayed();
    await replica.query("ALTER SYSTEM SET primary_conninfo = ''");
    await replica.query('SELECT pg_reload_conf()');
    await until('SELECT count(*) = 0 AS is FROM pg_stat_wal_receiver');
    const side = sideOf(replica.url, 'postgres', { table: 'a' });
    expect(shown(await side.tally(endingAt(at + 60_000), never))).toEqual([
      expect.stringMatching(/^the replica shows/),
    ]);
    await side.close();
  });
});
