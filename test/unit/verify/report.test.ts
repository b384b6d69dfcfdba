import { expect, test } from 'vitest';
import type { Compared } from '../../../src/verify/compare.ts';
import { outcomeOf, toReport } from '../../../src/verify/report.ts';

const window = (index: number) => ({ fromMs: index * 300_000, toMs: (index + 1) * 300_000 });

const compared: readonly Compared[] = [
  {
    window: window(0),
    logs: { kind: 'known', value: 5n },
    rows: { kind: 'known', value: 5n },
    verdict: 'matched',
    difference: 0n,
  },
  {
    window: window(1),
    logs: { kind: 'known', value: 9n },
    rows: { kind: 'known', value: 6n },
    verdict: 'missing',
    difference: -3n,
  },
  {
    window: window(2),
    logs: { kind: 'known', value: 0n },
    rows: { kind: 'known', value: 2n },
    verdict: 'extra',
    difference: 2n,
  },
  {
    window: window(3),
    logs: { kind: 'unknown', because: '/app/access: the query ended as Failed' },
    rows: { kind: 'known', value: 7n },
    verdict: 'unknown',
    difference: undefined,
  },
];

test('a report is JSON, with counts as digits and unknown as null', () => {
  const report = toReport(compared, 300_000, { records: 14, bytes: 2800 });
  expect(JSON.parse(JSON.stringify(report))).toEqual({
    from: '1970-01-01T00:00:00.000Z',
    to: '1970-01-01T00:20:00.000Z',
    windowMs: 300_000,
    windows: [
      {
        from: '1970-01-01T00:00:00.000Z',
        to: '1970-01-01T00:05:00.000Z',
        logs: '5',
        rows: '5',
        verdict: 'matched',
        difference: '0',
      },
      {
        from: '1970-01-01T00:05:00.000Z',
        to: '1970-01-01T00:10:00.000Z',
        logs: '9',
        rows: '6',
        verdict: 'missing',
        difference: '-3',
      },
      {
        from: '1970-01-01T00:10:00.000Z',
        to: '1970-01-01T00:15:00.000Z',
        logs: '0',
        rows: '2',
        verdict: 'extra',
        difference: '2',
      },
      {
        from: '1970-01-01T00:15:00.000Z',
        to: '1970-01-01T00:20:00.000Z',
        logs: null,
        rows: '7',
        verdict: 'unknown',
        difference: null,
        because: ['log: /app/access: the query ended as Failed'],
      },
    ],
    totals: { matched: 1, missing: 1, extra: 1, unknown: 1, logs: '14', rows: '13', missingLines: '3', extraRows: '2' },
    scanned: { records: 14, bytes: 2800 },
  });
});

test('only windows that all match are a match; a difference is known whatever else is not; none at all prove nothing', () => {
  const outcome = (windows: readonly Compared[]) => outcomeOf(toReport(windows, 300_000, { records: 0, bytes: 0 }));
  expect(outcome(compared.slice(0, 1))).toBe('matched');
  expect(outcome(compared.slice(0, 2))).toBe('different');
  expect(outcome(compared.slice(2, 4))).toBe('different');
  expect(outcome([...compared.slice(0, 1), ...compared.slice(3)])).toBe('unknown');
  expect(outcome([])).toBe('unknown');
});
