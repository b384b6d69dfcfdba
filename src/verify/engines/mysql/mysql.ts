import type { ConnectionOptions } from 'mysql2/promise';
import { readMysqlUrl } from '../../../values/mysqlUrl.ts';
import { sqlTime } from '../../../values/sqlTime.ts';
import { type Stretch, spanOf } from '../../stretch.ts';
import { connectMs } from '../connect.ts';
import type { Database, Dialect, Statement } from '../source.ts';
import { measured, notATime, offsetMs, quoted, quotedTable } from '../sql.ts';

/** MySQL 8 and MariaDB. */
export const mysql: Dialect = { timeType, count };

export function connectionOptions(url: URL, timeoutMs: number): ConnectionOptions {
  return {
    ...readMysqlUrl(url),
    charset: 'utf8mb4',
    connectTimeout: connectMs(timeoutMs),
    supportBigNumbers: true,
    // Counts and sums as text: a double is inexact beyond 2^53.
    bigNumberStrings: true,
    connectAttributes: { program_name: 'legacy-log-ecs-verify' },
  };
}

/**
 * The two engines name the limit of a statement differently, and MariaDB's is in seconds.
 *
 * @param version as the server says it: the configuration may take the one for the other
 */
export function statementLimit(version: string, timeoutMs: number): string {
  return version.includes('MariaDB')
    ? `SET SESSION max_statement_time = ${timeoutMs / 1000}`
    : `SET SESSION max_execution_time = ${Math.ceil(timeoutMs)}`;
}

function timeType({ table, time }: Database): Statement {
  return {
    sql: `SELECT DATA_TYPE AS type FROM information_schema.COLUMNS
      WHERE TABLE_SCHEMA = COALESCE(?, DATABASE()) AND TABLE_NAME = ? AND COLUMN_NAME = ?`,
    values: [...(table.includes('.') ? table.split('.') : [null, table]), time],
  };
}

/** Counts by whole microseconds since the first window's start, in a session whose zone is UTC. */
function count(database: Database, type: string, stretch: Stretch): Statement {
  const { fromMs, toMs } = spanOf(stretch);
  if (type !== 'datetime' && type !== 'timestamp') throw notATime(database, type);
  // A TIMESTAMP is an instant, which the session shows in UTC. A DATETIME is what a clock showed.
  const shiftMs = type === 'datetime' ? offsetMs(database.timezone) : 0;
  const column = quoted(database.time, '`');
  const from = sqlTime(fromMs + shiftMs);
  const { windowMs } = stretch;
  return {
    sql: `SELECT TIMESTAMPDIFF(MICROSECOND, ?, ${column}) DIV ? * ? AS after_ms, ${measured(database, '`')} AS n
      FROM ${quotedTable(database.table, '`')} WHERE ${column} >= ? AND ${column} < ? GROUP BY after_ms`,
    values: [from, windowMs * 1000, windowMs, from, sqlTime(toMs + shiftMs)],
  };
}
