import { expect, test } from 'vitest';
import { toAnswer, unmatchedOf } from '../../../lambda/answer.ts';
import type { VerifyReport } from '../../../src/verify/index.ts';

const unknown = (because: string): VerifyReport['windows'][number] => ({
  from: '2026-11-22T10:00:00.000Z',
  to: '2026-11-22T10:00:01.000Z',
  logs: null,
  rows: '0',
  verdict: 'unknown',
  difference: null,
  because: [because],
});
const { because: _, ...matched } = { ...unknown(''), logs: '0', verdict: 'matched', difference: '0' } as const;
const report = (windows: VerifyReport['windows']): VerifyReport => ({
  from: '2026-11-22T10:00:00.000Z',
  to: '2026-11-22T10:00:01.000Z',
  windowMs: 1000,
  windows,
  totals: { matched: 0, missing: 0, extra: 0, unknown: 0, logs: '0', rows: '0', missingLines: '0', extraRows: '0' },
  scanned: { records: 0, bytes: 0 },
});

test('a report that fits is answered as it is', () => {
  const small = report([unknown('denied'), unknown('denied')]);
  expect(toAnswer(small)).toBe(small);
});

test('one that is too large says a reason once for each run of windows that have it', () => {
  const windows = [unknown('denied'), unknown('denied'), matched, unknown('denied'), unknown('timeout')];
  expect(toAnswer(report(windows), 100).windows.map(({ because }) => because)).toEqual([
    ['denied'],
    undefined,
    undefined,
    ['denied'],
    ['timeout'],
  ]);
});

test('for the log there are the first windows that did not match, with a reason once', () => {
  const windows = [matched, unknown('denied'), unknown('denied'), matched, unknown('timeout'), unknown('denied')];
  expect(unmatchedOf({ windows }, 3).map(({ because }) => because)).toEqual([['denied'], undefined, ['timeout']]);
});

test('as many windows as a run compares fit into an answer, even all unknown for a reason of 400 bytes', () => {
  const large = report(Array.from({ length: 20_000 }, () => unknown('x'.repeat(400))));
  expect(JSON.stringify(toAnswer(large)).length).toBeLessThan(6_000_000);
});

test.each([
  { bytes: 6_000_000, kept: 2 },
  { bytes: 6_000_001, kept: 1 },
])('an answer of $bytes bytes keeps $kept of two equal reasons', ({ bytes, kept }) => {
  const left = bytes - JSON.stringify(report([unknown(''), unknown('')])).length;
  const reason = 'x'.repeat(Math.floor(left / 2));
  const exact = {
    ...report([unknown(reason), unknown(reason)]),
    from: `2026-11-22T10:00:00.000Z${'x'.repeat(left % 2)}`,
  };
  expect(JSON.stringify(exact)).toHaveLength(bytes);
  expect(toAnswer(exact).windows.filter(({ because }) => because !== undefined)).toHaveLength(kept);
});

test('the log has the first fifty', () => {
  const fifty = Array.from({ length: 50 }, () => unknown('denied'));
  expect(unmatchedOf({ windows: fifty })).toHaveLength(50);
  expect(unmatchedOf({ windows: [...fifty, unknown('denied')] })).toHaveLength(50);
});
