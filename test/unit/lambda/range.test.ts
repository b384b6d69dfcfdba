import { expect, test } from 'vitest';
import { readRange } from '../../../lambda/range.ts';

test.each([
  { name: 'a millisecond', to: 1, toMs: 1 },
  { name: 'the last day that databases hold', to: 253_402_214_400_000, toMs: 253_402_214_400_000 },
  { name: 'a zone of hours and minutes', to: '2026-11-22T10:00:00+09:00', toMs: 1_795_309_200_000 },
])('from the epoch to $name is a range', ({ to, toMs }) => {
  expect(readRange({ from: 0, to })).toEqual({ kind: 'read', value: { fromMs: 0, toMs } });
});

test.each([-1, 0.5, 253_402_214_400_001, null, true, '2026-11-22', '2026-13-22T10:00:00Z', '5'])(
  '%j is none',
  (from) => {
    expect(readRange({ from, to: 1 })).toEqual({
      kind: 'wrong',
      problems: ['from is not an instant: write ISO 8601 with a zone, or epoch milliseconds'],
    });
  },
);

test('both ends may be wrong at once', () => {
  const form = 'is not an instant: write ISO 8601 with a zone, or epoch milliseconds';
  expect(readRange({ from: 'noon', to: 'night' })).toEqual({ kind: 'wrong', problems: [`from ${form}`, `to ${form}`] });
});

test('neither end is no range, and one alone is wrong', () => {
  expect(readRange({})).toEqual({ kind: 'read', value: undefined });
  const alone = { kind: 'wrong', problems: ['from and to are only used together'] };
  expect([readRange({ from: 5 }), readRange({ to: 5 })]).toEqual([alone, alone]);
});
