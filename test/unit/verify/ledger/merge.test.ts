import { expect, test } from 'vitest';
import { mergedWith } from '../../../../src/verify/ledger/merge.ts';
import { entryOf } from '../support/entry.ts';

const late = entryOf({ fromMs: 0, state: 'late', checks: 3 });
const lost = entryOf({ fromMs: 0, state: 'lost', checks: 3 });
const matched = entryOf({ fromMs: 0, state: 'matched', checks: 3 });

test.each([
  { name: 'where nothing stands', held: undefined, entry: late, stands: late },
  { name: 'made of what stands', held: late, entry: { ...lost, checks: 4 }, stands: { ...lost, checks: 4 } },
  { name: 'a final one, opened again', held: matched, entry: { ...late, checks: 4 }, stands: { ...late, checks: 4 } },
  { name: 'beside it, and knows more', held: late, entry: lost, stands: { ...lost, checks: 4 } },
  { name: 'a row that another run did not see yet', held: lost, entry: matched, stands: { ...matched, checks: 4 } },
  {
    name: 'of an older one, and knows more',
    held: late,
    entry: { ...matched, checks: 2 },
    stands: { ...matched, checks: 4 },
  },
])('an entry takes the place: $name', ({ held, entry, stands }) => {
  expect(mergedWith(held, entry)).toEqual(stands);
});

test.each([
  { name: 'what is final is not taken back', held: matched, entry: late },
  { name: 'nor a row that was found', held: matched, entry: lost },
  { name: 'nor one of two that are as good', held: matched, entry: { ...matched, lastCheckMs: 9000 } },
  { name: 'nor by what was made of the one before', held: { ...matched, checks: 4 }, entry: { ...late, checks: 4 } },
])('an entry stays: $name', ({ held, entry }) => {
  expect(mergedWith(held, entry)).toBeUndefined();
});
