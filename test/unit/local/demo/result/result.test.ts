import { expect, test } from 'vitest';
import { toJson } from '../../../../../local/demo/result/json.ts';
import { problemsOf } from '../../../../../local/demo/result/problems.ts';
import type { DemoResult } from '../../../../../local/demo/result/result.ts';
import { toTable } from '../../../../../local/demo/result/table.ts';

const endpoint = 'fluentd.internal:24224';
const played: DemoResult = {
  collector: 'fluentd 1.18.0',
  sent: 3000,
  acknowledged: 3000,
  resent: 25,
  copied: 3000,
  setAside: 0,
  setAsideReasons: [],
  stored: { ingested: 3000, missing: 0, extra: 0, damaged: 0 },
  deploys: [
    { outcome: 'succeeded', writes: 6, calls: 23, seconds: 5.25, endpoint, address: '127.94.29.50' },
    { outcome: 'unchanged', writes: 0, calls: 8, seconds: 0.31, endpoint, address: '127.94.29.50' },
    { outcome: 'succeeded', writes: 2, calls: 20, seconds: 7.5, endpoint, address: '127.84.209.51' },
  ],
  addresses: ['127.94.29.50', '127.84.209.51'],
  gapMs: 4249,
  verified: {
    headline: 'Verified without a gap.',
    windows: [],
    groups: [],
    totals: { matched: 3, missing: 0, extra: 0, unknown: 0, missingLines: '0', extraRows: '0' },
  },
  lost: 0,
  isAggregated: false,
};

const totals = (more: object): Partial<DemoResult> => ({
  verified: { ...played.verified, totals: { ...played.verified.totals, ...more } },
});

test.each<{ name: string; given: Partial<DemoResult>; says: readonly string[] }>([
  { name: 'all is well', given: {}, says: [] },
  {
    name: 'rows were taken out and the verification misses exactly them',
    given: { lost: 5, stored: { ...played.stored, missing: 5 }, ...totals({ missingLines: '5' }) },
    says: ['the verification misses 5 lines in the database'],
  },
  {
    name: 'rows were taken out and nobody noticed',
    given: { lost: 5 },
    says: ['5 rows were taken out, and the verification misses fewer'],
  },
  {
    name: 'the verification is wrong',
    given: { stored: { ...played.stored, missing: 1 } },
    says: ['by id 1 lines are missing and 0 are extra, which is not what the verification says'],
  },
  {
    name: 'a line came out changed',
    given: { stored: { ...played.stored, damaged: 1 } },
    says: ['1 rows do not hold the line that was sent'],
  },
  { name: 'a side was not read', given: totals({ unknown: 2 }), says: ['2 windows could not be judged'] },
  {
    name: 'the batch set lines aside',
    given: { setAside: 3, setAsideReasons: ['line 1: not a line in combined format'] },
    says: ['the batch set 3 lines aside; line 1: not a line in combined format'],
  },
  {
    name: 'a deploy was rolled back',
    given: { deploys: [played.deploys[0], played.deploys[1], { ...played.deploys[2], outcome: 'rolled-back' }] },
    says: ['the deploys ended with succeeded, unchanged, rolled-back'],
  },
  {
    name: 'the unchanged deploy changed something',
    given: { deploys: [played.deploys[0], { ...played.deploys[1], writes: 1 }, played.deploys[2]] },
    says: ['the unchanged deploy wrote something'],
  },
  {
    name: 'the verification finds rows that were never sent',
    given: { stored: { ...played.stored, extra: 2 }, ...totals({ extraRows: '2' }) },
    says: ['the verification finds 2 rows too many'],
  },
  {
    name: 'the application never came to the new task',
    given: { addresses: ['127.94.29.50'] },
    says: [
      'DNS led the application to 127.94.29.50, then 127.94.29.50, where the tasks were at 127.94.29.50, then 127.84.209.51',
    ],
  },
  { name: 'a single line went to the first task alone', given: { sent: 1, addresses: ['127.94.29.50'] }, says: [] },
])('$name', ({ given, says }) => {
  expect(problemsOf({ ...played, ...given })).toEqual(says);
});

test('the table names every count', () => {
  expect(`\n${toTable(played).join('\n')}\n`).toMatchInlineSnapshot(`
    "
      sent by the application          3,000
      acknowledged by the collector    3,000   25 of them sent again
      in CloudWatch Logs               3,000
      rows in the database             3,000
      not as they were sent                0
      set aside by the batch               0
      missing, says the Lambda             0   by id: 0
      extra, says the Lambda               0   by id: 0
      longest time without collector   4.2 s   AWS takes longer than its stand-in
      DNS led the application to               127.94.29.50, then 127.84.209.51
    "
  `);
});

test('no gap is told where the collector was never away', () => {
  expect(toTable({ ...played, gapMs: undefined }).join()).not.toContain('longest time');
});

test('what a forwarder sent again is not known: the table leaves it out, and the JSON has null', () => {
  const unknown = { ...played, resent: undefined };
  expect(toTable(unknown).find((line) => line.includes('acknowledged'))).toBe(
    '  acknowledged by the collector    3,000',
  );
  expect(toJson(unknown)).toHaveProperty('resent', null);
});

test('the JSON has the keys that scripts rely on', () => {
  expect(toJson(played)).toMatchObject({
    collector: 'fluentd 1.18.0',
    sent: 3000,
    ingested: 3000,
    missing: 0,
    extra: 0,
    damaged: 0,
    setAside: 0,
    resent: 25,
    gapMs: 4249,
    addresses: ['127.94.29.50', '127.84.209.51'],
    deploys: [
      { outcome: 'succeeded', writes: 6 },
      { outcome: 'unchanged', writes: 0 },
      { outcome: 'succeeded', writes: 2 },
    ],
    endpoint: 'fluentd.internal:24224',
    address: '127.84.209.51',
    windows: { matched: 3, missing: 0, extra: 0, unknown: 0 },
    problems: [],
  });
  expect(toJson({ ...played, gapMs: undefined })).toHaveProperty('gapMs', null);
});
