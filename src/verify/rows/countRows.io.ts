import { GetSecretValueCommand, type SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { ReadFailed } from '../../errors.ts';
import { type Count, known, unknown } from '../count.ts';
import { readRows } from '../engines/readRows.ts';
import type { CountRow, Database, RowSource } from '../engines/source.ts';
import { reasonOf } from '../reason.ts';
import type { Stretch } from '../stretch.ts';
import { databaseUrl } from './secret.ts';

export interface RowsWorld {
  readonly secrets: Pick<SecretsManagerClient, 'send'>;
}

/**
 * Counts the rows of each window, by one statement. Whatever fails (the secret, the connection, the statement, or
 * time running out) makes every window unknown; nothing throws.
 *
 * @param timeoutMs after which the database itself gives a statement up
 */
export async function countRows(
  world: RowsWorld,
  database: Database,
  stretch: Stretch,
  { timeoutMs, signal }: { readonly timeoutMs: number; readonly signal: AbortSignal },
): Promise<readonly Count[]> {
  if (stretch.count === 0) return [];
  try {
    const url = await readSecret(world, database, signal);
    const source = await openUnlessAborted(openSource(url, timeoutMs), signal);
    try {
      return (await orAborted(count(source, database, stretch), signal)).map(known);
    } finally {
      await source.close().catch(() => {});
    }
  } catch (error) {
    const why = unknown(reasonOf(signal.aborted ? signal.reason : error));
    return Array.from({ length: stretch.count }, () => why);
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
    ? (await import('../engines/postgres/postgres.io.ts')).openPostgres(url, timeoutMs)
    : (await import('../engines/mysql/mysql.io.ts')).openMysql(url, timeoutMs);
}

/** One that opens too late would keep the process alive: it is closed. */
async function openUnlessAborted(opening: Promise<RowSource>, signal: AbortSignal): Promise<RowSource> {
  return await orAborted(opening, signal).catch((error: unknown) => {
    opening.then((late) => late.close()).catch(() => {});
    throw error;
  });
}

async function count(source: RowSource, database: Database, stretch: Stretch): Promise<readonly bigint[]> {
  const [column] = await source.query(source.dialect.timeType(database));
  if (column === undefined) {
    throw new ReadFailed(`there is no column ${database.time} in a table ${database.table}`, {
      hint: 'or the role may not see it',
    });
  }
  const rows = await source.query(source.dialect.count(database, String(column.type), stretch));
  return readRows(rows as unknown as readonly CountRow[], stretch);
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
