import type pg from 'pg';
import { type Generation, generationOf } from './growing/generation.ts';
import type { Names } from './postgresTables.io.ts';

/** Makes the table of logs that are read while they grow, if it is absent. */
export async function prepareGrowing(client: pg.Client, { growing }: Names): Promise<void> {
  const { rows } = await client.query<{ known: boolean }>('SELECT to_regclass($1) IS NOT NULL AS known', [growing]);
  if (rows[0]?.known) return;
  await client.query(`CREATE TABLE IF NOT EXISTS ${growing} (
    name text PRIMARY KEY, stream text NOT NULL, found_as text NOT NULL, inode text NOT NULL, size bigint NOT NULL,
    modified_ms bigint NOT NULL, read_bytes bigint NOT NULL, head text NOT NULL, tail text NOT NULL,
    row_count bigint NOT NULL, rejected_count bigint NOT NULL, read_at timestamptz NOT NULL DEFAULT now())`);
}

export async function generationsOf(client: pg.Client, { growing }: Names, stream: string): Promise<Generation[]> {
  const { rows } = await client.query<Record<string, string>>(
    `SELECT name, stream, found_as, inode, size, modified_ms, read_bytes, head, tail, row_count, rejected_count
     FROM ${growing} WHERE stream = $1`,
    [stream],
  );
  return rows.map(generationOf);
}

export async function noteGeneration(client: pg.Client, { growing }: Names, one: Generation): Promise<void> {
  const { name, stream, foundAs, inode, size, modifiedMs, offset, head, tail, rows, rejected } = one;
  await client.query(
    `INSERT INTO ${growing} (name, stream, found_as, inode, size, modified_ms, read_bytes, head, tail, row_count, rejected_count)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
     ON CONFLICT (name) DO UPDATE SET found_as = EXCLUDED.found_as, inode = EXCLUDED.inode, size = EXCLUDED.size,
       modified_ms = EXCLUDED.modified_ms, read_bytes = EXCLUDED.read_bytes, head = EXCLUDED.head, tail = EXCLUDED.tail,
       row_count = EXCLUDED.row_count, rejected_count = EXCLUDED.rejected_count, read_at = now()`,
    [name, stream, foundAs, inode, size, modifiedMs, offset, head, tail, rows, rejected],
  );
}
