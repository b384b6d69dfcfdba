import type { Connection, RowDataPacket } from 'mysql2/promise';
import { checkColumns, type Table } from './table.ts';

/** The tables, quoted. */
export interface Names {
  readonly rows: string;
  readonly files: string;
  readonly rejected: string;
  readonly hits: string;
  readonly growing: string;
}

export function tableNames(table: string): Names {
  const quoted = (suffix: string) =>
    `${table}${suffix}`
      .split('.')
      .map((part) => `\`${part}\``)
      .join('.');
  return {
    rows: quoted(''),
    files: quoted('_files'),
    rejected: quoted('_rejected'),
    hits: quoted('_hits'),
    growing: quoted('_growing'),
  };
}

/** Makes the tables that are absent; throws if the table is there and is another one. */
export async function prepareTables(connection: Connection, table: Table): Promise<void> {
  checkColumns(table, 'mysql', await columnsOf(connection, table.name));
  if (!(await haveTables(connection, table.name))) await createTables(connection, tableNames(table.name), table);
}

async function columnsOf(connection: Connection, table: string): Promise<string[]> {
  const [name, schema] = table.split('.').reverse();
  const [rows] = await connection.query<RowDataPacket[]>(
    `SELECT COLUMN_NAME AS name FROM information_schema.COLUMNS
     WHERE TABLE_SCHEMA = COALESCE(?, DATABASE()) AND TABLE_NAME = ?`,
    [schema ?? null, name],
  );
  return rows.map((row) => String(row.name).toLowerCase());
}

/** Asked for first, since CREATE TABLE IF NOT EXISTS wants the right to create even where there is nothing to do. */
async function haveTables(connection: Connection, table: string): Promise<boolean> {
  const [name, schema] = table.split('.').reverse();
  const [rows] = await connection.query<RowDataPacket[]>(
    `SELECT COUNT(*) AS n FROM information_schema.TABLES
     WHERE TABLE_SCHEMA = COALESCE(?, DATABASE()) AND TABLE_NAME IN (?)`,
    [schema ?? null, [name, `${name}_files`, `${name}_rejected`]],
  );
  return Number(rows[0]?.n) === 3;
}

/** These commit by themselves, which harms nothing: each makes its table only if it is absent. */
async function createTables(connection: Connection, names: Names, { columns }: Table): Promise<void> {
  const definitions = columns.map(({ name, mysql }) => `\`${name}\` ${mysql}`);
  const key = 'varchar(500) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin';
  const end = 'DEFAULT CHARACTER SET utf8mb4';
  await connection.query(
    `CREATE TABLE IF NOT EXISTS ${names.rows} (${definitions.join(', ')}, PRIMARY KEY (id), KEY logged_at (logged_at)) ${end}`,
  );
  await connection.query(`CREATE TABLE IF NOT EXISTS ${names.files} (
    name ${key} PRIMARY KEY, size bigint NOT NULL, modified_ms bigint NOT NULL, row_count bigint NOT NULL,
    rejected_count bigint NOT NULL, ingested_at datetime(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3)) ${end}`);
  await connection.query(`CREATE TABLE IF NOT EXISTS ${names.rejected} (
    file ${key}, file_offset bigint, length bigint NOT NULL, reason text NOT NULL, bytes longblob NOT NULL,
    set_aside_at datetime(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3), PRIMARY KEY (file, file_offset)) ${end}`);
}
