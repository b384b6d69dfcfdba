import type pg from 'pg';
import { checkColumns, type Table } from './table.ts';

/** The tables and the index, quoted. */
export interface Names {
  readonly rows: string;
  readonly files: string;
  readonly rejected: string;
  readonly hits: string;
  readonly growing: string;
  readonly index: string;
}

export function tableNames(table: string): Names {
  const quoted = (suffix: string) =>
    `${table}${suffix}`
      .split('.')
      .map((part) => `"${part}"`)
      .join('.');
  const index = `"${table.slice(table.indexOf('.') + 1)}_logged_at"`;
  return {
    rows: quoted(''),
    files: quoted('_files'),
    rejected: quoted('_rejected'),
    hits: quoted('_hits'),
    growing: quoted('_growing'),
    index,
  };
}

/** Makes the tables that are absent; throws if the table is there and is another one. */
export async function prepareTables(client: pg.Client, table: Table): Promise<void> {
  const names = tableNames(table.name);
  checkColumns(table, 'postgres', await columnsOf(client, names));
  await createTables(client, names, table);
}

async function columnsOf(client: pg.Client, names: Names): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    'SELECT attname AS name FROM pg_attribute WHERE attrelid = to_regclass($1) AND attnum > 0 AND NOT attisdropped',
    [names.rows],
  );
  return rows.map(({ name }) => name);
}

/** Asked for first, since CREATE TABLE IF NOT EXISTS wants the right to create even where there is nothing to do. */
async function createTables(client: pg.Client, names: Names, { columns }: Table): Promise<void> {
  const { rows } = await client.query<{ missing: boolean }>(
    'SELECT bool_or(to_regclass(name) IS NULL) AS missing FROM unnest($1::text[]) AS name',
    [[names.rows, names.files, names.rejected]],
  );
  if (rows[0]?.missing === false) return;
  const required = ['logged_at', 'requested_at', 'file', 'file_offset'];
  const definitions = columns.map(({ name, postgres }) => {
    const constraint = name === 'id' ? ' PRIMARY KEY' : required.includes(name) ? ' NOT NULL' : '';
    return `"${name}" ${postgres}${constraint}`;
  });
  await client.query(`CREATE TABLE IF NOT EXISTS ${names.rows} (${definitions.join(', ')})`);
  await client.query(`CREATE INDEX IF NOT EXISTS ${names.index} ON ${names.rows} (logged_at)`);
  await client.query(`CREATE TABLE IF NOT EXISTS ${names.files} (
    name text PRIMARY KEY, size bigint NOT NULL, modified_ms bigint NOT NULL, row_count bigint NOT NULL,
    rejected_count bigint NOT NULL, ingested_at timestamptz NOT NULL DEFAULT now())`);
  await client.query(`CREATE TABLE IF NOT EXISTS ${names.rejected} (
    file text, file_offset bigint, length bigint NOT NULL, reason text NOT NULL, bytes bytea NOT NULL,
    set_aside_at timestamptz NOT NULL DEFAULT now(), PRIMARY KEY (file, file_offset))`);
}
