import { expect, test } from 'vitest';
import { LedgerConflict } from '../../../../src/errors.ts';
import { evenGrid } from '../../../../src/verify/grid.ts';
import type { Entry } from '../../../../src/verify/ledger/entry.ts';
import { readHead } from '../../../../src/verify/ledger/format.ts';
import { openLedger } from '../../../../src/verify/ledger/ledger.ts';
import type { LedgerStore } from '../../../../src/verify/ledger/store.ts';
import { entryOf } from '../support/entry.ts';
import { memoryStore } from '../support/memoryStore.ts';

const dayMs = 86_400_000;
const start = { sinceMs: undefined, beginningMs: 5000, nowMs: 9000, windowAt: evenGrid(10).windowAt };
const opened = async (store: LedgerStore, given: object = {}) => {
  const ledger = openLedger(store, 'these');
  return { ledger, loaded: await ledger.load({ ...start, ...given }) };
};
const headOf = (store: ReturnType<typeof memoryStore>) => readHead(store.files.get('head.json') ?? '');

test('a first run writes down where it begins, before anything else, so that the next one begins there too', async () => {
  const store = memoryStore();
  const { loaded } = await opened(store);
  expect(loaded).toEqual({
    ...{ sinceMs: 5000, startMs: 5000, heardUntilMs: 5000, entries: new Map() },
    scopeChanges: [],
  });
  expect([...store.files.keys()]).toEqual(['head.json']);
  const next = await opened(store, { beginningMs: 8000 });
  expect(next.loaded).toMatchObject({ sinceMs: 5000, startMs: 5000 });
});

test('of two first runs at once one beginning holds', async () => {
  const store = memoryStore();
  const both = await Promise.all([opened(store), opened(store, { beginningMs: 6000 })]);
  const [one, other] = both.map(({ loaded }) => loaded.sinceMs);
  expect(one).toBe(other);
});

test('a ledger of other settings is refused', async () => {
  const store = memoryStore();
  await opened(store);
  await expect(openLedger(store, 'others').load(start)).rejects.toMatchObject({
    name: 'ReadFailed',
    message: 'the ledger in memory is of other settings: these',
    hint: 'now they are others: name another verify.state for these, or put the former ones back',
  });
});

test('what is remembered is loaded again, with the window before the start, and from other days only losses', async () => {
  const store = memoryStore();
  const since = { beginningMs: dayMs - 20, nowMs: 3 * dayMs };
  const { ledger } = await opened(store, since);
  const lost = entryOf({ fromMs: dayMs - 20, state: 'lost', missing: '1' });
  await ledger.remember([
    lost,
    entryOf({ fromMs: dayMs - 10 }),
    entryOf({ fromMs: dayMs }),
    entryOf({ fromMs: 2 * dayMs }),
  ]);
  await ledger.conclude(2 * dayMs, 3 * dayMs);
  const { loaded } = await opened(store, since);
  expect(loaded.startMs).toBe(2 * dayMs);
  expect([...loaded.entries.keys()].toSorted((a, b) => a - b)).toEqual([dayMs - 20, dayMs - 10, dayMs, 2 * dayMs]);
  store.files.set('head.json', (store.files.get('head.json') ?? '').replace(`"lost":[${dayMs - 20}]`, '"lost":[]'));
  const without = await opened(store, since);
  expect([...without.loaded.entries.keys()]).toEqual([dayMs, 2 * dayMs]);
});

test('a head adds up the windows that became final, and a loss once it is made good', async () => {
  const store = memoryStore();
  const one = await opened(store);
  await one.ledger.remember([
    entryOf({ fromMs: 5000, lines: '7', rows: '8', repeated: '1', state: 'repeated' }),
    entryOf({ fromMs: 5010, lines: '5', rows: '3', missing: '2', state: 'lost' }),
    entryOf({ fromMs: 5020, lines: '0', rows: '0', state: 'empty' }),
    entryOf({ fromMs: 5030, lines: '9', rows: '9' }),
  ]);
  const first = await one.ledger.conclude(5030, 9000);
  expect(first).toMatchObject({
    verifiedUntilMs: 5030,
    heardUntilMs: 5020,
    lost: [5010],
    totals: { lines: '7', rows: '8', repeated: '1', missing: '0', states: { repeated: 1, empty: 1 } },
  });
  const two = await opened(store);
  await two.ledger.remember([entryOf({ fromMs: 5010, lines: '5', rows: '5', checks: 2 })]);
  expect(await two.ledger.conclude(5040, 9000)).toMatchObject({
    heardUntilMs: 5040,
    lost: [],
    totals: { lines: '21', rows: '22', repeated: '1', states: { repeated: 1, empty: 1, matched: 2 } },
  });
  expect(headOf(store)).toMatchObject({ atMs: 9000, verifiedUntilMs: 5040 });
});

test('a loss that was made good by a run that was killed before its head is added up by the next one', async () => {
  const store = memoryStore();
  const one = await opened(store);
  await one.ledger.remember([entryOf({ fromMs: 5000, lines: '5', missing: '5', state: 'lost' })]);
  await one.ledger.conclude(5010, 9000);
  const killed = await opened(store);
  await killed.ledger.remember([entryOf({ fromMs: 5000, lines: '5', rows: '5', checks: 2 })]);
  const next = await opened(store);
  expect(await next.ledger.conclude(5010, 9000)).toMatchObject({
    lost: [],
    totals: { lines: '5', states: { matched: 1 } },
  });
});

test('of two heads of one head the first holds, and the other run says what it would have written', async () => {
  const store = memoryStore();
  const [one, other] = [await opened(store), await opened(store)];
  await one.ledger.remember([entryOf({ fromMs: 5000 })]);
  await one.ledger.conclude(5010, 9000);
  await other.ledger.remember([entryOf({ fromMs: 5000 }), entryOf({ fromMs: 5010 })]);
  expect(await other.ledger.conclude(5020, 9000)).toMatchObject({ totals: { lines: '2' } });
  expect(headOf(store)).toMatchObject({ verifiedUntilMs: 5010, totals: { lines: '1' } });
});

test.each([
  { name: 'verified from elsewhere on', given: { sinceMs: 5010 }, sinceMs: 5010, startMs: 5010 },
  { name: 'written by a clock that was ahead', given: { nowMs: 9000 - 60_001 }, sinceMs: 5000, startMs: 5000 },
  { name: 'written within a clock’s slack', given: { nowMs: 9000 - 60_000 }, sinceMs: 5000, startMs: 5020 },
])('a head that was $name: the start is $startMs', async ({ given, sinceMs, startMs }) => {
  const store = memoryStore();
  const { ledger } = await opened(store);
  await ledger.remember([entryOf({ fromMs: 5000 }), entryOf({ fromMs: 5010 })]);
  await ledger.conclude(5020, 9000);
  const { loaded } = await opened(store, given);
  expect(loaded).toMatchObject({ sinceMs, startMs });
});

test('what changed is told once, of two runs that looked beside each other', async () => {
  const store = memoryStore();
  const [one, other] = [await opened(store), await opened(store)];
  const lost = entryOf({ fromMs: 5000, state: 'lost', missing: '1' });
  const first = await one.ledger.remember([lost]);
  const second = await other.ledger.remember([lost, entryOf({ fromMs: 5010 })]);
  expect(first.changes).toEqual([{ before: undefined, after: lost }]);
  expect(second.changes.map(({ after }) => after.fromMs)).toEqual([5010]);
});

test('who is always second gives up, and says so', async () => {
  const busy = {
    ...memoryStore(),
    write: () => Promise.reject(new LedgerConflict('entries/1970-01-01.json was written')),
  };
  await expect(openLedger(busy, 'these').remember([entryOf({ fromMs: 0 })])).rejects.toThrow(LedgerConflict);
});

test('the history of a stretch is told in order, by where windows begin', async () => {
  const store = memoryStore();
  const { ledger } = await opened(store, { beginningMs: dayMs - 20 });
  await ledger.remember([dayMs, dayMs - 10, dayMs - 20, dayMs + 10].map((fromMs) => entryOf({ fromMs })));
  expect((await ledger.history(dayMs - 10, dayMs + 10)).map(({ fromMs }) => fromMs)).toEqual([dayMs - 10, dayMs]);
});

const details = (entry: Entry, ...identities: readonly string[]) => ({
  entry,
  missing: identities.map((identity) => ({ identity, atMs: 5001 })),
  ...{ extra: [], repeated: [], groups: [] },
});

test('which lines differ is written down beside the ledger, and read again', async () => {
  const store = memoryStore();
  const { ledger } = await opened(store);
  const fromMs = Date.parse('2026-05-03T10:05:00Z');
  const lost = details(entryOf({ fromMs, state: 'lost', missing: '1' }), 'a');
  await ledger.describe(lost);
  expect([...store.files.keys()]).toContain('lines/2026-05-03T10-05-00Z.json');
  expect(await ledger.details(fromMs)).toMatchObject(lost);
  expect(await ledger.details(fromMs + 10)).toBeUndefined();
});

test.each([
  { name: 'by a later look', entry: { state: 'matched', checks: 2 } as const, stands: [] },
  { name: 'by a run that looks again where one was killed', entry: { state: 'lost', checks: 1 } as const, stands: [] },
  { name: 'not by a look that knows less', entry: { state: 'late', checks: 1 } as const, stands: ['a'] },
])('what was written of a window is written again: $name', async ({ entry, stands }) => {
  const { ledger } = await opened(memoryStore());
  await ledger.describe(details(entryOf({ fromMs: 5000, state: 'lost', missing: '1' }), 'a'));
  await ledger.describe(details(entryOf({ fromMs: 5000, ...entry })));
  expect((await ledger.details(5000))?.missing.map(({ identity }) => identity)).toEqual(stands);
});

test.each([
  {
    name: 'a file that was cut off',
    file: 'entries/1970-01-01.json',
    text: '{"version":1,"sett',
    message: 'is no JSON',
  },
  {
    name: 'one of a later version',
    file: 'head.json',
    text: '{"version":2}',
    message: 'is not of version 1: version is not what it should be',
  },
])('nothing is made of $name', async ({ file, text, message }) => {
  const store = memoryStore();
  await opened(store);
  store.files.set(file, text);
  await expect(opened(store)).rejects.toThrow(message);
});
