import type { ClientConfig } from 'pg';
import { isLoopback } from '../../../values/loopback.ts';
import { sqlTime } from '../../../values/sqlTime.ts';
import { type Stretch, spanOf } from '../../stretch.ts';
import { connectMs } from '../connect.ts';
import type { Database, Dialect, Statement } from '../source.ts';
import { measured, notATime, offsetMs, quoted, quotedTable } from '../sql.ts';

export const postgres: Dialect = { timeType, count };

/** @param host where the driver understands the URL to lead; a URL may name the host in its query */
export function clientConfig(url: URL, host: string, timeoutMs: number): ClientConfig {
  return {
    connectionString: url.href,
    // What the URL says of TLS goes before this.
    ssl: !isLoopback(host),
    application_name: 'legacy-log-ecs-verify',
    connectionTimeoutMillis: connectMs(timeoutMs),
  };
}

function timeType({ table, time }: Database): Statement {
  return {
    sql: `SELECT format_type(atttypid, NULL) AS type FROM pg_attribute
      WHERE attrelid = to_regclass($1) AND attname = $2 AND NOT attisdropped`,
    values: [quotedTable(table, '"'), time],
  };
}

/**
 * Counts by `date_bin`, which is exact and takes an index's order (`extract(epoch …)` was measured five times
 * slower on ten million rows). Bins begin at the first window's start, which is aligned.
 */
function count(database: Database, type: string, stretch: Stretch): Statement {
  const { fromMs, toMs } = spanOf(stretch);
  const zone = { 'timestamp with time zone': 'timestamptz', 'timestamp without time zone': 'timestamp' }[type];
  if (zone === undefined) throw notATime(database, type);
  // A column without a zone holds the time as a clock at the configured offset shows it.
  const [shiftMs, suffix] = zone === 'timestamp' ? [offsetMs(database.timezone), ''] : [0, '+00'];
  const column = quoted(database.time, '"');
  return {
    sql: `SELECT (extract(epoch FROM bin - $1::${zone}) * 1000)::bigint::text AS after_ms, n FROM (
        SELECT date_bin($3::interval, ${column}, $1::${zone}) AS bin, ${measured(database, '"')}::text AS n
        FROM ${quotedTable(database.table, '"')} WHERE ${column} >= $1::${zone} AND ${column} < $2::${zone} GROUP BY 1
      ) AS bins`,
    values: [sqlTime(fromMs + shiftMs) + suffix, sqlTime(toMs + shiftMs) + suffix, `${stretch.windowMs} milliseconds`],
  };
}
