import type { Connection, RowDataPacket } from 'mysql2/promise';
import { type Generation, generationOf } from './growing/generation.ts';
import type { Names } from './mysqlTables.io.ts';

/** Makes the table of logs that are read while they grow, if it is absent. */
export async function prepareGrowing(connection: Connection, table: string, { growing }: Names): Promise<void> {
  const [name, schema] = `${table}_growing`.split('.').reverse();
  const [rows] = await connection.query<RowDataPacket[]>(
    'SELECT 1 FROM information_schema.TABLES WHERE TABLE_SCHEMA = COALESCE(?, DATABASE()) AND TABLE_NAME = ?',
    [schema ?? null, name],
  );
  if (rows.length > 0) return;
  const key = 'varchar(500) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL';
  await connection.query(`CREATE TABLE IF NOT EXISTS ${growing} (
    name ${key} PRIMARY KEY, stream ${key}, found_as ${key}, inode varchar(32) NOT NULL, size bigint NOT NULL,
    modified_ms bigint NOT NULL, read_bytes bigint NOT NULL, head char(64) NOT NULL, tail char(64) NOT NULL,
    row_count bigint NOT NULL, rejected_count bigint NOT NULL,
    read_at datetime(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3)) DEFAULT CHARACTER SET utf8mb4`);
}

export async function generationsOf(connection: Connection, { growing }: Names, stream: string): Promise<Generation[]> {
  const [rows] = await connection.query<RowDataPacket[]>(
    `SELECT name, stream, found_as, inode, size, modified_ms, read_bytes, head, tail, row_count, rejected_count
     FROM ${growing} WHERE stream = ?`,
    [stream],
  );
  return rows.map(generationOf);
}

export async function noteGeneration(connection: Connection, { growing }: Names, one: Generation): Promise<void> {
  const { name, stream, foundAs, inode, size, modifiedMs, offset, head, tail, rows, rejected } = one;
  const values = { found_as: foundAs, inode, size, modified_ms: modifiedMs, read_bytes: offset, head, tail };
  const all = { ...values, row_count: rows, rejected_count: rejected };
  await connection.query(`INSERT INTO ${growing} SET ? ON DUPLICATE KEY UPDATE ?, read_at = CURRENT_TIMESTAMP(3)`, [
    { name, stream, ...all },
    all,
  ]);
}
