import { expect, test } from 'vitest';
import type { Verify } from '../../../src/config/schema.ts';
import { syntax as postgres } from '../../../src/verify/engines/postgres/syntax.ts';
import type { Column, Table } from '../../../src/verify/engines/source.ts';
import { readNewest } from '../../../src/verify/engines/statements.ts';
import { readNewestRow } from '../../../src/verify/newestRow.io.ts';
import { fakeClock } from '../../support/fakeClock.ts';

const time: Column = {
  name: 'logged_at',
  sql: '"access_log"."logged_at"',
  kind: 'instant',
  type: 'timestamptz',
  isNullable: true,
  digits: 6,
};
const table: Table = {
  sql: '"access_log"',
  name: 'access_log',
  columns: new Map(),
  isIndexed: true,
  notes: [],
  relations: [],
};

test('the newest row is found by the index on its time, among the rows that count', () => {
  const measured = { table, time, where: 'status < 500', measure: undefined, hash: undefined };
  expect(readNewest(postgres, measured)).toMatchInlineSnapshot(`
    "SELECT (extract(epoch FROM "access_log"."logged_at") * 1000000)::bigint AS moment FROM "access_log" WHERE "access_log"."logged_at" IS NOT NULL AND (
    status < 500
    ) ORDER BY "access_log"."logged_at" DESC LIMIT 1"
  `);
});

const settings = { database: { engine: 'postgres', secret: 'arn:secret' } } as unknown as Verify;
const worldOf = (send: () => Promise<unknown>) => ({
  secrets: { send } as never,
  region: undefined,
  clock: fakeClock(),
});

test('a database that does not answer in time is not known, and holds nobody up', async () => {
  const silent = worldOf(() => new Promise(() => {}));
  expect(await readNewestRow(silent, settings, 5_000)).toEqual({
    kind: 'unknown',
    because: 'the database did not answer within 5 s',
  });
  expect(silent.clock.slept).toEqual([5_000]);
});
