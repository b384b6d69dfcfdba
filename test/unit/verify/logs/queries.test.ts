import { describe, expect, test } from 'vitest';
import { openQueries, type Query } from '../../../../src/verify/logs/queries.io.ts';
import type { LogsWorld } from '../../../../src/verify/logs/world.ts';
import { settled, virtualClock } from '../virtualClock.ts';

const query: Query = {
  group: { name: '/app', arn: undefined, account: undefined },
  stages: 'fields @timestamp, id',
  means: 'events',
  filtered: false,
};

/** A log with events at these instants; it hands out as many rows as the limit allows. */
function logWith(instantsMs: readonly number[]) {
  const asked: { readonly startTime: number; readonly endTime: number; readonly queryString: string }[] = [];
  let running = 0;
  let most = 0;
  const send = async ({
    input,
    constructor: { name },
  }: { readonly input: (typeof asked)[number] & { limit: number; queryId: string } } & object) => {
    if (name === 'StartQueryCommand') {
      running += 1;
      most = Math.max(most, running);
      asked.push(input);
      return { queryId: String(asked.length - 1) };
    }
    running -= 1;
    const { startTime, endTime, queryString } = asked[Number(input.queryId)] as (typeof asked)[number];
    const [, fromMs, toMs] =
      /toMillis\(@timestamp\) >= (\d+) and toMillis\(@timestamp\) < (\d+)/.exec(queryString) ?? [];
    const scanned = instantsMs.filter((ms) => ms >= startTime * 1000 && ms <= endTime * 1000);
    const matched = scanned.filter((ms) => ms >= Number(fromMs) && ms < Number(toMs));
    const results = matched.slice(0, 4).map((ms) => [{ field: 'id', value: String(ms) }]);
    const statistics = { recordsMatched: matched.length, recordsScanned: scanned.length, bytesScanned: scanned.length };
    return { status: 'Complete', results, statistics };
  };
  const clock = virtualClock();
  const world = { logs: { send } as unknown as LogsWorld['logs'], clock };
  return { world, clock, asked, most: () => most };
}

const { signal } = new AbortController();
const limits = { rows: 4, rowsInAll: 10, atOnce: 2 };

async function find(instantsMs: readonly number[], range: { fromMs: number; toMs: number }) {
  const { world, clock, asked } = logWith(instantsMs);
  const queries = openQueries(world, limits);
  const found = queries.find(query, range, signal).catch(String);
  await clock.pass(60_000);
  return { found: await found, asked, scanned: queries.scanned() };
}

test('the range is cut to the millisecond, and the seconds around it bound what is scanned', async () => {
  const { asked } = await find([], { fromMs: 1_795_341_900_250, toMs: 1_795_342_200_250 });
  expect(asked).toEqual([
    {
      logGroupName: '/app',
      startTime: 1_795_341_900,
      endTime: 1_795_342_201,
      limit: 4,
      queryString:
        'filter toMillis(@timestamp) >= 1795341900250 and toMillis(@timestamp) < 1795342200250\n| fields @timestamp, id',
    },
  ]);
});

test('an event at an edge is scanned by both neighbours and counted by one', async () => {
  const first = await find([0, 59_999, 60_000, 60_001], { fromMs: 0, toMs: 60_000 });
  const second = await find([0, 59_999, 60_000, 60_001], { fromMs: 60_000, toMs: 120_000 });
  expect(first.found).toMatchObject({ events: 2, scanned: 3 });
  expect(second.found).toMatchObject({ events: 2, scanned: 2 });
});

describe('more rows than an answer holds', () => {
  test('are found by halves, each event once, and the first answer is thrown away', async () => {
    const { found, asked, scanned } = await find([0, 1, 2, 3, 6, 7], { fromMs: 0, toMs: 8 });
    expect(found).toMatchObject({ events: 6 });
    const ranges = asked.map(({ queryString }) => queryString.replaceAll(/\D+/g, ' ').trim());
    expect(ranges).toEqual(['0 8', '0 4', '0 2', '2 4', '4 8']);
    expect(scanned.queries).toBe(5);
  });

  test('as many as it holds may be more, one fewer is all', async () => {
    expect((await find([0, 1, 2], { fromMs: 0, toMs: 8 })).asked).toHaveLength(1);
    expect((await find([0, 1, 2, 3], { fromMs: 0, toMs: 8 })).asked.length).toBeGreaterThan(1);
  });

  test('of one millisecond are not known', async () => {
    const { found } = await find([5, 5, 5, 5], { fromMs: 0, toMs: 8 });
    expect(found).toBe('ReadFailed: more events than fit: 4 and more in a millisecond');
  });

  test('that do not fit in all are not known', async () => {
    const of = async (count: number) =>
      (
        await find(
          Array.from({ length: count }, (_, at) => at),
          { fromMs: 0, toMs: 32 },
        )
      ).found;
    expect(await of(10)).toMatchObject({ events: 10 });
    expect(await of(11)).toBe('ReadFailed: more events than fit: over 10');
  });
});

test('a few queries run at a time, and the next one starts when one has ended', async () => {
  const { world, clock, asked, most } = logWith([]);
  const queries = openQueries(world, limits);
  const all = Promise.all([1, 2, 3, 4, 5].map((at) => queries.find(query, { fromMs: at, toMs: at + 1 }, signal)));
  await settled();
  expect(asked).toHaveLength(2);
  await clock.pass(60_000);
  expect(await all).toHaveLength(5);
  expect([asked.length, most()]).toEqual([5, 2]);
});

test('five of them are the limit, and an answer has up to 100,000 rows', async () => {
  const { world, clock, asked, most } = logWith([]);
  const queries = openQueries(world);
  const all = Promise.all(
    Array.from({ length: 7 }, (_, at) => queries.find(query, { fromMs: at, toMs: at + 1 }, signal)),
  );
  await clock.pass(60_000);
  await all;
  expect([most(), asked[0]]).toEqual([5, expect.objectContaining({ limit: 100_000 })]);
});
