import { expect, test } from 'vitest';
import { verifyMarkdown } from '../../../src/report/verify/markdown.ts';
import type { VerifyReport } from '../../../src/verify/report.ts';

const report: VerifyReport = {
  from: '2026-11-22T10:00:00.000Z',
  to: '2026-11-22T10:15:00.000Z',
  windowMs: 300_000,
  windows: [
    {
      from: '2026-11-22T10:00:00.000Z',
      to: '2026-11-22T10:05:00.000Z',
      logs: '10',
      rows: '10',
      verdict: 'matched',
      difference: '0',
    },
    {
      from: '2026-11-22T10:05:00.000Z',
      to: '2026-11-22T10:10:00.000Z',
      logs: '12',
      rows: '9',
      verdict: 'missing',
      difference: '-3',
    },
    {
      from: '2026-11-22T10:10:00.000Z',
      to: '2026-11-22T10:15:00.000Z',
      logs: null,
      rows: null,
      verdict: 'unknown',
      difference: null,
      because: ['log: /app: denied', 'database: connect ECONNREFUSED | 10.0.0.1'],
    },
  ],
  totals: { matched: 1, missing: 1, extra: 0, unknown: 1, logs: '22', rows: '19', missingLines: '3', extraRows: '0' },
  scanned: { records: 29, bytes: 2900 },
};

test('the summary says the answer first, then only the windows that did not match, and why', () => {
  expect(verifyMarkdown(report)).toMatchInlineSnapshot(`
    "### ❌ 3 lines missing in 1 window; 1 window could not be read. Compared: 3 windows from 2026-11-22T10:00:00.000Z to 2026-11-22T10:15:00.000Z, 1 of them matched.

    | window from | verdict | log | database | why |
    |---|---|--:|--:|---|
    | 2026-11-22T10:05:00.000Z | missing | 12 | 9 |  |
    | 2026-11-22T10:10:00.000Z | unknown | unknown | unknown | log: /app: denied<br>database: connect ECONNREFUSED \\| 10.0.0.1 |
    "
  `);
});

test('a verification in which every window matched has no table', () => {
  const matched = {
    ...report,
    windows: report.windows.slice(0, 1),
    totals: { ...report.totals, missing: 0, unknown: 0 },
  };
  expect(verifyMarkdown(matched)).not.toContain('|');
});

test.each([
  { windows: 100, end: ['| 2026-11-22T10:05:00.000Z | missing | 12 | 9 |  |', ''] },
  { windows: 101, end: ['| 2026-11-22T10:05:00.000Z | missing | 12 | 9 |  |', '', '… and 1 more', ''] },
])('of $windows windows at most a hundred have a row, and then it says how many more there are', ({ windows, end }) => {
  const [, missing] = report.windows;
  const many = {
    ...report,
    windows: Array.from({ length: windows }, () => missing as (typeof report.windows)[number]),
  };
  expect(verifyMarkdown(many).match(/\| missing \|/g)).toHaveLength(100);
  expect(verifyMarkdown(many).split('\n').slice(-end.length)).toEqual(end);
});
