import { decode } from './decode.ts';
import type { Rejected, Row } from './record.ts';

/** What the table `<table>_files` knows of an ingested file. */
export interface IngestedFile {
  readonly name: string;
  readonly size: number;
  readonly modifiedMs: number;
  /** Lines that are rows, whether or not they were new. */
  readonly rows: number;
  readonly rejected: number;
}

/** The database, as the batch needs it. */
export interface Store {
  /** Makes the three tables if they are absent. A table of that name without the columns that are filled is an error. */
  prepare(): Promise<void>;
  /** Those of the files that have been ingested. */
  ingested(names: readonly string[]): Promise<ReadonlyMap<string, IngestedFile>>;
  /**
   * Runs `work` in a transaction that only one batch has at a time: another one waits until this one has ended.
   * An error of `work` takes everything back.
   */
  transaction<T>(work: (transaction: Transaction) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

export interface Transaction {
  ingested(name: string): Promise<IngestedFile | undefined>;
  /**
   * Adds the rows whose ids, byte by byte, are not there yet; returns how many those were. Any other conflict is an
   * error. After an error none of these rows is there, and the transaction can go on.
   */
  addRows(rows: readonly Row[]): Promise<number>;
  addRejected(rejected: readonly Rejected[]): Promise<void>;
  /** Forgets what was set aside of a file, before it is read again from its start. */
  forgetRejected(name: string): Promise<void>;
  noteFile(file: IngestedFile): Promise<void>;
}

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
    utc(row.loggedAtMs),
    utc(row.requestedAtMs),
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

function utc(ms: number): string {
  return new Date(ms).toISOString().replace('T', ' ').replace('Z', '');
}

/** Whether a connection stays on this machine, where TLS would prove nothing; a path is a socket's. */
export function isLoopback(host: string): boolean {
  return (
    host === '' ||
    host.startsWith('/') ||
    host === 'localhost' ||
    host === '[::1]' ||
    host === '::1' ||
    /^127\.\d+\.\d+\.\d+$/.test(host)
  );
}
