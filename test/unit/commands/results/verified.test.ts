import { expect, test } from 'vitest';
import { verified } from '../../../../src/commands/results/verified.ts';
import type { VerifyReport } from '../../../../src/verify/index.ts';

const reportOf = (verdict: 'matched' | 'missing' | 'unknown'): VerifyReport => ({
  from: '2026-11-22T10:00:00.000Z',
  to: '2026-11-22T10:05:00.000Z',
  windowMs: 300_000,
  windows: [
    {
      from: '2026-11-22T10:00:00.000Z',
      to: '2026-11-22T10:05:00.000Z',
      logs: '7',
      rows: '7',
      verdict,
      difference: '0',
    },
  ],
  totals: { matched: 1, missing: 0, extra: 0, unknown: 0, logs: '7', rows: '7', missingLines: '0', extraRows: '0' },
  scanned: { records: 7, bytes: 700 },
});

test.each([
  { verdict: 'matched', outcome: 'matched', status: 'good' },
  { verdict: 'missing', outcome: 'different', status: 'not good' },
  { verdict: 'unknown', outcome: 'unknown', status: 'unknown' },
] as const)('a verification whose window is $verdict is $status', ({ verdict, outcome, status }) => {
  const report = reportOf(verdict);
  expect(verified(report)).toMatchObject({
    status,
    outputs: { outcome, changed: 'false', verification: JSON.stringify(report) },
    data: report,
  });
});

test('a verification says what it found on a terminal, in the job summary, and where it is no success, in one line', () => {
  const { text, markdown, failure } = verified(reportOf('matched'));
  expect({ text, markdown, failure }).toMatchInlineSnapshot(`
    {
      "failure": undefined,
      "markdown": "### ✅ Every line arrived: 7 rows in 1 window from 2026-11-22T10:00:00.000Z to 2026-11-22T10:05:00.000Z.
    ",
      "text": "Every line arrived: 7 rows in 1 window from 2026-11-22T10:00:00.000Z to 2026-11-22T10:05:00.000Z.",
    }
  `);
  expect(verified(reportOf('missing')).failure).toMatch(/^the database does not hold what the log holds: /);
});
