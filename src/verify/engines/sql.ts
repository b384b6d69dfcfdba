import type { Verify } from '../../config/schema.ts';
import { ReadFailed } from '../../errors.ts';
import { readCount } from '../count.ts';
import type { Window } from '../verdict.ts';
import { spanOf } from '../window.ts';

type Database = Verify['database'];

/** A statement and its values, in the driver's own style of placeholders. */
export interface Statement {
  readonly sql: string;
  readonly values: readonly (string | number | null)[];
}

/** One row of a counting statement: how far after the first window's start its bin begins, and its count. */
export interface CountRow {
  readonly after_ms: string | number;
  readonly n: string | number;
}

/** Asks for the type of the time column; no row where there is no such table or column. */
export function postgresTimeType({ table, time }: Database): Statement {
  return {
    sql: `SELECT format_type(atttypid, NULL) AS type FROM pg_attribute
      WHERE attrelid = to_regclass($1) AND attname = $2 AND NOT attisdropped`,
    values: [quoted(table, '"'), time],
  };
}

/**
 * Counts by `date_bin`, which is exact and takes an index's order (`extract(epoch …)` was measured five times
 * slower on ten million rows). Bins begin at the first window's start, which is aligned.
 */
export function postgresCount(database: Database, type: string, windows: readonly Window[]): Statement {
  const { fromMs, toMs } = spanOf(windows);
  const zone = { 'timestamp with time zone': 'timestamptz', 'timestamp without time zone': 'timestamp' }[type];
  if (zone === undefined) throw notATime(database, type);
  // A column without a zone holds the time as a clock at the configured offset shows it.
  const shiftMs = zone === 'timestamp' ? offsetMs(database.timezone) : 0;
  const column = quoted(database.time, '"', false);
  return {
    sql: `SELECT (extract(epoch FROM bin - $1::${zone}) * 1000)::bigint::text AS after_ms, n FROM (
        SELECT date_bin($3::interval, ${column}, $1::${zone}) AS bin, ${measured(database, '"')}::text AS n
        FROM ${quoted(database.table, '"')} WHERE ${column} >= $1::${zone} AND ${column} < $2::${zone} GROUP BY 1
      ) AS bins`,
    values: [
      instant(fromMs + shiftMs) + (zone === 'timestamptz' ? '+00' : ''),
      instant(toMs + shiftMs) + (zone === 'timestamptz' ? '+00' : ''),
      `${lengthMs(windows)} milliseconds`,
    ],
  };
}

/** Asks for the type of the time column; no row where there is no such table or column. */
export function mysqlTimeType({ table, time }: Database): Statement {
  const [name, schema] = table.split('.').reverse();
  return {
    sql: `SELECT DATA_TYPE AS type FROM information_schema.COLUMNS
      WHERE TABLE_SCHEMA = COALESCE(?, DATABASE()) AND TABLE_NAME = ? AND COLUMN_NAME = ?`,
    values: [schema ?? null, name ?? table, time],
  };
}

/** Counts by whole microseconds since the first window's start, in a session whose zone is UTC. */
export function mysqlCount(database: Database, type: string, windows: readonly Window[]): Statement {
  const { fromMs, toMs } = spanOf(windows);
  if (type !== 'datetime' && type !== 'timestamp') throw notATime(database, type);
  // A TIMESTAMP is an instant, which the session shows in UTC. A DATETIME is what a clock showed.
  const shiftMs = type === 'datetime' ? offsetMs(database.timezone) : 0;
  const column = quoted(database.time, '`', false);
  const from = instant(fromMs + shiftMs);
  const windowMs = lengthMs(windows);
  return {
    sql: `SELECT TIMESTAMPDIFF(MICROSECOND, ?, ${column}) DIV ? * ? AS after_ms, ${measured(database, '`')} AS n
      FROM ${quoted(database.table, '`')} WHERE ${column} >= ? AND ${column} < ? GROUP BY after_ms`,
    values: [from, windowMs * 1000, windowMs, from, instant(toMs + shiftMs)],
  };
}

/**
 * The count of each window; a window without a row has none, as the statement saw the whole range at one moment.
 *
 * @throws ReadFailed if a sum is not a whole number
 */
export function readRows(rows: readonly CountRow[], windows: readonly Window[]): readonly bigint[] {
  const counts = windows.map(() => 0n);
  for (const { after_ms, n } of rows) {
    const index = Number(after_ms) / lengthMs(windows);
    const count = readCount(String(n));
    if (count === undefined) throw new ReadFailed('the measure is not a whole number');
    if (counts[index] === undefined) throw new ReadFailed('the database counted outside of the windows');
    counts[index] = count;
  }
  return counts;
}

function measured({ measure }: Database, quote: string): string {
  const [, column] = /^sum\((.+)\)$/.exec(measure) ?? [];
  return column === undefined ? 'COUNT(*)' : `COALESCE(SUM(${quoted(column, quote, false)}), 0)`;
}

/** A name as the engine quotes it; a table's may have its schema before a dot. */
function quoted(name: string, quote: string, dotted = true): string {
  const parts = dotted ? name.split('.') : [name];
  return parts.map((part) => `${quote}${part.replaceAll(quote, quote + quote)}${quote}`).join('.');
}

function instant(ms: number): string {
  return new Date(ms).toISOString().replace('T', ' ').replace('Z', '');
}

function lengthMs(windows: readonly Window[]): number {
  const { fromMs, toMs } = spanOf(windows.slice(0, 1));
  return toMs - fromMs;
}

/** `+09:00` in ms. */
function offsetMs(zone: string): number {
  const minutes = Number(zone.slice(1, 3)) * 60 + Number(zone.slice(4, 6));
  return (zone.startsWith('-') ? -1 : 1) * minutes * 60_000;
}

function notATime({ table, time }: Database, type: string): ReadFailed {
  return new ReadFailed(`${table}.${time} is of type ${type}, and cannot be counted by time`, {
    hint: 'verify.database.time names a column with date and time: timestamptz, timestamp or datetime',
  });
}
