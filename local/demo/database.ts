import { PGlite } from '@electric-sql/pglite';
import { PGLiteSocketServer } from '@electric-sql/pglite-socket';
import { firstError } from '../../src/values/firstError.ts';
import { isLoopback } from '../../src/values/loopback.ts';
import { type Engine, engineOf } from './databaseUrl.ts';

export interface DemoDatabase {
  /** For a person, without the password. */
  readonly what: string;
  readonly url: string;
  readonly engine: Engine;
  query(sql: string): Promise<readonly Readonly<Record<string, unknown>>[]>;
  close(): Promise<void>;
}

/** PGlite on a loopback port, or the database of the URL, which has to answer. */
export async function openDatabase(url: string | undefined): Promise<DemoDatabase> {
  if (url === undefined) return openPglite();
  const engine = engineOf(url);
  const { protocol, host, pathname } = new URL(url);
  // A "/" in a password that nobody encoded ends the host, and what follows is no name of a database to show.
  if (`${host}${pathname}`.includes('@'))
    throw new Error('--database holds a "/" or "@" in its password: write %2F or %40');
  const what = `${protocol}//${host}${pathname}`;
  const opened = await (engine === 'postgres' ? openPostgres(url) : openMysql(url));
  try {
    await opened.query('select 1');
  } catch (cause) {
    await opened.close();
    throw new Error(`no answer from the database ${what}: ${reasonOf(cause)}`, { cause });
  }
  return { what, url, engine, ...opened };
}

function reasonOf(cause: unknown): string {
  const first = firstError(cause);
  return first instanceof Error ? first.message : String(first);
}

async function openPglite(): Promise<DemoDatabase> {
  const db = await PGlite.create();
  const server = new PGLiteSocketServer({ db, host: '127.0.0.1', port: 0, maxConnections: 20 });
  await server.start();
  const url = `postgres://postgres@${server.getServerConn()}/postgres?sslmode=disable`;
  const { rows } = await db.query<{ server_version: string }>('show server_version');
  // Over the socket, as everybody: PGlite has one session, and its server keeps the transactions of connections apart.
  // A query in this process would run within whatever transaction the batch has open.
  const connection = await openPostgres(url);
  return {
    what: `PGlite (PostgreSQL ${rows[0]?.server_version ?? ''}) in this process, over its socket`,
    url,
    engine: 'postgres',
    query: connection.query,
    async close() {
      await connection.close();
      await server.stop();
      await db.close();
    },
  };
}

async function openPostgres(url: string): Promise<Pick<DemoDatabase, 'query' | 'close'>> {
  const { Client, Pool } = (await import('pg')).default;
  const ssl = !isLoopback(new Client({ connectionString: url }).host);
  const pool = new Pool({ connectionString: url, ssl, max: 1, connectionTimeoutMillis: 10_000 });
  pool.on('error', () => undefined); // an idle connection broke: the next query makes a new one
  return { query: async (sql) => (await pool.query(sql)).rows, close: () => pool.end() };
}

async function openMysql(url: string): Promise<Pick<DemoDatabase, 'query' | 'close'>> {
  const { createPool } = await import('mysql2/promise');
  const { hostname, searchParams } = new URL(url);
  const mode = searchParams.get('sslmode') ?? (isLoopback(hostname) ? 'disable' : 'verify-full');
  const pool = createPool({
    uri: url.replace(/^mariadb:/, 'mysql:').replace(/\?.*/, ''),
    connectionLimit: 1,
    ...(mode === 'disable' ? {} : { ssl: { rejectUnauthorized: mode !== 'no-verify' } }),
  });
  return {
    query: async (sql) => (await pool.query(sql))[0] as readonly Readonly<Record<string, unknown>>[],
    close: () => pool.end(),
  };
}
