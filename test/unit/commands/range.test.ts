import { expect, test } from 'vitest';
import { rangeOf } from '../../../src/commands/range.ts';

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
  { name: 'no zone', from: '2026-11-22T10:00:00' },
  { name: 'no T before the time', from: '2026-11-22 10:00:00Z' },
  { name: 'no day', from: '2026-13-45T10:00:00Z' },
  { name: 'words behind its zone', from: 'Tue Nov 24 2026 10:00:00 GMT+09:00 (JST)' },
  { name: 'half a zone', from: '2026-11-22T10:00:00+09' },
])('an instant with $name is refused', ({ from }) => {
  expect(() => range(from)).toThrow(
    expect.objectContaining({
      name: 'NotPossible',
      message: `"${from}" is not an instant`,
      hint: 'write ISO 8601 with a zone, for example 2026-11-22T10:00:00Z',
    }),
  );
});

test.each([
  {
    name: 'at its beginning',
    from: '2026-11-22T10:00:00Z',
    to: '2026-11-22T10:00:00Z',
    ends: 'ends (2026-11-22T10:00:00.000Z) before it begins (2026-11-22T10:00:00.000Z)',
  },
  {
    name: 'by default before a beginning that has not settled',
    from: '2026-11-22T12:00:00Z',
    to: undefined,
    ends: 'ends (2026-11-22T11:50:00.000Z) before it begins (2026-11-22T12:00:00.000Z)',
  },
])('a range that ends $name is refused', ({ from, to, ends }) => {
  expect(() => range(from, to)).toThrow(
    expect.objectContaining({
      name: 'NotPossible',
      message: `the range to verify ${ends}`,
      hint: 'give both ends: by default a range ends where windows have settled, and begins at the deadline before that',
    }),
  );
});
