import { rootCertificates } from 'node:tls';
import pg from 'pg';
import { lockMs, statementMs } from '../limits.ts';
import type { Dialect, Query, Session } from '../source.ts';
import { beginning, clientConfig } from './config.ts';
import { describe } from './describe.ts';
import { freshness, open } from './open.ts';
import { syntax } from './syntax.ts';

const dialect: Dialect = { describe, freshness, open, syntax };

/**
 * Connects to PostgreSQL.
 *
 * @param authorities those that RDS's servers are signed by, beside the machine's own
 */
export async function openPostgres(url: URL, authorities?: readonly string[]): Promise<Session> {
  const { host } = new pg.Client({ connectionString: url.href });
  const config = clientConfig(url, host, authorities && [...rootCertificates, ...authorities]);
  const client = await connected(config);
  const query = queryOf(client);
  return {
    dialect,
    quote: pg.escapeIdentifier,
    query,
    begin: async () => {
      await client.query('ROLLBACK');
      await client.query(beginning(statementMs, lockMs));
      await client.query('SELECT pg_current_snapshot()');
    },
    cancel: async () => {
      const other = await connected(config);
      const { processID } = client as pg.Client & { readonly processID: number };
      await other.query('SELECT pg_cancel_backend($1)', [processID]).finally(() => other.end());
    },
    close: () => client.end(),
  };
}

async function connected(config: pg.ClientConfig): Promise<pg.Client> {
  const client = new pg.Client(config);
  // A connection that breaks fails the statement at hand; without a listener it would end the process as well.
  client.on('error', () => {});
  try {
    await client.connect();
    // The server itself looks whether we are still there: a Lambda that is frozen cancels nothing.
    await client.query("SET client_connection_check_interval = '10s'").catch(() => {});
    return client;
  } catch (error) {
    await client.end().catch(() => {});
    throw error;
  }
}

/** In the extended protocol, where a text holds one statement. */
function queryOf(client: pg.Client): Query {
  return async (text, values = []) => {
    const config = { text, values: [...values], queryMode: 'extended' };
    return (await client.query<Record<string, unknown>>(config)).rows;
  };
}
