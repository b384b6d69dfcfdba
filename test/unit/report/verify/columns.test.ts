import { describe, expect, test } from 'vitest';
import { chartOf } from '../../../../src/report/verify/columns.ts';
import { stateStyles } from '../../../../src/report/verify/states.ts';
import { ticksOf } from '../../../../src/report/verify/ticks.ts';
import { type State, states } from '../../../../src/verify/ledger/entry.ts';
import { weeks } from '../../../support/verifiedWeeks.ts';
import { entryAt, twoMs } from '../../verify/report/literals.ts';

function statesOf(entries: Parameters<typeof chartOf>[0], most: number) {
  return chartOf(entries, most)?.columns.map(({ state }) => state);
}

describe('columns', () => {
  test('are the windows themselves where they fit', () => {
    expect(chartOf([entryAt(0), entryAt(1, { rows: '9' })], 2)).toEqual({
      fromMs: twoMs,
      toMs: twoMs + 600_000,
      columns: [
        { fromMs: twoMs, toMs: twoMs + 300_000, state: 'matched', windows: 1, lines: 10n, rows: 10n },
        { fromMs: twoMs + 300_000, toMs: twoMs + 600_000, state: 'matched', windows: 1, lines: 10n, rows: 9n },
      ],
    });
  });

  test.each([
    { windows: 400, columns: 400 },
    { windows: 401, columns: 201 },
    { windows: 4032, columns: 367 },
  ])('$windows windows are $columns columns', ({ windows, columns }) => {
    const entries = Array.from({ length: windows }, (_, at) => entryAt(at));
    expect(chartOf(entries)?.columns).toHaveLength(columns);
  });

  test.each(
    states.flatMap((worse) =>
      states
        .filter((better) => stateStyles[better].weight < stateStyles[worse].weight)
        .map((better) => ({ worse, better })),
    ),
  )('of $better and $worse the worse wins', ({ worse, better }) => {
    expect(statesOf([entryAt(0, { state: better }), entryAt(1, { state: worse })], 1)).toEqual([worse]);
    expect(statesOf([entryAt(0, { state: worse }), entryAt(1, { state: better })], 1)).toEqual([worse]);
  });

  test('the order from good to bad is that of what has to be done', () => {
    const order = states.toSorted((one, other) => stateStyles[one].weight - stateStyles[other].weight);
    expect(order).toEqual([
      'empty',
      'matched',
      'shifted',
      'open',
      'settling',
      'late',
      'short',
      'unknown',
      'repeated',
      'extra',
      'lost',
    ]);
  });

  test.each([
    { name: 'between windows', entries: [entryAt(0), entryAt(2)], most: 3, states: ['matched', 'gap', 'matched'] },
    {
      name: 'within a column, at its end',
      entries: [entryAt(0), entryAt(2), entryAt(3)],
      most: 2,
      states: ['gap', 'matched'],
    },
    {
      name: 'within a column, at its beginning',
      entries: [entryAt(0), entryAt(1), entryAt(3)],
      most: 2,
      states: ['matched', 'gap'],
    },
    {
      name: 'beside a loss',
      entries: [entryAt(0, { state: 'lost' }), entryAt(2), entryAt(3)],
      most: 2,
      states: ['lost', 'matched'],
    },
  ])('a gap $name is never taken for a match', ({ entries, most, states: expected }) => {
    expect(statesOf(entries, most)).toEqual(expected);
  });

  test('a side that is unknown in one window has no sum', () => {
    expect(
      chartOf([entryAt(0), entryAt(1, { state: 'unknown', lines: '10', rows: null })], 1)?.columns[0],
    ).toMatchObject({
      lines: 20n,
      rows: null,
    });
  });

  test('days of 23 and 25 hours leave no gap', () => {
    const hour = 3_600_000;
    const day = (fromMs: number, hours: number) => ({ ...entryAt(0), fromMs, toMs: fromMs + hours * hour });
    expect(
      statesOf([day(0, 24), day(24 * hour, 25), day(49 * hour, 24), day(73 * hour, 23)], 400)?.includes('gap'),
    ).toBe(false);
  });

  test('of a longer past the last 28 days are drawn, and of long windows the last 60', () => {
    const dayMs = 86_400_000;
    const old = { ...entryAt(0), fromMs: twoMs - 40 * dayMs, toMs: twoMs - 40 * dayMs + 300_000 };
    expect(chartOf([old, entryAt(0)])?.fromMs).toBe(twoMs);
    const days = Array.from({ length: 70 }, (_, at) => ({ ...entryAt(0), fromMs: at * dayMs, toMs: (at + 1) * dayMs }));
    expect(chartOf(days)?.columns).toHaveLength(60);
  });

  test('without a window there is no chart', () => {
    expect(chartOf([])).toBeUndefined();
  });

  test('no loss among four thousand windows is left out', () => {
    const seen = new Set<State | 'gap' | undefined>(statesOf(weeks(), 400));
    expect([...seen].toSorted()).toEqual([
      'empty',
      'extra',
      'gap',
      'late',
      'lost',
      'matched',
      'repeated',
      'shifted',
      'unknown',
    ]);
  });
});

describe('labels of time', () => {
  const utc = { zone: 'UTC', byDays: false, atMs: twoMs };
  const words = (face: typeof utc, fromMs: number, toMs: number) =>
    ticksOf(face, fromMs, toMs).map((tick) => tick.words);

  test('are round times of a day', () => {
    expect(words(utc, twoMs + 60_000, twoMs + 3_600_000)).toEqual([
      '14:10',
      '14:20',
      '14:30',
      '14:40',
      '14:50',
      '15:00',
    ]);
  });

  test('are days of a fortnight', () => {
    expect(words(utc, twoMs - 14 * 86_400_000, twoMs)).toEqual([
      '9 Nov',
      '11 Nov',
      '13 Nov',
      '15 Nov',
      '17 Nov',
      '19 Nov',
      '21 Nov',
    ]);
  });

  test('are midnights of the zone, on both sides of a change of the clock', () => {
    const ticks = ticksOf({ ...utc, zone: 'Europe/Berlin' }, Date.UTC(2026, 9, 23, 22), Date.UTC(2026, 9, 26, 23));
    expect(ticks.map(({ atMs }) => new Date(atMs).toISOString().slice(5, 16))).toContain('10-24T22:00');
    expect(ticks.map(({ atMs }) => new Date(atMs).toISOString().slice(5, 16))).toContain('10-25T23:00');
  });

  test.each([300_000, 3_600_000, 86_400_000, 28 * 86_400_000, 1000 * 86_400_000])(
    'are at most eleven in %i ms, all of them within',
    (ms) => {
      const ticks = ticksOf(utc, twoMs, twoMs + ms);
      expect(ticks.length).toBeGreaterThan(2);
      expect(ticks.length).toBeLessThanOrEqual(11);
      expect(ticks.every(({ atMs }) => atMs >= twoMs && atMs <= twoMs + ms)).toBe(true);
    },
  );
});
