import { expect, test } from 'vitest';
import { verifyFailure, verifyText } from '../../../src/report/verify/text.ts';
import type { VerifyReport } from '../../../src/verify/report.ts';

const at = (minute: number) => `2026-11-22T10:${String(minute).padStart(2, '0')}:00.000Z`;

const matched: VerifyReport = {
  from: at(0),
  to: at(10),
  windowMs: 300_000,
  windows: [
    { from: at(0), to: at(5), logs: '7', rows: '7', verdict: 'matched', difference: '0' },
    { from: at(5), to: at(10), logs: '5', rows: '5', verdict: 'matched', difference: '0' },
  ],
  totals: { matched: 2, missing: 0, extra: 0, unknown: 0, logs: '12', rows: '12', missingLines: '0', extraRows: '0' },
  scanned: { records: 12, bytes: 2400 },
};

test('all matched', () => {
  expect(verifyText(matched)).toMatchInlineSnapshot(
    `"Every line arrived: 12 rows in 2 windows from 2026-11-22T10:00:00.000Z to 2026-11-22T10:10:00.000Z."`,
  );
});

test('matched, but of nothing', () => {
  const nothing = { ...matched, totals: { ...matched.totals, logs: '0', rows: '0' } };
  expect(verifyText(nothing)).toMatchInlineSnapshot(
    `"Nothing was logged, and there are no rows: 2 windows from 2026-11-22T10:00:00.000Z to 2026-11-22T10:10:00.000Z."`,
  );
});

test('every kind of difference', () => {
  const report: VerifyReport = {
    ...matched,
    to: at(20),
    windows: [
      { from: at(0), to: at(5), logs: '7', rows: '7', verdict: 'matched', difference: '0' },
      { from: at(5), to: at(10), logs: '5', rows: '4', verdict: 'missing', difference: '-1' },
      { from: at(10), to: at(15), logs: '5', rows: '8', verdict: 'extra', difference: '3' },
      {
        from: at(15),
        to: at(20),
        logs: null,
        rows: null,
        verdict: 'unknown',
        difference: null,
        because: ['log: /app/access: the query ended as Failed', 'database: it is down'],
      },
    ],
    totals: { matched: 1, missing: 1, extra: 1, unknown: 1, logs: '17', rows: '19', missingLines: '1', extraRows: '3' },
  };
  expect(verifyFailure(report)).toMatchInlineSnapshot(
    `"the database does not hold what the log holds: 1 line missing in 1 window; 3 rows too many in 1 window; 1 window could not be read. Compared: 4 windows from 2026-11-22T10:00:00.000Z to 2026-11-22T10:20:00.000Z, 1 of them matched. Not read, log: /app/access: the query ended as Failed."`,
  );
  expect(verifyText(report)).toMatchInlineSnapshot(`
    "1 line missing in 1 window; 3 rows too many in 1 window; 1 window could not be read. Compared: 4 windows from 2026-11-22T10:00:00.000Z to 2026-11-22T10:20:00.000Z, 1 of them matched.
      2026-11-22T10:05:00.000Z  missing  log 5, database 4
      2026-11-22T10:10:00.000Z  extra    log 5, database 8
      2026-11-22T10:15:00.000Z  unknown  log unknown, database unknown
        log: /app/access: the query ended as Failed
        database: it is down"
  `);
});

const refused = {
  logs: null,
  rows: '8',
  verdict: 'unknown',
  difference: null,
  because: ['log: /app: denied'],
} as const;

test('a side that is down is told once, and is no loss', () => {
  const report: VerifyReport = {
    ...matched,
    windows: [
      { from: at(0), to: at(5), ...refused },
      { from: at(5), to: at(10), ...refused },
    ],
    totals: { ...matched.totals, matched: 0, unknown: 2, logs: '0', rows: '0' },
  };
  expect(verifyText(report)).toMatchInlineSnapshot(`
    "2 windows could not be read. Compared: 2 windows from 2026-11-22T10:00:00.000Z to 2026-11-22T10:10:00.000Z, 0 of them matched.
      2026-11-22T10:00:00.000Z  unknown  log unknown, database 8
        log: /app: denied
      2026-11-22T10:05:00.000Z  unknown  log unknown, database 8"
  `);
  expect(verifyFailure(report)).toMatchInlineSnapshot(
    `"whether the database holds what the log holds is not known: 2 windows could not be read. Compared: 2 windows from 2026-11-22T10:00:00.000Z to 2026-11-22T10:10:00.000Z, 0 of them matched. Not read, log: /app: denied."`,
  );
});

test('a run that found a difference says so in one line, and a run in which all matched says nothing', () => {
  const report: VerifyReport = {
    ...matched,
    windows: [{ from: at(0), to: at(5), logs: '7', rows: '6', verdict: 'missing', difference: '-1' }],
    totals: { ...matched.totals, matched: 0, missing: 1, missingLines: '1' },
  };
  expect(verifyFailure(report)).toMatchInlineSnapshot(
    `"the database does not hold what the log holds: 1 line missing in 1 window. Compared: 1 window from 2026-11-22T10:00:00.000Z to 2026-11-22T10:10:00.000Z, 0 of them matched."`,
  );
  expect(verifyFailure(matched)).toBeUndefined();
});

test('nothing due', () => {
  const totals = {
    matched: 0,
    missing: 0,
    extra: 0,
    unknown: 0,
    logs: '0',
    rows: '0',
    missingLines: '0',
    extraRows: '0',
  };
  expect(verifyText({ ...matched, from: null, to: null, windows: [], totals })).toMatchInlineSnapshot(
    `"Nothing was compared: no window is due yet."`,
  );
});

test.each([
  { windows: 20, last: '  2026-11-22T10:19:00.000Z  missing  log 1, database 0' },
  { windows: 21, last: '  … and 1 more' },
])('of $windows windows at most twenty are named, and then it says how many more there are', ({ windows, last }) => {
  const missing = Array.from({ length: windows }, (_, minute) => ({
    from: at(minute),
    to: at(minute + 1),
    logs: '1',
    rows: '0',
    verdict: 'missing' as const,
    difference: '-1',
  }));
  const lines = verifyText({ ...matched, windows: missing }).split('\n');
  expect(lines.filter((line) => line.includes('  missing  '))).toHaveLength(20);
  expect(lines.at(-1)).toBe(last);
});
