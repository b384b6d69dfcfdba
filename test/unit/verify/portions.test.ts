import { expect, test } from 'vitest';
import type { Verify } from '../../../src/config/schema.ts';
import { portionsOf } from '../../../src/verify/portions.ts';

const settings = {
  logs: [{ group: '/app', time: '@timestamp', line: '@message' }],
  database: {
    engine: 'postgres',
    secret: 'database',
    table: 'access_log',
    time: 'logged_at',
    timezone: '+00:00',
    measure: 'rows',
    allowFullScan: false,
  },
  window: '7m',
  settle: '10m',
  lostAfter: '6h',
  quietAfter: '24h',
  recount: true,
} satisfies Verify;

const day = (number: number) => Date.UTC(2026, 10, number);
const iso = (portions: ReturnType<typeof portionsOf>) =>
  portions.map(({ fromMs, toMs }) => [
    new Date(fromMs).toISOString().slice(5, 16),
    new Date(toMs).toISOString().slice(5, 16),
  ]);

test('each portion holds the windows that begin on one day, so that it alone writes that day’s file', () => {
  const portions = portionsOf(settings, { fromMs: day(20), toMs: day(22) });
  expect(iso(portions)).toMatchInlineSnapshot(`
    [
      [
        "11-20T00:02",
        "11-21T00:04",
      ],
      [
        "11-21T00:04",
        "11-21T23:59",
      ],
    ]
  `);
});

test('portions leave no window out between them, and have whole windows only', () => {
  const portions = portionsOf(settings, { fromMs: day(1), toMs: day(25) });
  const edges = portions.flatMap(({ fromMs, toMs }) => [fromMs, toMs]);
  expect(edges.filter((ms) => ms % 420_000 !== 0)).toEqual([]);
  expect(portions.slice(1).map(({ fromMs }) => fromMs)).toEqual(portions.slice(0, -1).map(({ toMs }) => toMs));
});

test.each([
  { days: 5, most: 5, portions: 5 },
  { days: 6, most: 5, portions: 3 },
  { days: 10, most: 5, portions: 5 },
])('$days days in at most $most portions are $portions', ({ days, most, portions }) => {
  const hours = { ...settings, window: '1h' };
  expect(portionsOf(hours, { fromMs: day(1), toMs: day(1 + days) }, most)).toHaveLength(portions);
});

test('a range in which no window fits has no portions', () => {
  expect(portionsOf(settings, { fromMs: day(1) + 1, toMs: day(1) + 420_000 })).toEqual([]);
});
