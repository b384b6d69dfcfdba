import pg from 'pg';
import type { RowSource } from '../source.ts';
import { clientConfig, postgres } from './postgres.ts';

/**
 * Connects to PostgreSQL and begins a read-only transaction that sees one moment. The server is verified unless
 * it is this machine or the URL says otherwise (`sslmode=disable`, `sslmode=no-verify`).
 */
export async function openPostgres(url: URL, timeoutMs: number): Promise<RowSource> {
  const { host } = new pg.Client({ connectionString: url.href });
  const client = new pg.Client(clientConfig(url, host, timeoutMs));
  // A connection that breaks fails the statement at hand; without a listener it would end the process as well.
  client.on('error', () => {});
  try {
    await client.connect();
    await client.query('BEGIN TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY');
    await client.query(`SET LOCAL statement_timeout = ${Math.ceil(timeoutMs)}`);
  } catch (error) {
    await client.end().catch(() => {});
    throw error;
  }
  return {
    dialect: postgres,
    query: async ({ sql, values }) => (await client.query<Record<string, unknown>>(sql, [...values])).rows,
    close: () => client.end(),
  };
}
