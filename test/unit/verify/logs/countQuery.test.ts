import { describe, expect, test } from 'vitest';
import { binOf } from '../../../../src/verify/logs/bin.ts';
import { countQuery, mostWindowsOf, readEvents } from '../../../../src/verify/logs/countQuery.ts';

test.each([
  { name: '5 minutes', windowMs: 300_000, bin: '5m' },
  { name: '1 hour', windowMs: 3_600_000, bin: '1h' },
  { name: '90 minutes as three of 30', windowMs: 5_400_000, bin: '30m' },
  { name: '7 minutes, which divide no hour', windowMs: 420_000, bin: '1m' },
  { name: '90 seconds', windowMs: 90_000, bin: '30s' },
  { name: '2 days', windowMs: 172_800_000, bin: '24h' },
  { name: '250 ms', windowMs: 250, bin: '250ms' },
])('a window of $name is counted by bin($bin)', ({ windowMs, bin }) => {
  expect(binOf({ windowMs }).text).toBe(bin);
});

test('a window of half a millisecond has no bin', () => {
  expect(() => binOf({ windowMs: 0.5 })).toThrow(new RangeError('a window is a whole number of milliseconds'));
});

test.each([
  { name: 'one bin', windowMs: 60_000, most: 10_000 },
  { name: 'three bins each', windowMs: 5_400_000, most: 3333 },
  { name: 'more bins than an answer has rows', windowMs: 86_400_000 * 20_000, most: 1 },
])('one query answers for as many windows as have 10,000 bins: $name', ({ windowMs, most }) => {
  expect(mostWindowsOf({ windowMs })).toBe(most);
});

test('the query cuts to the millisecond, as whole seconds at both ends belong to the range', () => {
  expect(countQuery({ fromMs: 1_795_341_900_250, windowMs: 300_000, count: 1 }, undefined)).toEqual({
    startTime: 1_795_341_900,
    endTime: 1_795_342_201,
    limit: 10_000,
    queryString:
      'filter toMillis(@timestamp) >= 1795341900250 and toMillis(@timestamp) < 1795342200250 | stats count(*) as events by bin(5m)',
  });
});

const first = { fromMs: 0, windowMs: 300_000, count: 1 };

test('the user’s filter is a stage of its own, so that its "or" stays inside', () => {
  expect(countQuery(first, 'a = 1 or b = 2').queryString).toBe(
    'filter toMillis(@timestamp) >= 0 and toMillis(@timestamp) < 300000 | filter a = 1 or b = 2\n | stats count(*) as events by bin(5m)',
  );
});

test('a comment at the user’s filter’s end does not take the counting with it', () => {
  const { queryString } = countQuery(first, 'a = 1 # why');
  expect(queryString.replaceAll(/#.*/g, '')).toMatch(/ filter a = 1 \n \| stats count\(\*\) as events by bin\(5m\)$/);
});

describe('reading the rows', () => {
  const stretch = { fromMs: Date.UTC(2026, 10, 22, 9), windowMs: 5_400_000, count: 2 };
  const row = (at: string, events: string) => [
    { field: 'bin(30m)', value: at },
    { field: 'events', value: events },
  ];

  test('bins of a window are added up, in any order, and a bin without a row has none', () => {
    const rows = [
      row('2026-11-22 10:00:00', '4'),
      row('2026-11-22 09:00:00.000', '3'),
      row('2026-11-22 10:30:00.000', '9007199254740993'),
    ];
    expect(readEvents(rows, stretch)).toEqual([7n, 9_007_199_254_740_993n]);
  });

  test.each([
    { name: 'a bin before the windows', rows: [row('2026-11-22 08:30:00.000', '1')] },
    { name: 'a bin behind them', rows: [row('2026-11-22 12:00:00.000', '1')] },
    { name: 'a time of another form', rows: [row('22.11.2026', '1')] },
    { name: 'a time without seconds', rows: [row('2026-11-22 09:00', '1')] },
    { name: 'a time with something before it', rows: [row('on 2026-11-22 09:00:00.000', '1')] },
    { name: 'a year of six digits', rows: [row('+002026-11-22 09:00:00.000', '1')] },
    { name: 'a time with something behind it', rows: [row('2026-11-22 09:00:00.000+09', '1')] },
    { name: 'no events', rows: [[{ field: 'bin(30m)', value: '2026-11-22 09:00:00.000' }]] },
    {
      name: 'a row of another query',
      rows: [
        [
          { field: 'bin(5m)', value: '2026-11-22 09:00:00.000' },
          { field: 'events', value: '1' },
        ],
      ],
    },
    { name: 'no count', rows: [row('2026-11-22 09:00:00.000', 'many')] },
    { name: 'no bin', rows: [[{ field: 'events', value: '1' }]] },
  ])('$name is not guessed at', ({ rows }) => {
    expect(() => readEvents(rows, stretch)).toThrow('the query gave a row that is not understood');
  });
});
