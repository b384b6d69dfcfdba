import type { Freshness, Open, Query, Row, Table } from '../source.ts';

/**
 * Whether another transaction holds a lock that only writing takes, on the table or a part of it. Every role sees these
 * locks, of prepared transactions too. A lock is let go after the rows can be seen, so whoever has none before a snapshot
 * is taken has its rows in it; whoever takes one between is asked for once more behind it. What is begun behind the first
 * and ended before the second question, some milliseconds, is not seen.
 */
export async function open(query: Query, { relations }: Table): Promise<Open> {
  const [row] = await query(writers, [`{${relations.join(',')}}`]);
  if (row?.replica === true) {
    return { notes: ['on a replica it cannot be known whether a transaction of the primary may still commit rows'] };
  }
  return Number(row?.n) === 0
    ? { notes: [] }
    : { pending: 'a transaction that writes into the table has not ended', notes: [] };
}

const writers = `SELECT pg_is_in_recovery() AS replica, count(*)::text AS n FROM pg_locks l
  WHERE l.locktype = 'relation' AND l.relation = ANY ($1::oid[]) AND l.granted AND l.pid IS DISTINCT FROM pg_backend_pid()
    AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database())
    AND l.mode IN ('RowExclusiveLock', 'ShareRowExclusiveLock', 'ExclusiveLock', 'AccessExclusiveLock')`;

/**
 * A replica shows what was committed until the last transaction that it replayed; or, if it has replayed all that the primary
 * said there was, until the primary said so, which is where a primary is idle. Asked before the snapshot, never in it.
 * A reader of Aurora refuses the question, as Aurora's users report: its windows are unknown, and the writer is to be asked.
 */
export async function freshness(query: Query): Promise<Freshness> {
  const [server] = await query('SELECT pg_is_in_recovery() AS replica');
  if (server?.replica !== true) return { untilMs: Number.POSITIVE_INFINITY, notes: [] };
  const [row = {}] = await query(replayed);
  return { ...untilOf(row), notes: [] };
}

const replayed = `SELECT (extract(epoch FROM pg_last_xact_replay_timestamp()) * 1000)::bigint::text AS replayed, w.*
  FROM (SELECT 1) AS one LEFT JOIN (
    SELECT (extract(epoch FROM last_msg_send_time) * 1000)::bigint::text AS told, status,
      latest_end_lsn <= pg_last_wal_replay_lsn() AS caughtup FROM pg_stat_wal_receiver
  ) AS w ON true`;

/** Commits are stamped a little before they are written, by several at once. */
const slackMs = 1000;

export function untilOf({ replayed, told, status, caughtup }: Row): Pick<Freshness, 'untilMs' | 'hint'> {
  const stamps = [replayed, caughtup === true && status === 'streaming' ? told : null];
  const known = stamps.flatMap((stamp) => (stamp === null || stamp === undefined ? [] : [Number(stamp) - slackMs]));
  const untilMs = Math.max(Number.NEGATIVE_INFINITY, ...known);
  if (status !== null && status !== undefined) return { untilMs };
  return { untilMs, hint: 'GRANT pg_read_all_stats lets the role see whether the primary is merely idle' };
}
