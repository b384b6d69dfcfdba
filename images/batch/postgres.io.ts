import pg from 'pg';
import { isLoopback } from '../../src/values/loopback.ts';
import { generationsOf, noteGeneration, prepareGrowing } from './postgresGrowing.io.ts';
import { addUp, prepareHits } from './postgresHits.io.ts';
import { type Names, prepareTables, tableNames } from './postgresTables.io.ts';
import type { Rejected, Row } from './record.ts';
import type { IngestedFile, Store, StoreSettings, Transaction } from './store.ts';
import { type Column, rowValues } from './table.ts';

/**
 * PostgreSQL, and PGlite behind its socket. Every statement with parameters runs inside a transaction: PGlite's
 * server shares one session among its connections and keeps only transactions apart.
 */
export async function openPostgres(url: string, settings: StoreSettings): Promise<Store> {
  const { table, aggregate, isGrowing } = settings;
  const client = new pg.Client({
    connectionString: url,
    // What the URL says of TLS goes before this.
    ssl: !isLoopback(hostOf(url)),
    application_name: 'legacy-log-batch',
    connectionTimeoutMillis: 10_000,
    // Without a delay the system's holds, two hours: so long would a dead server be waited for.
    keepAlive: true,
    keepAliveInitialDelayMillis: 10_000,
  });
  // A connection that breaks between two statements fails the next one; without a listener it would end the process.
  client.on('error', () => {});
  await client.connect();
  const names = tableNames(table.name);

  const transaction = async <T>(work: (transaction: Transaction) => Promise<T>): Promise<T> => {
    // A machine that vanishes in mid-transaction must not keep the lock for as long as the server believes in it.
    await client.query(
      "BEGIN; SET LOCAL idle_in_transaction_session_timeout = '10min'; SET LOCAL lock_timeout = '10min'",
    );
    try {
      await client.query('SELECT pg_advisory_xact_lock(hashtext($1))', [`legacy-log-batch ${table.name}`]);
      const result = await work(statements(client, names, settings));
      await client.query('COMMIT');
      return result;
    } catch (error) {
      // The first error is the one that tells; a ROLLBACK on a broken connection only fails as well.
      await client.query('ROLLBACK').catch(() => {});
      throw error;
    }
  };

  return {
    prepare: () =>
      transaction(async () => {
        await prepareTables(client, table);
        if (aggregate) await prepareHits(client, names, aggregate);
        if (isGrowing) await prepareGrowing(client, names);
      }),
    ingested: (files) =>
      transaction(async () => {
        const known = await ingestedFiles(client, names, files);
        return new Map(known.map((file) => [file.name, file]));
      }),
    generations: (stream) => transaction(({ generations }) => generations(stream)),
    transaction,
    close: () => client.end(),
  };
}

/** The driver's own word: a URL may name the host in its query, or leave it to PGHOST. */
function hostOf(url: string): string {
  return new pg.Client({ connectionString: url }).host;
}

function statements(client: pg.Client, names: Names, { table, aggregate }: StoreSettings): Transaction {
  return {
    ingested: async (name) => (await ingestedFiles(client, names, [name]))[0],
    addRows: (rows) => addRows(client, names, table.columns, rows),
    addRejected: (rejected) => addRejected(client, names, rejected),
    forgetRejected: async (name) => {
      await client.query(`DELETE FROM ${names.rejected} WHERE file = $1`, [name]);
    },
    addUp: async (buckets) => aggregate && addUp(client, names, aggregate, buckets),
    generations: (stream) => generationsOf(client, names, stream),
    noteGeneration: (generation) => noteGeneration(client, names, generation),
    noteFile: async ({ name, size, modifiedMs, rows, rejected }) => {
      await client.query(
        `INSERT INTO ${names.files} (name, size, modified_ms, row_count, rejected_count) VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (name) DO UPDATE SET size = EXCLUDED.size, modified_ms = EXCLUDED.modified_ms,
           row_count = EXCLUDED.row_count, rejected_count = EXCLUDED.rejected_count, ingested_at = now()`,
        [name, size, modifiedMs, rows, rejected],
      );
    },
  };
}

async function ingestedFiles(client: pg.Client, names: Names, files: readonly string[]): Promise<IngestedFile[]> {
  const { rows } = await client.query<Record<string, string>>(
    `SELECT name, size, modified_ms, row_count, rejected_count FROM ${names.files} WHERE name = ANY($1)`,
    [files],
  );
  return rows.map((row) => ({
    name: String(row.name),
    size: Number(row.size),
    modifiedMs: Number(row.modified_ms),
    rows: Number(row.row_count),
    rejected: Number(row.rejected_count),
  }));
}

/** One array a column: a statement of as many parameters, however many rows. */
async function addRows(
  client: pg.Client,
  names: Names,
  columns: readonly Column[],
  rows: readonly Row[],
): Promise<number> {
  if (rows.length === 0) return 0;
  const values = rows.map((row) => rowValues(row, columns));
  const arrays = columns.map((_, column) => values.map((row) => row[column]));
  // Times come without a zone and are UTC, whatever the session's zone is.
  const selected = columns.map(({ name, postgres }) =>
    postgres === 'timestamptz' ? `"${name}" AT TIME ZONE 'UTC'` : `"${name}"`,
  );
  const unnested = columns.map(
    ({ postgres }, at) => `$${at + 1}::${postgres === 'timestamptz' ? 'timestamp' : postgres}[]`,
  );
  const list = columns.map(({ name }) => `"${name}"`).join(', ');
  const sql = `INSERT INTO ${names.rows} (${list})
    SELECT ${selected.join(', ')} FROM unnest(${unnested.join(', ')}) AS new (${list}) ON CONFLICT (id) DO NOTHING`;
  // Without a savepoint one refused statement would refuse all that follow in the transaction.
  await client.query('SAVEPOINT rows');
  try {
    const { rowCount } = await client.query(sql, arrays);
    await client.query('RELEASE rows');
    return rowCount ?? 0;
  } catch (error) {
    await client.query('ROLLBACK TO rows').catch(() => {});
    throw error;
  }
}

async function addRejected(client: pg.Client, names: Names, rejected: readonly Rejected[]): Promise<void> {
  if (rejected.length === 0) return;
  await client.query(
    `INSERT INTO ${names.rejected} (file, file_offset, length, reason, bytes)
     SELECT * FROM unnest($1::text[], $2::bigint[], $3::bigint[], $4::text[], $5::bytea[])`,
    [
      rejected.map(({ file }) => file),
      rejected.map(({ offset }) => offset),
      rejected.map(({ bytes }) => bytes.length),
      rejected.map(({ reason }) => reason),
      rejected.map(({ bytes }) => bytes),
    ],
  );
}
