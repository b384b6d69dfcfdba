import pg from 'pg';
import { expect, test } from 'vitest';
import { openDatabase } from '../../../local/demo/database.ts';
import { rowsOf } from '../../../local/demo/rows.ts';

test('what the demo counts is never within a transaction of the batch, and a table that is not there yet is empty', {
  timeout: 900_000,
}, async () => {
  const database = await openDatabase(undefined);
  const batch = new pg.Client({ connectionString: database.url });
  try {
    const rows = rowsOf(database, 'access_log');
    expect(await rows.count()).toBe(0);
    await batch.connect();
    await batch.query('begin; create table access_log (id text)');
    const counted = rows.count();
    await batch.query("insert into access_log values ('d-0')");
    await batch.query('select 1');
    await batch.query('commit');
    expect(await counted).toBe(1);
    await batch.query('begin');
    await expect(batch.query('select * from nowhere')).rejects.toThrow('nowhere');
    const afterwards = rows.count();
    await batch.query('rollback');
    expect(await afterwards).toBe(1);
  } finally {
    await batch.end();
    await database.close();
  }
});
