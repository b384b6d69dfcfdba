import { expect, test } from 'vitest';
import type { Compared, Verdict } from '../../../src/verify/compare.ts';
import { outcomeOf, toReport } from '../../../src/verify/report.ts';

const window = (index: number) => ({ fromMs: index * 300_000, toMs: (index + 1) * 300_000 });

const windowOf = (verdict: Verdict) => ({
  from: '2026-11-22T10:00:00.000Z',
  to: '2026-11-22T10:05:00.000Z',
  logs: '1',
  rows: '1',
  verdict,
  difference: '0',
});

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
  {
    window: window(4),
    logs: { kind: 'known', value: 8n },
    rows: { kind: 'unknown', because: 'connect ECONNREFUSED' },
    verdict: 'unknown',
    difference: undefined,
  },
];

test('a report is JSON, with counts as digits and unknown as null', () => {
  const stretch = { fromMs: 0, windowMs: 300_000, count: 5 };
  const report = toReport(stretch, compared, { records: 14, bytes: 2800 });
  expect(JSON.parse(JSON.stringify(report))).toEqual({
    from: '1970-01-01T00:00:00.000Z',
    to: '1970-01-01T00:25:00.000Z',
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
      {
        from: '1970-01-01T00:20:00.000Z',
        to: '1970-01-01T00:25:00.000Z',
        logs: '8',
        rows: null,
        verdict: 'unknown',
        difference: null,
        because: ['database: connect ECONNREFUSED'],
      },
    ],
    totals: { matched: 1, missing: 1, extra: 1, unknown: 2, logs: '14', rows: '13', missingLines: '3', extraRows: '2' },
    scanned: { records: 14, bytes: 2800 },
  });
});

test('only windows that all match are a match; a difference is known whatever else is not; none at all prove nothing', () => {
  const outcome = (...verdicts: readonly Verdict[]) => outcomeOf({ windows: verdicts.map(windowOf) });
  expect(outcome('matched')).toBe('matched');
  expect(outcome('matched', 'missing')).toBe('different');
  expect(outcome('extra', 'unknown')).toBe('different');
  expect(outcome('matched', 'unknown')).toBe('unknown');
  expect(outcome()).toBe('unknown');
});

test('a stretch without windows has neither beginning nor end', () => {
  const none = toReport({ fromMs: 600_000, windowMs: 300_000, count: 0 }, [], { records: 0, bytes: 0 });
  expect(none).toMatchObject({ from: null, to: null, windows: [] });
});
