import { sqlTime } from '../../src/values/sqlTime.ts';
import { decode } from './decode.ts';
import type { ExtraColumn } from './format/columns.ts';
import type { Row } from './record.ts';

/** A column, with its type in both databases. */
export interface Column {
  readonly name: string;
  readonly postgres: string;
  readonly mysql: string;
}

/** What every row has, in the order of `rowValues`. */
const ownColumns: readonly Column[] = [
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
];

const typesOf: Readonly<Record<ExtraColumn['type'], Omit<Column, 'name'>>> = {
  text: { postgres: 'text', mysql: 'mediumtext' },
  count: { postgres: 'bigint', mysql: 'bigint' },
  seconds: { postgres: 'numeric', mysql: 'decimal(20,6)' },
};

/** The columns of the table, with those that LOG_FORMAT fills behind the others. */
export function columnsWith(extra: readonly ExtraColumn[]): readonly Column[] {
  return [...ownColumns, ...extra.map(({ name, type }) => ({ name, ...typesOf[type] }))];
}

/** A table as the batch knows it. */
export interface Table {
  /** `access_log`, or with a schema `logs.access_log`. */
  readonly name: string;
  readonly columns: readonly Column[];
}

/** Throws if a table lacks columns that are filled; `present` are those that it has, none if there is no table yet. */
export function checkColumns({ name, columns }: Table, engine: 'postgres' | 'mysql', present: readonly string[]): void {
  const missing = columns.filter((column) => !present.includes(column.name));
  if (present.length === 0 || missing.length === 0) return;
  const names = missing.map((column) => column.name).join(', ');
  if (missing.some((column) => ownColumns.includes(column))) {
    throw new Error(`the table ${name} is not the batch's: it has no column ${names}; set TABLE to another`);
  }
  const additions = missing.map((column) => `ADD COLUMN ${column.name} ${column[engine]}`).join(', ');
  throw new Error(
    `the table ${name} has no column ${names}, which LOG_FORMAT fills\n  hint: ALTER TABLE ${name} ${additions}`,
  );
}

/** A row's values, times in UTC: `2026-11-22 10:05:03.120`. */
export function rowValues(row: Row, columns: readonly Column[]): readonly (string | number | null)[] {
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
    ...columns.slice(ownColumns.length).map(({ name }) => row.more?.[name] ?? null),
  ];
}
