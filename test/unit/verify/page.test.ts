import { expect, test } from 'vitest';
import type { Entry } from '../../../src/verify/ledger/entry.ts';
import { pagesOf } from '../../../src/verify/page.ts';
import { entryOf } from './support/entry.ts';

const kinds = (before: Partial<Entry> | undefined, after: Partial<Entry>) =>
  pagesOf({ before: before && entryOf({ fromMs: 0, ...before }), after: entryOf({ fromMs: 0, ...after }) }, 100).map(
    ({ kind }) => kind,
  );
const lost = { state: 'lost', missing: '2' } as const;
const extra = { state: 'extra', extra: '1' } as const;
const undecided = (sinceMs: number, lastCheckMs: number) =>
  ({ state: 'unknown', lastCheckMs, undecidedSinceMs: sinceMs }) as const;

test.each([
  { name: 'a match', before: undefined, after: {}, expected: [] },
  { name: 'what is late', before: undefined, after: { state: 'late', missing: '2' } as const, expected: [] },
  { name: 'a loss', before: { state: 'late', missing: '2' } as const, after: lost, expected: ['lost'] },
  { name: 'a loss that was told', before: lost, after: lost, expected: [] },
  { name: 'a loss that grew', before: { ...lost, missing: '1' }, after: lost, expected: ['lost'] },
  { name: 'a loss that was made good', before: lost, after: {}, expected: [] },
  { name: 'a loss and a repeat', before: undefined, after: { ...lost, repeated: '1' }, expected: ['lost', 'repeated'] },
  {
    name: 'the repeat that is left of them',
    before: { ...lost, repeated: '1' },
    after: { state: 'repeated', repeated: '1' } as const,
    expected: [],
  },
  {
    name: 'rows that may still get a line',
    before: undefined,
    after: { ...extra, state: 'settling' } as const,
    expected: [],
  },
  { name: 'rows that get none', before: { ...extra, state: 'settling' } as const, after: extra, expected: ['extra'] },
  { name: 'what cannot be told yet', before: undefined, after: undecided(0, 100), expected: [] },
  {
    name: 'what could not be told for too long',
    before: undecided(0, 100),
    after: undecided(0, 101),
    expected: ['undecided'],
  },
  { name: 'the same again', before: undecided(0, 101), after: undecided(0, 200), expected: [] },
])('pages for $name: $expected', ({ before, after, expected }) => {
  expect(kinds(before, after)).toEqual(expected);
});
