import type { DemoDatabase } from './database.ts';
import type { StoredRow } from './result/judge.ts';

/** What stands in the batch's tables, read without the batch and without the verification. */
export interface Rows {
  /** None while the batch has not made its tables yet. */
  count(): Promise<number>;
  setAside(): Promise<number>;
  /** The first five that were set aside, in order: the record's id, or nothing where it is no record, and the reason. */
  setAsideReasons(): Promise<readonly { readonly id: string; readonly reason: string }[]>;
  /** All rows in the order of their ids, some thousands at a time. */
  pages(): AsyncIterable<readonly StoredRow[]>;
  /** Takes `count` rows out, spread over the table, as an accident would. Returns their number. */
  lose(count: number): Promise<number>;
  /** Takes the rows of `count` paths out of the sums. Returns how many hits those were. */
  loseHits(count: number): Promise<number>;
  drop(): Promise<void>;
}

const pageSize = 5000;

export function rowsOf(database: DemoDatabase, table: string): Rows {
  const number = async (sql: string): Promise<number> => {
    try {
      const [row] = await database.query(sql);
      return Number(row?.n);
    } catch (error) {
      if (isNoTable(error)) return 0;
      throw error;
    }
  };

  async function* pages(): AsyncGenerator<StoredRow[]> {
    for (let last = ''; ; ) {
      const after = `where id > ${quoted(last)} order by id limit ${pageSize}`;
      const found = await database.query(`select id, line from ${table} ${after}`);
      const page = found.map(({ id, line }) => ({ id: String(id), line: String(line) }));
      const end = page.at(-1);
      if (end === undefined) return;
      yield page;
      last = end.id;
    }
  }

  return {
    count: () => number(`select count(*) as n from ${table}`),
    setAside: () => number(`select count(*) as n from ${table}_rejected`),
    setAsideReasons: async () => {
      const found = await database.query(
        `select reason, bytes from ${table}_rejected order by file, file_offset limit 5`,
      );
      return found.map(({ reason, bytes }) => ({ id: idOf(bytes), reason: String(reason) }));
    },
    pages,
    async lose(count) {
      const ids = (await database.query(`select id from ${table} order by id`)).map(({ id }) => String(id));
      const stride = Math.max(1, Math.floor(ids.length / Math.max(1, count)));
      const chosen = ids.filter((_, index) => index % stride === 0).slice(0, count);
      for (let at = 0; at < chosen.length; at += pageSize) {
        const some = chosen.slice(at, at + pageSize).map(quoted);
        await database.query(`delete from ${table} where id in (${some.join(', ')})`);
      }
      return chosen.length;
    },
    async loseHits(count) {
      const found = await database.query(
        `select path, sum(hits) as n from ${table}_hits group by path order by n desc, path`,
      );
      const chosen = found.slice(0, count);
      for (const { path } of chosen)
        await database.query(`delete from ${table}_hits where path = ${quoted(String(path))}`);
      return chosen.reduce((sum, { n }) => sum + Number(n), 0);
    },
    async drop() {
      for (const name of [table, `${table}_files`, `${table}_rejected`, `${table}_hits`]) {
        await database.query(`drop table if exists ${name}`);
      }
    },
  };
}

/** As PostgreSQL says it, and MySQL. */
function isNoTable(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === '42P01' || error.code === 'ER_NO_SUCH_TABLE');
}

/** Of the record in which the application's line came. */
function idOf(bytes: unknown): string {
  const text = bytes instanceof Uint8Array ? Buffer.from(bytes).toString('utf8') : '';
  return /^\{"id":"([^"]+)"/.exec(text)?.[1] ?? '';
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
