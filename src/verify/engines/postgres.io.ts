import pg from 'pg';
import type { RowSource } from '../countRows.io.ts';
import { isLoopback } from '../secret.ts';
import { postgresCount, postgresTimeType } from './sql.ts';

/**
 * Connects to PostgreSQL and begins a read-only transaction that sees one moment. The server is verified unless
 * it is this machine or the URL says otherwise (`sslmode=disable`, `sslmode=no-verify`).
 */
export async function openPostgres(url: URL, timeoutMs: number): Promise<RowSource> {
  const client = new pg.Client({
    connectionString: url.href,
    // What the URL says of TLS goes before this.
    ssl: !isLoopback(hostOf(url)),
    application_name: 'legacy-log-ecs-verify',
    connectionTimeoutMillis: Math.min(timeoutMs, 10_000),
  });
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
    ask: async ({ sql, values }) => (await client.query<Record<string, unknown>>(sql, [...values])).rows,
    timeType: postgresTimeType,
    count: postgresCount,
    close: () => client.end(),
  };
}

/** The driver's own word: a URL may name the host in its query. */
function hostOf({ href }: URL): string {
  return new pg.Client({ connectionString: href }).host;
}
