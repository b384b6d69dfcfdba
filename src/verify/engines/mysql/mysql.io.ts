import { rootCertificates } from 'node:tls';
import { type Connection, createConnection, escapeId, type RowDataPacket } from 'mysql2/promise';
import type { Dialect, Query, Session } from '../source.ts';
import { describe } from './describe.ts';
import { freshness, open } from './open.ts';
import { connectionOptions, sessionSettings } from './options.ts';
import { syntax } from './syntax.ts';

const dialect: Dialect = { describe, freshness, open, syntax };

/**
 * Connects to MySQL or MariaDB. The server is verified, by name too, unless it is this machine or the URL says otherwise
 * (`sslmode=disable`, `sslmode=no-verify`).
 *
 * @param authorities those that RDS's servers are signed by, beside the machine's own
 */
export async function openMysql(url: URL, authorities?: readonly string[]): Promise<Session> {
  const options = connectionOptions(url, authorities && [...rootCertificates, ...authorities]);
  const connected = async () => {
    const connection = await createConnection(options);
    // A connection that breaks fails the statement at hand; without a listener it would end the process as well.
    connection.on('error', () => {});
    return connection;
  };
  const connection = await connected();
  const query = queryOf(connection);
  const close = async () => connection.destroy();
  try {
    const [server] = await query('SELECT VERSION() AS version');
    for (const setting of sessionSettings(String(server?.version))) await query(setting);
  } catch (error) {
    await close();
    throw error;
  }
  return {
    dialect,
    // The whole name, also where there is a dot in it.
    quote: (name) => escapeId(name, true),
    query,
    begin: async () => {
      await query('ROLLBACK');
      await query('START TRANSACTION WITH CONSISTENT SNAPSHOT, READ ONLY');
    },
    cancel: async () => {
      const other = await connected();
      await other.query(`KILL QUERY ${connection.threadId}`).finally(() => other.destroy());
    },
    close,
  };
}

/** Values are sent beside the statement: how a text is escaped depends on the session's `sql_mode`. */
function queryOf(connection: Connection): Query {
  return async (sql, values) => {
    const [rows] = values
      ? await connection.execute<RowDataPacket[]>(sql, [...values])
      : await connection.query<RowDataPacket[]>(sql);
    return Array.isArray(rows) ? rows : [];
  };
}
