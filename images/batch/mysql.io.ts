import { createHash } from 'node:crypto';
import { type Connection, createConnection, type ResultSetHeader, type RowDataPacket } from 'mysql2/promise';
import { readMysqlUrl } from '../../src/values/mysqlUrl.ts';
import { generationsOf, noteGeneration, prepareGrowing } from './mysqlGrowing.io.ts';
import { addUp, prepareHits } from './mysqlHits.io.ts';
import { type Names, prepareTables, tableNames } from './mysqlTables.io.ts';
import type { Rejected, Row } from './record.ts';
import type { IngestedFile, Store, StoreSettings, Transaction } from './store.ts';
import { type Column, rowValues } from './table.ts';

/** MySQL 8 and MariaDB. */
export async function openMysql(url: string, { table, aggregate, isGrowing }: StoreSettings): Promise<Store> {
  const connection = await createConnection({
    ...readMysqlUrl(new URL(url)),
    charset: 'utf8mb4',
    connectTimeout: 10_000,
    // Without a delay the system's holds, two hours: so long would a dead server be waited for.
    enableKeepAlive: true,
    keepAliveInitialDelay: 10_000,
    supportBigNumbers: true,
    connectAttributes: { program_name: 'legacy-log-batch' },
  });
  // A connection that breaks between two statements fails the next one; without a listener it would end the process.
  connection.on('error', () => {});
  await prepareSession(connection);
  const mostBytes = await packetBytes(connection);
  const names = tableNames(table.name);
  const lock = lockName(url, table.name);

  const locked = async <T>(work: () => Promise<T>): Promise<T> => {
    await takeLock(connection, lock);
    try {
      return await work();
    } finally {
      await connection.query('DO RELEASE_LOCK(?)', [lock]).catch(() => {});
    }
  };

  return {
    prepare: () =>
      locked(async () => {
        await prepareTables(connection, table);
        if (aggregate) await prepareHits(connection, table.name, names, aggregate);
        if (isGrowing) await prepareGrowing(connection, table.name, names);
      }),
    ingested: async (files) =>
      new Map((await ingestedFiles(connection, names, files)).map((file) => [file.name, file])),
    generations: (stream) => generationsOf(connection, names, stream),
    transaction: (work) =>
      locked(async () => {
        await connection.query('START TRANSACTION');
        try {
          const result = await work({
            ...statements(connection, names, table.columns, mostBytes),
            addUp: async (buckets) => aggregate && addUp(connection, names, aggregate, buckets),
          });
          await connection.query('COMMIT');
          return result;
        } catch (error) {
          // The first error is the one that tells; a ROLLBACK on a broken connection only fails as well.
          await connection.query('ROLLBACK').catch(() => {});
          throw error;
        }
      }),
    close: () => connection.end(),
  };
}

async function prepareSession(connection: Connection): Promise<void> {
  // Strict, so that a value that does not fit is an error and never cut off; and the one mode in which the driver's escaping holds.
  // A machine that vanishes must not keep the lock for eight hours, which is the server's own wait_timeout; and a table
  // that somebody locked is not waited for a year, which is its lock_wait_timeout.
  await connection.query(
    `SET SESSION sql_mode = 'STRICT_ALL_TABLES,NO_ENGINE_SUBSTITUTION', time_zone = '+00:00',
       wait_timeout = ${lockSeconds}, lock_wait_timeout = ${lockSeconds}`,
  );
}

/** Locks are the whole server's, and their names are short. */
function lockName(url: string, table: string): string {
  const place = `${new URL(url).pathname} ${table}`;
  return `legacy-log-batch ${createHash('sha256').update(place).digest('hex').slice(0, 32)}`;
}

const lockSeconds = 600;

async function takeLock(connection: Connection, lock: string): Promise<void> {
  const [rows] = await connection.query<RowDataPacket[]>('SELECT GET_LOCK(?, ?) AS taken', [lock, lockSeconds]);
  if (Number(rows[0]?.taken) !== 1) throw new Error(`another batch has been at work for ${lockSeconds} s`);
}

function statements(
  connection: Connection,
  names: Names,
  columns: readonly Column[],
  mostBytes: number,
): Omit<Transaction, 'addUp'> {
  return {
    ingested: async (name) => (await ingestedFiles(connection, names, [name]))[0],
    addRows: (rows) => addRows(connection, names, columns, rows, mostBytes),
    addRejected: (rejected) => addRejected(connection, names, rejected, mostBytes),
    forgetRejected: async (name) => {
      await connection.query(`DELETE FROM ${names.rejected} WHERE file = ?`, [name]);
    },
    generations: (stream) => generationsOf(connection, names, stream),
    noteGeneration: (generation) => noteGeneration(connection, names, generation),
    noteFile: async ({ name, size, modifiedMs, rows, rejected }) => {
      const values = { size, modified_ms: modifiedMs, row_count: rows, rejected_count: rejected };
      await connection.query(
        `INSERT INTO ${names.files} SET ? ON DUPLICATE KEY UPDATE ?, ingested_at = CURRENT_TIMESTAMP(3)`,
        [{ name, ...values }, values],
      );
    },
  };
}

/** What one statement may hold: the server ends the connection of whoever sends more. */
async function packetBytes(connection: Connection): Promise<number> {
  const [rows] = await connection.query<RowDataPacket[]>('SELECT @@max_allowed_packet AS bytes');
  return Number(rows[0]?.bytes);
}

/** Files that nothing deletes become so many that one statement with all their names would exceed max_allowed_packet. */
const namesAtOnce = 1000;

async function ingestedFiles(connection: Connection, names: Names, files: readonly string[]): Promise<IngestedFile[]> {
  const found: RowDataPacket[] = [];
  for (let at = 0; at < files.length; at += namesAtOnce) {
    const [rows] = await connection.query<RowDataPacket[]>(
      `SELECT name, size, modified_ms, row_count, rejected_count FROM ${names.files} WHERE name IN (?)`,
      [files.slice(at, at + namesAtOnce)],
    );
    found.push(...rows);
  }
  return found.map((row) => ({
    name: String(row.name),
    size: Number(row.size),
    modifiedMs: Number(row.modified_ms),
    rows: Number(row.row_count),
    rejected: Number(row.rejected_count),
  }));
}

/**
 * Asks for the ids that are there, and compares them here. INSERT IGNORE lets every other error pass as well, and
 * ON DUPLICATE KEY swallows what is a duplicate by another key, or by a collation that takes `a` for `A`.
 */
async function addRows(
  connection: Connection,
  names: Names,
  columns: readonly Column[],
  rows: readonly Row[],
  mostBytes: number,
): Promise<number> {
  if (rows.length === 0) return 0;
  const [known] = await connection.query<RowDataPacket[]>(`SELECT id FROM ${names.rows} WHERE id IN (?)`, [
    rows.map(({ id }) => id),
  ]);
  const ids = new Set(known.map(({ id }) => String(id)));
  const fresh = rows.filter(({ id }) => !ids.has(id) && ids.add(id));
  if (fresh.length === 0) return 0;
  const list = columns.map(({ name }) => `\`${name}\``).join(', ');
  // A byte of a line can become fifteen: escaped, escaped again for SQL, and kept as line, request and path.
  const insert = connection.format(`INSERT INTO ${names.rows} (${list}) VALUES ?`, [
    fresh.map((row) => rowValues(row, columns)),
  ]);
  if (Buffer.byteLength(insert) >= mostBytes) throw new TooLarge(mostBytes);
  const [result] = await connection.query<ResultSetHeader>(insert);
  return result.affectedRows;
}

/** As the server would answer, but that it would also end the connection. */
class TooLarge extends Error {
  readonly code = 'ER_NET_PACKET_TOO_LARGE';
  readonly errno = 1153;
  readonly sqlState = '08S01';

  constructor(mostBytes: number) {
    super(`more than the ${mostBytes} bytes of max_allowed_packet`);
  }
}

/** Halved until it fits into a packet; a piece is 1 MiB at most, and becomes twice as much. */
async function addRejected(
  connection: Connection,
  names: Names,
  rejected: readonly Rejected[],
  mostBytes: number,
): Promise<void> {
  if (rejected.length === 0) return;
  const insert = connection.format(
    `INSERT INTO ${names.rejected} (file, file_offset, length, reason, bytes) VALUES ?`,
    [rejected.map(({ file, offset, reason, bytes }) => [file, offset, bytes.length, reason, bytes])],
  );
  if (Buffer.byteLength(insert) < mostBytes) {
    await connection.query(insert);
    return;
  }
  if (rejected.length === 1) throw new TooLarge(mostBytes);
  const half = Math.ceil(rejected.length / 2);
  await addRejected(connection, names, rejected.slice(0, half), mostBytes);
  await addRejected(connection, names, rejected.slice(half), mostBytes);
}
