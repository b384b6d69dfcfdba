import type pg from 'pg';
import { sqlTime } from '../../src/values/sqlTime.ts';
import type { Aggregate, Bucket } from './bucket.ts';
import type { Names } from './postgresTables.io.ts';

const types = { hour: 'timestamp', day: 'date' } as const;

/** Makes the table of hits if it is absent. */
export async function prepareHits(client: pg.Client, { hits }: Names, { bucket }: Aggregate): Promise<void> {
  const { rows } = await client.query<{ known: boolean }>('SELECT to_regclass($1) IS NOT NULL AS known', [hits]);
  if (rows[0]?.known) return;
  await client.query(
    `CREATE TABLE IF NOT EXISTS ${hits} (${bucket} ${types[bucket]} NOT NULL, path text NOT NULL, hits bigint NOT NULL)`,
  );
  await client.query(`CREATE INDEX IF NOT EXISTS ${indexOf(hits)} ON ${hits} (${bucket})`);
}

/** Writes buckets anew, from the rows that there are: whatever stood there before, it is right afterwards. */
export async function addUp(
  client: pg.Client,
  { rows, hits }: Names,
  { bucket }: Aggregate,
  buckets: readonly Bucket[],
): Promise<void> {
  for (const { value, fromMs, toMs } of buckets) {
    await client.query(`DELETE FROM ${hits} WHERE ${bucket} = $1`, [value]);
    await client.query(
      `INSERT INTO ${hits} (${bucket}, path, hits) SELECT $1::${types[bucket]}, COALESCE(path, ''), count(*) FROM ${rows}
       WHERE logged_at >= $2::timestamptz AND logged_at < $3::timestamptz GROUP BY COALESCE(path, '')`,
      [value, `${sqlTime(fromMs)}+00`, `${sqlTime(toMs)}+00`],
    );
  }
}

function indexOf(hits: string): string {
  return `"${hits.split('.').at(-1)?.replaceAll('"', '')}_time"`;
}
