import { describe, expect, test } from 'vitest';
import type { Verify } from '../../../../src/config/schema.ts';
import { syntax } from '../../../../src/verify/engines/postgres/syntax.ts';
import type { Column, Freshness, Row, Session, Table } from '../../../../src/verify/engines/source.ts';
import { beginLook } from '../../../../src/verify/rows/look.ts';
import { members } from '../../../../src/verify/rows/members.ts';
import { tally } from '../../../../src/verify/rows/tally.ts';

const nowMs = Date.parse('2026-11-22T12:00:00Z');
const windows = [
  { fromMs: nowMs - 7_200_000, toMs: nowMs - 7_199_000 },
  { fromMs: nowMs - 7_199_000, toMs: nowMs - 7_198_000 },
];
const column = (name: string, kind: Column['kind']): Column => ({
  name,
  sql: `"a"."${name}"`,
  kind,
  type: kind,
  isNullable: false,
  digits: 6,
});
const table: Table = {
  sql: '"s"."a"',
  name: 'a',
  columns: new Map([
    ['at', column('at', 'instant')],
    ['id', column('id', 'text')],
  ]),
  isIndexed: true,
  notes: [],
  relations: ['1'],
};
const settings = {
  database: {
    engine: 'postgres',
    table: 'a',
    time: 'at',
    timezone: '+00:00',
    measure: 'rows',
    where: 'x = 1',
    allowFullScan: false,
  },
  identity: { id: { log: 'id', column: 'id' } },
} satisfies Pick<Verify, 'database' | 'identity'>;

interface Scripted {
  readonly freshness?: Freshness;
  /** What the two questions for writers answer, in their order. */
  readonly writers?: readonly (string | undefined)[];
  readonly rows?: readonly Row[];
}

/** A session that notes what it is asked. */
function scripted({ freshness, writers = [], rows = [] }: Scripted) {
  const asked: string[] = [];
  let opened = 0;
  const session: Session = {
    dialect: {
      describe: async () => table,
      freshness: async () => {
        asked.push('freshness');
        return freshness ?? { untilMs: Number.POSITIVE_INFINITY, notes: [] };
      },
      open: async () => {
        asked.push('writers');
        const pending = writers[opened++];
        return pending === undefined ? { notes: [] } : { pending, notes: [] };
      },
      syntax,
    },
    quote: (name) => `"${name}"`,
    query: async (sql) => {
      asked.push(sql.includes('CASE WHEN\nx = 1\nTHEN') ? 'probe' : 'rows');
      return rows;
    },
    begin: async () => {
      asked.push('snapshot');
    },
    cancel: async () => {},
    close: async () => {},
  };
  return { session, asked };
}

const counts: readonly Row[] = [
  { bin: 0, held: '3' },
  { bin: 1, held: '0' },
];

test('a window that the answer has no count of is unknown, and not empty', async () => {
  const look = await beginLook(scripted({ rows: counts.slice(0, 1) }).session, settings, nowMs);
  expect(await tally(look, windows)).toEqual([
    { kind: 'known', value: { count: 3n, sum: undefined } },
    { kind: 'unknown', because: 'it was not counted' },
  ]);
});

test('who writes and how far a replica is are asked before the snapshot, and who writes once more behind it', async () => {
  const { session, asked } = scripted({});
  await tally(await beginLook(session, settings, nowMs), windows);
  expect(asked).toEqual(['freshness', 'writers', 'snapshot', 'writers', 'probe', 'rows']);
});

test.each([
  { name: 'before the snapshot', writers: ['somebody writes', undefined] },
  { name: 'behind it', writers: [undefined, 'somebody writes'] },
])('a writer that is seen $name makes every count pending', async ({ writers }) => {
  const look = await beginLook(scripted({ writers, rows: counts }).session, settings, nowMs);
  expect(await tally(look, windows)).toEqual([
    { kind: 'known', value: { count: 3n, sum: undefined, pending: 'somebody writes' } },
    { kind: 'known', value: { count: 0n, sum: undefined, pending: 'somebody writes' } },
  ]);
});

describe('a replica', () => {
  test.each([
    { lagMs: 60_000, pending: undefined },
    { lagMs: 60_001, pending: 'the replica shows what was written until 2026-11-22T11:58:59.999Z' },
  ])('that is $lagMs ms behind makes counts pending: $pending', async ({ lagMs, pending }) => {
    const { session } = scripted({ freshness: { untilMs: nowMs - lagMs, notes: [] } });
    expect((await beginLook(session, settings, nowMs)).pending).toBe(pending);
  });

  test('tells of windows that end where it is, and not of one that ends a millisecond later', async () => {
    const untilMs = windows[1]?.toMs ?? 0;
    for (const [until, kind] of [
      [untilMs, 'known'],
      [untilMs - 1, 'unknown'],
    ] as const) {
      const { session } = scripted({ freshness: { untilMs: until, hint: 'ask more', notes: [] }, rows: counts });
      const counted = await tally(await beginLook(session, settings, nowMs), windows);
      expect(counted.map((one) => one.kind)).toEqual(['known', kind]);
    }
  });

  test('of which nothing is known tells of no window', async () => {
    const { session } = scripted({ freshness: { untilMs: Number.NEGATIVE_INFINITY, notes: [] } });
    expect(await tally(await beginLook(session, settings, nowMs), windows.slice(0, 1))).toEqual([
      { kind: 'unknown', because: 'the replica shows what was written until an unknown instant only' },
    ]);
  });
});

test.each([
  { most: { ofWindow: 2, ofCall: 4 }, lengths: [2, 2] },
  { most: { ofWindow: 2, ofCall: 3 }, lengths: [2, 'it has more rows than fit: 1'] },
  { most: { ofWindow: 1, ofCall: 4 }, lengths: ['it has more rows than fit: 1', 'it has more rows than fit: 1'] },
])('of two rows a window, $most.ofWindow a window and $most.ofCall in all are held', async ({ most, lengths }) => {
  const rows = ['a', 'b'].map((key0) => ({ moment: String((windows[0]?.fromMs ?? 0) * 1000), key0 }));
  const look = await beginLook(scripted({ rows }).session, settings, nowMs);
  const found = await members(look, windows, most);
  expect(found.map((one) => (one.kind === 'known' ? one.value.length : one.because))).toEqual(lengths);
});

test.each([
  { identity: { id: { log: 'id', column: 'id' } }, expected: '2' },
  { identity: { keys: [{ log: 'id', column: 'id' }] }, expected: '["2"]' },
  { identity: { line: { column: 'id' } }, expected: '2.0' },
])('a text that could be a whole number is compared as the log shows it, $expected', async ({ identity, expected }) => {
  const rows = [{ moment: String((windows[0]?.fromMs ?? 0) * 1000), key0: '2.0' }];
  const look = await beginLook(scripted({ rows }).session, { ...settings, identity }, nowMs);
  const [found] = await members(look, windows.slice(0, 1), { ofWindow: 2, ofCall: 2 });
  expect(found?.kind === 'known' && found.value.map((member) => member.identity)).toEqual([expected]);
});
