import { hash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Verify } from '../../../../src/config/schema.ts';
import { syntax } from '../../../../src/verify/engines/postgres/syntax.ts';
import type { Column, Session, Table } from '../../../../src/verify/engines/source.ts';
import { compareLines } from '../../../../src/verify/lines/compare.ts';
import type { Member } from '../../../../src/verify/lines/member.ts';
import { beginLook } from '../../../../src/verify/rows/look.ts';
import { members } from '../../../../src/verify/rows/members.ts';
import { explained } from '../../../../src/verify/rows/narrow.ts';
import type { Reading } from '../../../../src/verify/side.ts';

const noonMs = Date.parse('2026-11-22T12:00:00Z');
const window = { fromMs: noonMs, toMs: noonMs + 16_000 };
const column = (name: string, kind: Column['kind']): Column => ({
  ...{ name, kind, type: kind, sql: `"a"."${name}"`, isNullable: false, digits: 6 },
});
const columns = new Map([
  ['at', column('at', 'instant')],
  ['id', column('id', 'text')],
  ['h', column('h', 'integer')],
]);
const table: Table = { sql: '"a"', name: 'a', columns, isIndexed: true, notes: [], relations: [] };
const settings = {
  database: { engine: 'postgres', table: 'a', time: 'at', timezone: '+00:00', measure: 'rows', allowFullScan: false },
  identity: { id: { log: 'id', column: 'id' }, hash: { log: ['high', 'low'], column: 'h' } },
} satisfies Pick<Verify, 'database' | 'identity'>;

interface Line extends Member {
  readonly hash: number;
}

/** Line 7 is `l7`, 0.7 s after noon where there are ten in a second. */
const lineOf = (number: number, perSecond = 10): Line => ({
  identity: `l${number}`,
  atMs: noonMs + Math.floor((number * 1000) / perSecond),
  hash: Number.parseInt(hash('md5', `l${number}`).slice(0, 12), 16),
});
const linesOf = (count: number, perSecond = 10) => Array.from({ length: count }, (_, at) => lineOf(at, perSecond));

const time = String.raw`'([^']+)\+00'::timestamptz`;
const ms = (text: string | undefined) => Date.parse(`${text?.replace(' ', 'T')}Z`);

/** A table of these rows, which notes what is asked: how many pieces are counted, how many rows are read. */
async function tableOf(rows: readonly Line[]) {
  const asked: string[] = [];
  const within = (from: string | undefined, to: string | undefined) =>
    rows.filter(({ atMs }) => atMs >= ms(from) && atMs < ms(to));
  const session: Session = {
    dialect: {
      describe: async () => table,
      freshness: async () => ({ untilMs: Number.POSITIVE_INFINITY, notes: [] }),
      open: async () => ({ notes: [] }),
      syntax,
    },
    quote: (name) => `"${name}"`,
    query: async (sql) => {
      const ranges = [...sql.matchAll(new RegExp(`\\((\\d+), ${time}, ${time}\\)`, 'g'))];
      if (ranges.length > 0) {
        asked.push(`counts ${ranges.length}`);
        return ranges.map(([, bin, from, to]) => {
          const own = within(from, to);
          const hashed = own.reduce((sum, line) => sum + BigInt(line.hash), 0n);
          return { bin, held: String(own.length), hashed: String(hashed) };
        });
      }
      const [, from, to] = new RegExp(`>= ${time} .* < ${time}`).exec(sql) ?? [];
      const own = within(from, to);
      asked.push(`reads ${own.length}`);
      return own.map(({ identity, atMs }) => ({ key0: identity, moment: String(atMs * 1000) }));
    },
    begin: async () => {},
    cancel: async () => {},
    close: async () => {},
  };
  return { look: await beginLook(session, settings, noonMs + 86_400_000), asked };
}

const most = { ofWindow: 100_000, ofCall: 100_000 };

/** Reads a window of which these lines are known. */
async function readBeside(rows: readonly Line[], lines: readonly Member[]) {
  const { look, asked } = await tableOf(rows);
  const [reading] = await members(look, [window], most, [{ kind: 'known', value: lines }]);
  return { asked, reading, found: compareLines([window], lines, rowsIn(reading), true) };
}

function rowsIn(reading: Reading<readonly Member[]> | undefined): readonly Member[] {
  if (reading?.kind !== 'known') throw new Error(reading?.because);
  return reading.value;
}

const ids = (all: readonly Member[]) => all.map(({ identity }) => identity);
const without = (lines: readonly Line[], ...lost: readonly number[]) => lines.filter((_, at) => !lost.includes(at));

describe('count and sum explain', () => {
  const lines = linesOf(3);
  const [a, b, c] = lines as [Line, Line, Line];
  const tallyOf = (rows: readonly Line[]) =>
    ({
      kind: 'known',
      value: { count: BigInt(rows.length), sum: rows.reduce((sum, line) => sum + BigInt(line.hash), 0n) },
    }) as const;

  test.each([
    { name: 'that all are there', rows: [a, b, c], ids: ['l0', 'l1', 'l2'] },
    { name: 'which one is missing', rows: [a, c], ids: ['l0', 'l2'] },
    { name: 'which one stands twice', rows: [a, b, b, c], ids: ['l0', 'l1', 'l2', 'l1'] },
    { name: 'not which two are missing', rows: [b], ids: undefined },
    { name: 'not that one is missing and another one twice', rows: [a, a, c], ids: undefined },
    { name: 'not a row that is of none of the lines', rows: [a, b, c, lineOf(9)], ids: undefined },
    { name: 'not another row in the place of a line', rows: [a, b, lineOf(9)], ids: undefined },
  ])('$name', ({ rows, ids: expected }) => {
    const found = explained(lines, tallyOf(rows));
    expect(found && ids(found)).toEqual(expected);
  });

  test('nothing where there is no sum, or no count', () => {
    expect(explained(lines, { kind: 'known', value: { count: 3n, sum: undefined } })).toBeUndefined();
    expect(explained(lines, { kind: 'unknown', because: 'no answer' })).toBeUndefined();
  });

  test('not which of two lines of one hash is missing, unless both are one line', () => {
    const twin = { ...b, identity: 'other' };
    expect(explained([a, b, twin], tallyOf([a, b]))).toBeUndefined();
    expect(ids(explained([a, b, { ...b }], tallyOf([a, b])) ?? [])).toEqual(['l0', 'l1']);
  });
});

describe('beside lines that are known', () => {
  const lines = linesOf(160);

  test('a line that has no row is named by one statement that counts, and no row is read', async () => {
    const { asked, found } = await readBeside(without(lines, 77), lines);
    expect(asked).toEqual(['counts 16']);
    expect(found).toMatchObject([{ lines: 160, rows: 159, missing: [{ identity: 'l77' }], repeated: [] }]);
  });

  test('so is one that another row which stands twice hides', async () => {
    const { asked, found } = await readBeside([...without(lines, 77), lineOf(3)], lines);
    expect(asked).toEqual(['counts 16']);
    expect(found).toMatchObject([{ missing: [{ identity: 'l77' }], repeated: [{ identity: 'l3' }], extra: [] }]);
  });

  test('a piece that count and sum do not explain is read', async () => {
    const { asked, found } = await readBeside(without(lines, 70, 71), lines);
    expect(asked).toEqual(['counts 16', 'reads 8']);
    expect(ids(found[0]?.missing ?? [])).toEqual(['l70', 'l71']);
  });

  test('a large piece is cut once more', async () => {
    const many = linesOf(1600, 100);
    const { asked, found } = await readBeside(without(many, 700, 777), many);
    expect(asked).toEqual(['counts 16', 'counts 16']);
    expect(ids(found[0]?.missing ?? [])).toEqual(['l700', 'l777']);
  });

  test.each([
    { count: 64, asked: ['reads 63'] },
    { count: 65, asked: ['counts 16'] },
  ])('a window of $count lines $asked', async ({ count, asked }) => {
    expect((await readBeside(without(linesOf(count, 5), 7), linesOf(count, 5))).asked).toEqual(asked);
  });

  test.each([
    { pieces: 8, asked: ['counts 16', ...Array.from({ length: 8 }, () => 'reads 8')] },
    { pieces: 9, asked: ['counts 16', 'reads 142'] },
  ])('where $pieces of 16 pieces are not explained, it $asked', async ({ pieces, asked }) => {
    const lost = Array.from({ length: pieces }, (_, at) => [at * 10, at * 10 + 1]).flat();
    const read = await readBeside(without(lines, ...lost), lines);
    expect(read.asked).toEqual(asked);
    expect(read.found[0]?.missing).toHaveLength(2 * pieces);
  });

  test('a line without a hash has the window read', async () => {
    const bare = lines.map(({ identity, atMs }) => ({ identity, atMs }));
    expect((await readBeside(lines, bare)).asked).toEqual(['reads 160']);
  });

  test('what could not be read of the log has the window read', async () => {
    const { look, asked } = await tableOf(lines);
    await members(look, [window], most, [{ kind: 'unknown', because: 'no answer' }]);
    expect(asked).toEqual(['reads 160']);
  });

  test('whatever is lost, doubled, strange or astray in time, it is named as if all rows had been read', async () => {
    const place = fc.nat({ max: 159 });
    const fault = fc.oneof(
      fc.record({ kind: fc.constant('lost' as const), at: place }),
      fc.record({ kind: fc.constant('doubled' as const), at: place }),
      fc.record({ kind: fc.constant('strange' as const), at: place }),
      fc.record({ kind: fc.constant('astray' as const), at: place, to: place }),
      fc.record({ kind: fc.constant('astrayTwin' as const), at: place, to: place }),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(fault, { maxLength: 12 }),
        fc.array(place, { maxLength: 3 }),
        async (faults, sentTwice) => {
          let rows: readonly Line[] = lines;
          for (const it of faults) {
            const line = lineOf(it.at);
            const elsewhere = 'to' in it ? { ...line, atMs: lineOf(it.to).atMs } : line;
            if (it.kind === 'lost' || it.kind === 'astray')
              rows = rows.filter(({ identity }) => identity !== line.identity);
            if (it.kind === 'doubled') rows = [...rows, line];
            if (it.kind === 'strange') rows = [...rows, { ...lineOf(1000 + it.at), atMs: line.atMs }];
            if (it.kind === 'astray' || it.kind === 'astrayTwin') rows = [...rows, elsewhere];
          }
          // Newest first, as the log answers.
          const events = [...lines, ...sentTwice.map((at) => lineOf(at))].toReversed();
          const { found } = await readBeside(rows, events);
          const [whole] = compareLines(
            [window],
            events,
            rows.map(({ identity, atMs }) => ({ identity, atMs })),
            true,
          );
          const named = (it: typeof whole) =>
            it && {
              ...it,
              ...Object.fromEntries(
                (['missing', 'extra', 'repeated', 'shifted'] as const).map((name) => [name, ids(it[name]).toSorted()]),
              ),
            };
          expect(named(found[0])).toEqual(named(whole));
        },
      ),
      { numRuns: 300 },
    );
  });
});
