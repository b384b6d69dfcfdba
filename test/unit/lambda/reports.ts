import type { VerifyReport } from '../../../src/verify/index.ts';

type Windows = VerifyReport['windows'][number];

export const windows = (state: Windows['state'], because: readonly string[] = []): Windows => ({
  from: '2026-11-22T10:00:00.000Z',
  to: '2026-11-22T10:05:00.000Z',
  windows: 1,
  state,
  evidence: 'lines',
  lines: '480',
  rows: '473',
  missing: '7',
  extra: '0',
  repeated: '0',
  shifted: '0',
  logRepeats: '0',
  because,
});

/** A run at noon that knows of two lost windows. */
export const report: VerifyReport = {
  version: 1,
  outcome: 'different',
  headline: '14 lines lost in 2 windows since 3 May; verified up to 22 Nov 11:45 UTC.',
  basis: 'Each line was looked for by its identity.',
  zone: 'UTC',
  byDays: false,
  marks: [],
  namedInAll: 1,
  at: '2026-11-22T12:00:00.000Z',
  since: '2026-05-03T00:00:00.000Z',
  verifiedUntil: '2026-11-22T11:45:00.000Z',
  identity: 'unique',
  states: {
    open: 0,
    settling: 0,
    matched: 58_000,
    empty: 12,
    late: 1,
    short: 0,
    lost: 2,
    repeated: 3,
    extra: 0,
    shifted: 4,
    unknown: 5,
  },
  totals: { lines: '9007199254740993', rows: '9007199254740980', missing: '14', late: '6', extra: '0', repeated: '9' },
  windows: [windows('matched'), windows('lost'), windows('settling')],
  named: [{ kind: 'missing', at: '2026-11-22T10:01:00.000Z', identity: 'GET /secret', digest: '0123456789ab' }],
  details: 's3://logs/verify/lines/',
  groups: [
    {
      from: '2026-11-22T00:00:00.000Z',
      to: '2026-11-23T00:00:00.000Z',
      group: { path: '/secret' },
      lines: '480',
      rows: '473',
    },
  ],
  notes: [],
  looked: 3,
  left: 0,
  scanned: { queries: 2, records: 480, bytes: 96_000 },
};
