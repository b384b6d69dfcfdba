import { expect, test } from 'vitest';
import { recountOf } from '../../../src/verify/recount.ts';
import { entryOf } from './support/entry.ts';
import { memorySide } from './support/sides.ts';

const signal = new AbortController().signal;
const dayMs = 86_400_000;
const held = [{ identity: 'a', atMs: 1 }];
const entry = entryOf({ fromMs: 0, because: ['it was so'] });
const entries = new Map([[0, entry]]);
const options = { lostAfterMs: 60, range: undefined, signal };

test('a window whose log holds what it held is not looked at again, and was read when its time was over', async () => {
  const sides = { log: memorySide('log', () => held) };
  expect(await recountOf(sides, entries, { ...options, nowMs: 69 })).toEqual({ done: [], changed: new Set() });
  expect(await recountOf(sides, entries, { ...options, nowMs: 70 })).toEqual({
    done: [{ ...entry, lastCheckMs: 70, checks: 2 }],
    changed: new Set(),
  });
  const read = new Map([[0, { ...entry, lastCheckMs: 70 }]]);
  expect(await recountOf(sides, read, { ...options, nowMs: 80 })).toEqual({ done: [], changed: new Set() });
});

test.each([
  { name: 'more', log: [...held, { identity: 'b', atMs: 2 }] },
  { name: 'fewer', log: [] },
])('a window whose log holds $name is to be looked at again', async ({ log }) => {
  const found = await recountOf({ log: memorySide('log', () => log) }, entries, { ...options, nowMs: 70 });
  expect(found).toEqual({ done: [], changed: new Set([0]) });
});

test.each([
  { name: 'is tried again for a day', nowMs: 70 + dayMs - 1, done: [] },
  {
    name: 'stays as it is then, and says so',
    nowMs: 70 + dayMs,
    done: [['it was so', 'the log could not be counted again for what came late: expired']],
  },
])('a window whose log cannot be counted $name', async ({ nowMs, done }) => {
  const sides = { log: memorySide('log', () => held, { fails: () => 'expired' }) };
  const found = await recountOf(sides, entries, { ...options, nowMs });
  expect(found.done.map(({ because }) => because)).toEqual(done);
  expect(found.changed).toEqual(new Set());
});

test('of a range only its own windows are counted, since another run looks at the others', async () => {
  const sides = { log: memorySide('log', () => []) };
  const range = { fromMs: 10, toMs: 20 };
  expect((await recountOf(sides, entries, { ...options, nowMs: 70, range })).changed).toEqual(new Set());
});

test('a run that is cancelled leaves it to the next one', async () => {
  const sides = { log: memorySide('log', () => [], { fails: () => 'cancelled' }) };
  const found = await recountOf(sides, entries, { ...options, nowMs: 70 + 2 * dayMs, signal: AbortSignal.abort() });
  expect(found).toEqual({ done: [], changed: new Set() });
});
