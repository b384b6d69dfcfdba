import { expect, test } from 'vitest';
import { rangeOf } from '../../../src/commands/range.ts';
import { NotPossible } from '../../../src/errors.ts';

const nowMs = Date.UTC(2026, 10, 22, 12, 3, 20);
const settings = { window: '5m', settle: '10m', deadline: '6h' };
const range = (from?: string, to?: string) => rangeOf({ from, to }, settings, nowMs);

test('neither end is the windows that are due', () => {
  expect(range()).toEqual({});
});

test.each([
  {
    name: 'both',
    from: '2026-11-22T10:00:00Z',
    to: '2026-11-22T11:00:00+00:00',
    expected: [Date.UTC(2026, 10, 22, 10), Date.UTC(2026, 10, 22, 11)],
  },
  {
    name: 'the beginning alone goes up to what has settled',
    from: '2026-11-22T10:00:00Z',
    to: undefined,
    expected: [Date.UTC(2026, 10, 22, 10), Date.UTC(2026, 10, 22, 11, 50)],
  },
  {
    name: 'the end alone goes back by the deadline',
    from: undefined,
    to: '2026-11-22T11:00:00Z',
    expected: [Date.UTC(2026, 10, 22, 5, 55), Date.UTC(2026, 10, 22, 11)],
  },
])('$name', ({ from, to, expected: [fromMs, toMs] }) => {
  expect(range(from, to)).toEqual({ fromMs, toMs });
});

test.each([
  { name: 'no zone', from: '2026-11-22T10:00:00', to: undefined },
  { name: 'no day', from: '2026-13-45T10:00:00Z', to: undefined },
  { name: 'an end at the beginning', from: '2026-11-22T10:00:00Z', to: '2026-11-22T10:00:00Z' },
  { name: 'a beginning that has not settled', from: '2026-11-22T12:00:00Z', to: undefined },
])('$name is refused', ({ from, to }) => {
  expect(() => range(from, to)).toThrow(NotPossible);
});
