import { GetSecretValueCommand, type SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import type { Verify } from '../config/schema.ts';
import { ReadFailed } from '../errors.ts';
import { because } from './because.ts';
import { known, unknown } from './count.ts';
import { type CountRow, readRows, type Statement } from './engines/sql.ts';
import { databaseUrl } from './secret.ts';
import type { Count, Window } from './verdict.ts';

export interface RowsWorld {
  readonly secrets: Pick<SecretsManagerClient, 'send'>;
}

type Database = Verify['database'];

/** A connection in a read-only transaction that sees one moment, with the statements of its engine. */
export interface RowSource {
  ask(statement: Statement): Promise<readonly Record<string, unknown>[]>;
  timeType(database: Database): Statement;
  count(database: Database, type: string, windows: readonly Window[]): Statement;
  /** Ends the connection, also in the middle of a statement. */
  close(): Promise<void>;
}

/**
 * Counts the rows of each window, by one statement. Whatever fails (the secret, the connection, the statement, or
 * time running out) makes every window unknown; nothing throws.
 *
 * @param windows aligned, of equal length, each following the one before
 * @param timeoutMs after which the database itself gives a statement up
 */
export async function countRows(
  world: RowsWorld,
  database: Database,
  windows: readonly Window[],
  { timeoutMs, signal }: { readonly timeoutMs: number; readonly signal: AbortSignal },
): Promise<readonly Count[]> {
  if (windows.length === 0) return [];
  try {
    const url = await readSecret(world, database, signal);
    const opening = openSource(url, timeoutMs);
    const source = await orAborted(opening, signal).catch((error: unknown) => {
      // One that opens too late would keep the process alive.
      opening.then((late) => late.close()).catch(() => {});
      throw error;
    });
    try {
      return (await orAborted(count(source, database, windows), signal)).map(known);
    } finally {
      await source.close().catch(() => {});
    }
  } catch (error) {
    const reason = because(signal.aborted ? signal.reason : error);
    return windows.map(() => unknown(reason));
  }
}

async function readSecret({ secrets }: RowsWorld, { secret, engine }: Database, signal: AbortSignal): Promise<URL> {
  const value = await secrets.send(new GetSecretValueCommand({ SecretId: secret }), { abortSignal: signal });
  const text = value.SecretString ?? Buffer.from(value.SecretBinary ?? []).toString('utf8');
  return databaseUrl(text, engine);
}

/** Only the driver in use is loaded: each is as much code as the rest of the Lambda. */
async function openSource(url: URL, timeoutMs: number): Promise<RowSource> {
  return url.protocol.startsWith('postgres')
    ? (await import('./engines/postgres.io.ts')).openPostgres(url, timeoutMs)
    : (await import('./engines/mysql.io.ts')).openMysql(url, timeoutMs);
}

async function count(source: RowSource, database: Database, windows: readonly Window[]): Promise<readonly bigint[]> {
  const [column] = await source.ask(source.timeType(database));
  if (column === undefined) {
    throw new ReadFailed(`there is no column ${database.time} in a table ${database.table}`, {
      hint: 'or the role may not see it',
    });
  }
  const rows = await source.ask(source.count(database, String(column.type), windows));
  return readRows(rows as unknown as readonly CountRow[], windows);
}

/** A driver's promise cannot be aborted; what it gives later is nobody's any more. */
async function orAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  signal.throwIfAborted();
  const aborted = Promise.withResolvers<never>();
  const abort = () => aborted.reject(signal.reason);
  signal.addEventListener('abort', abort, { once: true });
  try {
    return await Promise.race([work, aborted.promise]);
  } finally {
    signal.removeEventListener('abort', abort);
  }
}
