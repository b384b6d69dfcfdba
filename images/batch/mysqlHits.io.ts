import type { Connection, RowDataPacket } from 'mysql2/promise';
import { sqlTime } from '../../src/values/sqlTime.ts';
import type { Aggregate, Bucket } from './bucket.ts';
import type { Names } from './mysqlTables.io.ts';

const types = { hour: 'datetime', day: 'date' } as const;

/** Makes the table of hits if it is absent. */
export async function prepareHits(
  connection: Connection,
  table: string,
  { hits }: Names,
  { bucket }: Aggregate,
): Promise<void> {
  const [name, schema] = `${table}_hits`.split('.').reverse();
  const [rows] = await connection.query<RowDataPacket[]>(
    'SELECT 1 FROM information_schema.TABLES WHERE TABLE_SCHEMA = COALESCE(?, DATABASE()) AND TABLE_NAME = ?',
    [schema ?? null, name],
  );
  if (rows.length > 0) return;
  await connection.query(
    `CREATE TABLE IF NOT EXISTS ${hits} (${bucket} ${types[bucket]} NOT NULL, path mediumtext NOT NULL,
     hits bigint NOT NULL, KEY ${bucket} (${bucket})) DEFAULT CHARACTER SET utf8mb4`,
  );
}

/** Writes buckets anew, from the rows that there are: whatever stood there before, it is right afterwards. */
export async function addUp(
  connection: Connection,
  { rows, hits }: Names,
  { bucket }: Aggregate,
  buckets: readonly Bucket[],
): Promise<void> {
  for (const { value, fromMs, toMs } of buckets) {
    await connection.query(`DELETE FROM ${hits} WHERE ${bucket} = ?`, [value]);
    // Byte by byte: a collation would add `/Cart` to `/cart`.
    await connection.query(
      `INSERT INTO ${hits} (${bucket}, path, hits) SELECT ?, MIN(COALESCE(path, '')), COUNT(*) FROM ${rows}
       WHERE logged_at >= ? AND logged_at < ? GROUP BY CAST(COALESCE(path, '') AS BINARY)`,
      [value, sqlTime(fromMs), sqlTime(toMs)],
    );
  }
}
