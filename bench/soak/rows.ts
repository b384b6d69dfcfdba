import type { TestDatabase } from '../../test/support/databases.ts';
import { table } from './config.ts';
import type { Count } from './count.ts';

const page = 50_000;

/** Reads the line of every row. */
export async function readRows(database: TestDatabase, count: Count): Promise<void> {
  for (let last = ''; ; ) {
    const rows = await database.query(`select id, line from ${table} where id > $1 order by id limit ${page}`, [last]);
    for (const { line } of rows) count.add(String(line));
    const end = rows.at(-1);
    if (end === undefined) return;
    last = String(end.id);
  }
}

/** How many rows there are; none before the batch has made its table. */
export async function rowCount(database: TestDatabase): Promise<number> {
  const [found] = await database.query(`select to_regclass('${table}') as name`);
  if (found?.name === null) return 0;
  const [row] = await database.query(`select count(*) as n from ${table}`);
  return Number(row?.n);
}
