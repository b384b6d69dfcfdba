import { sqlTime } from '../../src/values/sqlTime.ts';
import { decode } from './decode.ts';
import type { Row } from './record.ts';

/** Columns of the table in the order of `rowValues`, with their types in both databases. */
export const columns = [
  // Compared byte by byte, whatever the database's own rules: ids may differ in nothing but their case.
  { name: 'id', postgres: 'text', mysql: 'varchar(200) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL' },
  { name: 'logged_at', postgres: 'timestamptz', mysql: 'datetime(3) NOT NULL' },
  { name: 'requested_at', postgres: 'timestamptz', mysql: 'datetime(3) NOT NULL' },
  { name: 'remote_addr', postgres: 'text', mysql: 'mediumtext' },
  { name: 'remote_user', postgres: 'text', mysql: 'mediumtext' },
  { name: 'request', postgres: 'text', mysql: 'mediumtext' },
  { name: 'method', postgres: 'text', mysql: 'mediumtext' },
  { name: 'path', postgres: 'text', mysql: 'mediumtext' },
  { name: 'protocol', postgres: 'text', mysql: 'mediumtext' },
  { name: 'status', postgres: 'integer', mysql: 'integer' },
  { name: 'bytes', postgres: 'bigint', mysql: 'bigint' },
  { name: 'referer', postgres: 'text', mysql: 'mediumtext' },
  { name: 'user_agent', postgres: 'text', mysql: 'mediumtext' },
  { name: 'line', postgres: 'text', mysql: 'mediumtext' },
  { name: 'file', postgres: 'text', mysql: 'varchar(500) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL' },
  { name: 'file_offset', postgres: 'bigint', mysql: 'bigint NOT NULL' },
] as const;

/** Throws if a table lacks columns that are filled; `present` are those that it has, none if there is no table yet. */
export function checkColumns(table: string, present: readonly string[]): void {
  const missing = columns.map(({ name }) => name).filter((name) => !present.includes(name));
  if (present.length === 0 || missing.length === 0) return;
  throw new Error(
    `the table ${table} is not the batch's: it has no column ${missing.join(', ')}; set TABLE to another`,
  );
}

/** A row's values, times in UTC: `2026-11-22 10:05:03.120`. */
export function rowValues(row: Row): readonly (string | number | null)[] {
  return [
    row.id,
    sqlTime(row.loggedAtMs),
    sqlTime(row.requestedAtMs),
    row.remoteAddress,
    row.remoteUser,
    row.request,
    row.method,
    row.path,
    row.protocol,
    row.status,
    row.bytes,
    row.referer,
    row.userAgent,
    decode(row.raw),
    row.file,
    row.offset,
  ];
}
