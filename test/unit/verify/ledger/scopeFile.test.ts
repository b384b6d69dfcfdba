import { expect, test } from 'vitest';
import { isOutdated, otherUntil, rescoped } from '../../../../src/verify/ledger/scopeFile.ts';
import { entryOf } from '../support/entry.ts';

const [one, other] = [[{ of: 'one', fromMs: null, toMs: null }], [{ of: 'other', fromMs: null, toMs: null }]];
const ever = { fromMs: -8.64e15, toMs: 8.64e15 };

test('who goes to and fro between two scopes leaves one change behind, with the last look that does not count', () => {
  const first = { settings: 'these', scope: one, changes: [] };
  const there = rescoped(first, other, 100, 40);
  expect(there).toMatchObject({ scope: other, changes: [{ ...ever, atMs: 100, untilMs: 40 }] });
  const back = rescoped(there, one, 200, 90);
  expect(back).toMatchObject({ scope: one, changes: [{ ...ever, atMs: 200, untilMs: 90 }] });
});

test('a change that reached further is kept beside one that was made from a younger beginning', () => {
  const before = { settings: 'these', scope: one, changes: [{ ...ever, atMs: 100, untilMs: 90 }] };
  expect(rescoped(before, other, 200, 40).changes.map(({ untilMs }) => untilMs)).toEqual([90, 40]);
});

test.each([
  { name: 'looked at since', entry: { fromMs: 50, lastCheckMs: 100 }, is: false },
  { name: 'looked at before', entry: { fromMs: 50, lastCheckMs: 99 }, is: true },
  { name: 'that was final by then', entry: { fromMs: 40, lastCheckMs: 99 }, is: false },
  { name: 'that is lost, however old', entry: { fromMs: 40, lastCheckMs: 99, state: 'lost' as const }, is: true },
  { name: 'that ends where the change begins', entry: { fromMs: 10, toMs: 20, lastCheckMs: 99 }, is: false },
  { name: 'that begins where the change ends', entry: { fromMs: 80, lastCheckMs: 99 }, is: false },
])('a window $name has to be compared again: $is', ({ entry, is }) => {
  expect(isOutdated([{ fromMs: 20, toMs: 80, atMs: 100, untilMs: 50 }], entryOf(entry))).toBe(is);
});

test('what stands as it was compared before ends where windows were final, or where the scope is the same again', () => {
  const change = { fromMs: 20, toMs: 80, atMs: 100 };
  expect(otherUntil([{ ...change, untilMs: 50 }], 0)).toBe(50);
  expect(otherUntil([{ ...change, untilMs: 90 }], 0)).toBe(80);
  expect(otherUntil([{ ...change, untilMs: 20 }], 0)).toBeUndefined();
  expect(otherUntil([{ ...change, untilMs: 50 }], 50)).toBeUndefined();
  expect(otherUntil([], 0)).toBeUndefined();
});
