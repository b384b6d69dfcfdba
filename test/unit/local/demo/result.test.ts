import { expect, test } from 'vitest';
import { type DemoResult, problemsOf, toJson, toTable } from '../../../../local/demo/result.ts';

const endpoint = 'fluentd.local:24224';
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
  verified: { totals: { matched: 3, missing: 0, extra: 0, unknown: 0, missingLines: '0', extraRows: '0' } },
  lost: 0,
};

const totals = (more: object): Partial<DemoResult> => ({
  verified: { totals: { ...played.verified.totals, ...more } },
});

test.each([
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
  expect(`\n${toTable(played)}\n`).toMatchInlineSnapshot(`
    "
      sent by the application         3,000
      acknowledged by the collector   3,000  (25 sent again)
      in CloudWatch Logs              3,000
      rows in the database            3,000
      not as they were sent           0
      set aside by the batch          0
      windows                         3 matched, 0 missing, 0 extra, 0 unknown
      missing, says the Lambda        0  (by id: 0)
      extra, says the Lambda          0  (by id: 0)
      DNS led the application to      127.94.29.50, then 127.84.209.51
      push 1                          succeeded, 6 writes, 23 calls, 5.3 s, 127.94.29.50
      push 2                          unchanged, 0 writes, 8 calls, 0.3 s, 127.94.29.50
      push 3                          succeeded, 2 writes, 20 calls, 7.5 s, 127.84.209.51
    "
  `);
});

test('the JSON has the keys that scripts rely on', () => {
  expect(toJson(played)).toMatchObject({
    collector: 'fluentd 1.18.0',
    sent: 3000,
    ingested: 3000,
    missing: 0,
    extra: 0,
    damaged: 0,
    deploys: [
      { outcome: 'succeeded', writes: 6 },
      { outcome: 'unchanged', writes: 0 },
      { outcome: 'succeeded', writes: 2 },
    ],
    endpoint: 'fluentd.local:24224',
    address: '127.84.209.51',
    windows: { matched: 3, missing: 0, extra: 0, unknown: 0 },
  });
});
