import { type Connection, createConnection, type RowDataPacket } from 'mysql2/promise';
import type { RowSource } from '../source.ts';
import { connectionOptions, mysql, statementLimit } from './mysql.ts';

/**
 * Connects to MySQL or MariaDB and begins a read-only transaction that sees one moment. The server is verified, by
 * name too, unless it is this machine or the URL says otherwise (`sslmode=disable`, `sslmode=no-verify`).
 */
export async function openMysql(url: URL, timeoutMs: number): Promise<RowSource> {
  const connection = await createConnection(connectionOptions(url, timeoutMs));
  // A connection that breaks fails the statement at hand; without a listener it would end the process as well.
  connection.on('error', () => {});
  const close = async () => connection.destroy();
  try {
    await begin(connection, timeoutMs);
  } catch (error) {
    await close();
    throw error;
  }
  return {
    dialect: mysql,
    query: async ({ sql, values }) => (await connection.query<RowDataPacket[]>(sql, [...values]))[0],
    close,
  };
}

async function begin(connection: Connection, timeoutMs: number): Promise<void> {
  const [rows] = await connection.query<RowDataPacket[]>('SELECT VERSION() AS version');
  await connection.query(statementLimit(String(rows[0]?.version), timeoutMs));
  await connection.query("SET SESSION time_zone = '+00:00'");
  await connection.query('SET SESSION TRANSACTION ISOLATION LEVEL REPEATABLE READ');
  await connection.query('START TRANSACTION READ ONLY');
}
