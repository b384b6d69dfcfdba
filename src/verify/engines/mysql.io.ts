import { type Connection, createConnection, type RowDataPacket } from 'mysql2/promise';
import type { RowSource } from '../countRows.io.ts';
import { isLoopback } from '../secret.ts';
import { mysqlCount, mysqlTimeType } from './sql.ts';

/**
 * Connects to MySQL or MariaDB and begins a read-only transaction that sees one moment. The server is verified, by
 * name too, unless it is this machine or the URL says otherwise (`sslmode=disable`, `sslmode=no-verify`).
 */
export async function openMysql(url: URL, timeoutMs: number): Promise<RowSource> {
  const connection = await createConnection({
    host: url.hostname.replace(/^\[(.+)\]$/, '$1'),
    port: Number(url.port || 3306),
    user: decoded(url.username),
    password: decoded(url.password),
    database: decoded(url.pathname.slice(1)),
    ...tls(url),
    charset: 'utf8mb4',
    connectTimeout: Math.min(timeoutMs, 10_000),
    supportBigNumbers: true,
    // Counts and sums as text: a double is inexact beyond 2^53.
    bigNumberStrings: true,
    connectAttributes: { program_name: 'legacy-log-ecs-verify' },
  });
  // A connection that breaks fails the statement at hand; without a listener it would end the process as well.
  connection.on('error', () => {});
  const close = async () => connection.destroy();
  try {
    await limitStatements(connection, timeoutMs);
    await connection.query("SET SESSION time_zone = '+00:00'");
    await connection.query('SET SESSION TRANSACTION ISOLATION LEVEL REPEATABLE READ');
    await connection.query('START TRANSACTION READ ONLY');
  } catch (error) {
    await close();
    throw error;
  }
  return {
    ask: async ({ sql, values }) => (await connection.query<RowDataPacket[]>(sql, [...values]))[0],
    timeType: mysqlTimeType,
    count: mysqlCount,
    close,
  };
}

/** A password with a `%` that encodes nothing is taken as it stands, as the driver of PostgreSQL does. */
function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

/** The two engines name the same limit differently, and MariaDB's is in seconds. Asked of the server, not of the configuration. */
async function limitStatements(connection: Connection, timeoutMs: number): Promise<void> {
  const [rows] = await connection.query<RowDataPacket[]>('SELECT VERSION() AS version');
  const isMariadb = String(rows[0]?.version).includes('MariaDB');
  await connection.query(
    isMariadb
      ? `SET SESSION max_statement_time = ${timeoutMs / 1000}`
      : `SET SESSION max_execution_time = ${Math.ceil(timeoutMs)}`,
  );
}

function tls(url: URL) {
  const mode = url.searchParams.get('sslmode');
  if (mode === 'disable' || (mode === null && isLoopback(url.hostname))) return {};
  const isVerified = mode !== 'no-verify';
  return { ssl: { rejectUnauthorized: isVerified, verifyIdentity: isVerified } };
}
