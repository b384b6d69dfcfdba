import type { Window } from '../../src/verify/window.ts';
import type { TestDatabase } from '../../test/support/databases.ts';
import type { Damage } from './damage.ts';
import type { Truth } from './truth.ts';

/** What a table of each engine is made by. */
interface Words {
  readonly make: (truth: Truth) => readonly string[];
  readonly table: string;
}

const at = (ms: number) => new Date(ms).toISOString().replace('T', ' ').replace('Z', '');
/** Some 70 characters, so that the table is about as wide as one of access lines. */
const line = (number: string, joined: (...parts: string[]) => string) =>
  joined(`'10.0.0.1 - - [22/Nov/2026:10:05:00 +0000] "GET /cart/'`, number, `' HTTP/1.1" 200 5120'`);

/** Made in the server. The index is the one that the documentation advises: the time, and with it the hash. */
const words = {
  postgres: {
    table: 'lines',
    make: ({ count, range }) => [
      'CREATE TABLE lines (id text NOT NULL, id_hash bigint NOT NULL, logged_at timestamptz NOT NULL, line text NOT NULL)',
      `INSERT INTO lines SELECT md5, ('x' || left(md5, 12))::bit(48)::bigint,
         timestamptz '${at(range.fromMs)}+00' + n * interval '40 milliseconds', ${line('n', (...parts) => parts.join(' || '))}
       FROM generate_series(0, ${count - 1}) AS n, LATERAL (SELECT md5(n::text) OFFSET 0) AS m`,
      'CREATE INDEX ON lines (logged_at) INCLUDE (id_hash)',
      'VACUUM (ANALYZE) lines',
    ],
  },
  mariadb: {
    table: '`lines`',
    make: ({ count, range }) => [
      `CREATE TABLE \`lines\` (id CHAR(32) CHARACTER SET ascii NOT NULL, id_hash BIGINT NOT NULL, logged_at DATETIME(3) NOT NULL,
         line VARCHAR(200) NOT NULL)`,
      `INSERT INTO \`lines\` SELECT MD5(seq), CONV(LEFT(MD5(seq), 12), 16, 10),
         TIMESTAMP '${at(range.fromMs)}' + INTERVAL seq * 40000 MICROSECOND, ${line('seq', (...parts) => `CONCAT(${parts.join(', ')})`)}
       FROM seq_0_to_${count - 1}`,
      'CREATE INDEX logged_at ON `lines` (logged_at, id_hash)',
      'ANALYZE TABLE `lines`',
    ],
  },
} satisfies Readonly<Record<string, Words>>;

export type Engine = keyof typeof words;

/** Fills a new database's table, takes lines away and doubles others. */
export async function fill(database: TestDatabase, engine: Engine, truth: Truth, damage: Damage): Promise<void> {
  const { table, make } = words[engine];
  for (const statement of make(truth)) await database.query(statement);
  const which = (lines: readonly number[]) => {
    const times = lines.map((number) => `'${at(truth.timeOf(number))}${engine === 'postgres' ? '+00' : ''}'`);
    return `WHERE logged_at IN (${times.join(', ')})`;
  };
  await database.query(`INSERT INTO ${table} SELECT * FROM ${table} ${which(damage.doubled)}`);
  await database.query(`DELETE FROM ${table} ${which(damage.lost)}`);
}

/** The same of the range alone. */
export function countOfRange(engine: Engine, { fromMs, toMs }: Window): string {
  const zone = engine === 'postgres' ? '+00' : '';
  return `${bareCount(engine)} WHERE logged_at >= '${at(fromMs)}${zone}' AND logged_at < '${at(toMs)}${zone}'`;
}

/** What somebody would ask by hand. */
export function bareCount(engine: Engine): string {
  return `SELECT count(*) FROM ${words[engine].table}`;
}
