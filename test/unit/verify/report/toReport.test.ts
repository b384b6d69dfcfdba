import { describe, expect, test } from 'vitest';
import { doubtful } from '../../../../src/verify/ledger/decide.ts';
import type { Entry } from '../../../../src/verify/ledger/entry.ts';
import type { ReportInput } from '../../../../src/verify/report/input.ts';
import { totalsOf } from '../../../../src/verify/report/totals.ts';
import { toReport } from '../../../../src/verify/toReport.ts';
import { entryAt, input, late, lost, sevenMatched, twoMs, unknown, windowAt } from './literals.ts';

describe('the one sentence', () => {
  const empty = { state: 'empty', lines: '0', rows: '0' } as const;
  const cases: readonly {
    readonly name: string;
    readonly entries: readonly Entry[];
    readonly changes?: Partial<ReportInput>;
    readonly outcome: string;
    readonly says: string;
  }[] = [
    {
      name: 'all is well',
      entries: sevenMatched,
      outcome: 'verified',
      says: 'Verified without a gap up to 22 Nov 14:35 UTC; nothing lost since 3 May.',
    },
    {
      name: 'an empty window among matched ones',
      entries: [entryAt(0), entryAt(1, empty)],
      outcome: 'verified',
      says: 'Verified without a gap up to 22 Nov 14:10 UTC; nothing lost since 3 May.',
    },
    {
      name: 'a row in a neighbouring window is no fault',
      entries: [entryAt(0), entryAt(1, { state: 'shifted', shifted: '1' })],
      outcome: 'verified',
      says: 'Verified without a gap up to 22 Nov 14:10 UTC; nothing lost since 3 May.',
    },
    {
      name: 'lines are late',
      entries: [...sevenMatched, entryAt(7, late)],
      outcome: 'waiting',
      says: '4 lines late in 1 window; verified up to 22 Nov 14:35 UTC, nothing lost until then.',
    },
    {
      name: 'late and unknown',
      entries: [...sevenMatched, entryAt(7, unknown), entryAt(8, late)],
      outcome: 'unknown',
      says: '1 window unknown and 4 lines late in 1 window; verified up to 22 Nov 14:35 UTC, nothing lost until then.',
    },
    {
      name: 'lines are lost',
      entries: [...sevenMatched, entryAt(7, lost), entryAt(8, lost)],
      outcome: 'different',
      says: '6 lines lost in 2 windows since 3 May; verified up to 22 Nov 14:45 UTC.',
    },
    {
      name: 'lost, repeated and unknown',
      entries: [entryAt(0, lost), entryAt(1, { state: 'repeated', repeated: '1', rows: '11' }), entryAt(2, unknown)],
      outcome: 'different',
      says: '3 lines lost in 1 window and 1 row repeated since 3 May; 1 window unknown; verified up to 22 Nov 14:10 UTC.',
    },
    {
      name: 'a row that repeats in a window that is late',
      entries: [...sevenMatched, entryAt(7, { ...late, repeated: '1' })],
      outcome: 'different',
      says: '1 row repeated since 3 May; 4 lines late in 1 window; verified up to 22 Nov 14:35 UTC, nothing lost until then.',
    },
    {
      name: 'a row without a line, once the log can no longer come',
      entries: [entryAt(0, { state: 'extra', extra: '2', rows: '12' })],
      outcome: 'different',
      says: '2 rows without a line since 3 May; verified up to 22 Nov 14:05 UTC, nothing lost until then.',
    },
    {
      name: 'a row without a line, while the log may still come',
      entries: [entryAt(0), entryAt(1, { state: 'settling', extra: '2', rows: '12' })],
      outcome: 'waiting',
      says: '1 window still settling; verified up to 22 Nov 14:05 UTC, nothing lost until then.',
    },
    {
      name: 'windows that the run did not come to',
      entries: sevenMatched,
      changes: { left: 3 },
      outcome: 'waiting',
      says: '3 windows not looked at yet; verified up to 22 Nov 14:35 UTC, nothing lost until then.',
    },
    {
      name: 'a gap behind what is verified',
      entries: [entryAt(0), entryAt(2)],
      changes: { verifiedUntilMs: windowAt(0).toMs },
      outcome: 'waiting',
      says: 'A gap in what was looked at; verified up to 22 Nov 14:05 UTC, nothing lost until then.',
    },
    {
      name: 'no window at all',
      entries: [],
      outcome: 'unknown',
      says: 'Nothing was compared: no window since 3 May is over and settled yet.',
    },
    {
      name: 'a range of which the end lies ahead',
      entries: sevenMatched,
      changes: { waiting: 3, range: { fromMs: twoMs, toMs: windowAt(10).fromMs } },
      outcome: 'waiting',
      says: '3 windows not over or not settled yet; verified up to 22 Nov 14:35 UTC, nothing lost until then.',
    },
    {
      name: 'a range that lies ahead as a whole',
      entries: [],
      changes: { waiting: 2, range: { fromMs: twoMs, toMs: windowAt(2).fromMs } },
      outcome: 'waiting',
      says: '2 windows not over or not settled yet; nothing is verified yet.',
    },
    {
      name: 'zero on both sides only',
      entries: [entryAt(0, empty)],
      outcome: 'unknown',
      says: 'Nothing was compared: neither a line nor a row stands there since 3 May.',
    },
    {
      name: 'a silence from the beginning on that is too long by now',
      entries: [entryAt(0, empty), entryAt(1, { ...empty, state: 'unknown' })],
      outcome: 'unknown',
      says: '1 window unknown; nothing was compared up to 22 Nov 14:05 UTC.',
    },
    {
      name: 'nothing but unknown windows',
      entries: [entryAt(0, unknown)],
      changes: { sinceMs: twoMs },
      outcome: 'unknown',
      says: '1 window unknown; nothing is verified yet.',
    },
    {
      name: 'a loss that is remembered and not shown',
      entries: sevenMatched,
      changes: { totals: totalsOf([entryAt(-9, lost), ...sevenMatched]) },
      outcome: 'different',
      says: '3 lines lost in 1 window since 3 May; verified up to 22 Nov 14:35 UTC.',
    },
    {
      name: 'a loss that is shown and not in the totals',
      entries: [entryAt(0), entryAt(1, lost)],
      changes: { totals: totalsOf(sevenMatched) },
      outcome: 'different',
      says: '3 lines lost in 1 window since 3 May; verified up to 22 Nov 14:10 UTC.',
    },
    {
      name: 'only counts, all well',
      entries: sevenMatched,
      changes: { identity: 'none' },
      outcome: 'verified',
      says: 'Counts agree without a gap up to 22 Nov 14:35 UTC, since 3 May.',
    },
    {
      name: 'only counts, some short',
      entries: [...sevenMatched, entryAt(7, lost), entryAt(8, { state: 'extra', extra: '1200' })],
      changes: { identity: 'none' },
      outcome: 'different',
      says: 'Counts fall short by 3 in 1 window and counts are too high by 1,200 in 1 window since 3 May; compared up to 22 Nov 14:45 UTC.',
    },
    {
      name: 'only counts, some late',
      entries: [...sevenMatched, entryAt(7, late)],
      changes: { identity: 'none' },
      outcome: 'waiting',
      says: 'Counts short by 4 in 1 window so far; counts agree up to 22 Nov 14:35 UTC.',
    },
    {
      name: 'hours of the business’s zone',
      entries: sevenMatched,
      changes: { timezone: 'Asia/Tokyo', bucket: 'hour' },
      outcome: 'verified',
      says: 'Verified without a gap up to 22 Nov 23:35 (Asia/Tokyo); nothing lost since 3 May 09:00 (Asia/Tokyo).',
    },
  ];

  test.each(cases)('$name → $outcome', ({ entries, changes, outcome, says }) => {
    const report = toReport(input(entries, changes));
    expect({ outcome: report.outcome, says: report.headline }).toEqual({ outcome, says });
  });

  test('of days tells the last that is whole', () => {
    const day = (at: number) => {
      const fromMs = Date.UTC(2026, 10, 20 + at, 15);
      return { ...entryAt(0, { evidence: 'counts' }), fromMs, toMs: fromMs + 86_400_000 };
    };
    const changes = { timezone: 'Asia/Tokyo', bucket: 'day', identity: 'none', sinceMs: day(0).fromMs } as const;
    expect(toReport(input([day(0), day(1)], changes)).headline).toBe(
      'Counts agree without a gap through 22 Nov (Asia/Tokyo), since 21 Nov.',
    );
  });

  test('never says of counts that lines arrived or were verified', () => {
    for (const { entries, changes } of cases) {
      const { headline, basis } = toReport(input(entries, { ...changes, identity: 'none' }));
      expect(`${headline} ${basis}`).not.toMatch(/verified|lost|arrived|every line/i);
    }
  });
});

describe('a range', () => {
  const [first, second] = [entryAt(0), entryAt(1)];

  test.each([
    {
      name: 'whole',
      toMs: second.toMs,
      outcome: 'verified',
      says: 'Verified without a gap up to 22 Nov 14:10 UTC; nothing lost since 22 Nov 14:00 UTC.',
    },
    {
      name: 'with less than a window left over',
      toMs: second.toMs + 299_999,
      outcome: 'verified',
      says: 'Verified without a gap up to 22 Nov 14:10 UTC; nothing lost since 22 Nov 14:00 UTC.',
    },
    {
      name: 'with a window left over',
      toMs: second.toMs + 300_000,
      outcome: 'waiting',
      says: 'A gap in what was looked at; verified up to 22 Nov 14:10 UTC, nothing lost until then.',
    },
  ])('$name → $outcome', ({ toMs, outcome, says }) => {
    const report = toReport(input([first, second], { range: { fromMs: first.fromMs, toMs }, verifiedUntilMs: 0 }));
    expect({ outcome: report.outcome, says: report.headline }).toEqual({ outcome, says });
  });

  test('is not verified by the totals of all that is remembered', () => {
    const range = { fromMs: first.fromMs, toMs: first.toMs };
    expect(toReport(input([], { range, totals: totalsOf(sevenMatched) })).outcome).toBe('unknown');
  });

  test('whose windows have a gap between them is not verified', () => {
    const range = { fromMs: first.fromMs, toMs: entryAt(2).toMs };
    expect(toReport(input([first, entryAt(2)], { range })).outcome).toBe('waiting');
  });
});

describe('windows', () => {
  test('that follow each other and are alike are one row, with the sums and the weakest evidence', () => {
    const { windows } = toReport(
      input([
        entryAt(0),
        entryAt(1, { evidence: 'sums' }),
        entryAt(2, { state: 'empty', lines: '0', rows: '0', evidence: 'counts' }),
      ]),
    );
    expect(windows).toEqual([
      {
        from: '2026-11-22T14:00:00.000Z',
        to: '2026-11-22T14:15:00.000Z',
        windows: 3,
        state: 'matched',
        evidence: 'sums',
        lines: '20',
        rows: '20',
        missing: '0',
        extra: '0',
        repeated: '0',
        shifted: '0',
        logRepeats: '0',
        because: [],
      },
    ]);
  });

  test.each([
    { name: 'a gap', entries: [entryAt(0), entryAt(2)] },
    { name: 'another state', entries: [entryAt(0), entryAt(1, lost)] },
    { name: 'another reason', entries: [entryAt(0, unknown), entryAt(1, { ...unknown, because: ['log: Throttled'] })] },
  ])('$name begins a new row', ({ entries }) => {
    expect(toReport(input(entries)).windows).toHaveLength(2);
  });

  test('come in order of time, and a side that is unknown in one has no sum', () => {
    const { windows } = toReport(input([entryAt(2, unknown), entryAt(1, { ...unknown, lines: '10' }), entryAt(0)]));
    expect(windows.map(({ state, lines, rows }) => ({ state, lines, rows }))).toEqual([
      { state: 'matched', lines: '10', rows: '10' },
      { state: 'unknown', lines: null, rows: null },
    ]);
  });

  test.each([
    { name: 'of both', second: { parts: { '/old': '4', '/new': '6' } }, expected: { '/old': '8', '/new': '12' } },
    { name: 'of one behind a cutover', second: { parts: { '/new': '10' } }, expected: { '/old': '4', '/new': '16' } },
    { name: 'not where a window was counted without', second: {}, expected: undefined },
  ])('tell the lines by group: $name', ({ second, expected }) => {
    const { windows } = toReport(input([entryAt(0, { parts: { '/old': '4', '/new': '6' } }), entryAt(1, second)]));
    expect(windows.map(({ parts }) => parts)).toEqual([expected]);
  });

  test.each([
    { state: 'matched', next: undefined },
    { state: 'empty', next: undefined },
    { state: 'shifted', next: undefined },
    { state: 'open', next: 'wait for its end' },
    { state: 'settling', next: 'wait: the next run looks again' },
    { state: 'short', next: 'wait: the neighbouring window decides' },
    { state: 'late', next: 'wait until 22 Nov 20:05 UTC: what has no row by then is lost' },
    { state: 'lost', next: 'load them again: verify --replay FILE writes the missing lines as the batch reads them' },
    {
      state: 'repeated',
      next: 'delete the rows beyond the first of each line, and see why the batch loaded them twice',
    },
    { state: 'extra', next: expect.stringContaining('see who wrote rows that no line asks for') },
    { state: 'unknown', next: 'see to the database; the next run looks again' },
  ] as const)('$state: what to do next', ({ state, next }) => {
    const because = state === 'unknown' ? unknown.because : [];
    expect(toReport(input([entryAt(0, { state, because })])).windows[0]?.next).toEqual(next);
  });

  test.each([
    {
      because: ['log: Throttled', 'database: 28000'],
      next: 'see to the log and the database; the next run looks again',
    },
    {
      because: [
        'nothing has stood on either side for longer than verify.quietAfter: look at the filter and at who sends',
      ],
      next: 'see whether anybody sends, and whether the filter finds anything at all',
    },
    { because: [doubtful], next: 'see verify --explain WINDOW; an id in each line would tell which one it is' },
    { because: ['something else'], next: 'see to what is said beside it; the next run looks again' },
  ])('unknown for $because', ({ because, next }) => {
    expect(toReport(input([entryAt(0, { ...unknown, because })])).windows[0]?.next).toBe(next);
  });

  test('where no line has a name, none is promised to be written', () => {
    const report = toReport(
      input([entryAt(0, lost), entryAt(1, { state: 'extra', extra: '1' })], { identity: 'none' }),
    );
    expect(report.windows.map(({ next }) => next)).not.toContainEqual(expect.stringContaining('--replay'));
  });
});

describe('lines by name', () => {
  const member = (identity: string, minute: number) => ({ identity, atMs: twoMs + minute * 60_000 });
  const found = { lines: 1, rows: 1, missing: [], extra: [], repeated: [], shifted: [], logRepeats: 0 };
  const findings = [
    { entry: entryAt(1, lost), found: { ...found, missing: [member('b', 6)], extra: [member('c', 7)] } },
    {
      entry: entryAt(0, late),
      found: { ...found, missing: [member('a', 1)], extra: [member('d', 2)], repeated: [member('e', 3)] },
    },
  ];

  test('are in order of time, and late is told from missing; a row is extra only once the log can no longer come', () => {
    const { named, namedInAll } = toReport(input([entryAt(0, late), entryAt(1, lost)], { findings }), {
      showLines: true,
    });
    expect(named.map(({ kind, identity }) => `${kind} ${identity}`)).toEqual([
      'late a',
      'repeated e',
      'missing b',
      'extra c',
    ]);
    expect(namedInAll).toBe(4);
  });

  test('are shown only where it was asked for', () => {
    const { named } = toReport(input([entryAt(0, late), entryAt(1, lost)], { findings }), { mostNamed: 1 });
    expect(named).toEqual([{ kind: 'late', at: '2026-11-22T14:01:00.000Z', digest: 'ca978112ca1b' }]);
  });
});

test('groups that differ have the names of their columns', () => {
  const findings = [{ entry: entryAt(0, lost), groups: [{ values: '["GET","/cart"]', lines: 480n, rows: 473n }] }];
  expect(toReport(input([entryAt(0, lost)], { findings, groupNames: ['method', 'path'] })).groups).toEqual([
    {
      from: '2026-11-22T14:00:00.000Z',
      to: '2026-11-22T14:05:00.000Z',
      group: { method: 'GET', path: '/cart' },
      lines: '480',
      rows: '473',
    },
  ]);
});

test('marks are those that fall into what is shown: the first instant does, the end does not', () => {
  const at = (ms: number) => new Date(ms).toISOString();
  const logs = [
    { group: '/old', until: at(twoMs) },
    { group: '/new', from: at(windowAt(0).toMs) },
  ];
  const { marks } = toReport(
    input([entryAt(0)], { logs, deploys: [{ atMs: twoMs + 60_000, words: 'access-log:42' }] }),
  );
  expect(marks).toEqual([
    { at: '2026-11-22T14:00:00.000Z', kind: 'cutover', words: '/old ends' },
    { at: '2026-11-22T14:01:00.000Z', kind: 'deploy', words: 'access-log:42' },
  ]);
});

test('counts beyond a double are exact', () => {
  const entries = [
    entryAt(0, { lines: '9007199254740993', rows: '9007199254740993' }),
    entryAt(1, { lines: '1', rows: '1' }),
  ];
  expect(toReport(input(entries)).totals).toMatchObject({ lines: '9007199254740994', rows: '9007199254740994' });
});

test('what a report rests on is told by how each window was compared', () => {
  expect(toReport(input([entryAt(0), entryAt(1, { evidence: 'sums' }), entryAt(2, unknown)])).basis).toBe(
    'Each line is known by an identity of its own. Shown here: 1 window line by line, 1 window by count and by the sum of hashes.',
  );
});

test('a report says until when windows were compared while the configuration said something else, and what to do', () => {
  const report = toReport(input(sevenMatched, { otherUntilMs: twoMs, notes: ['another'] }));
  expect(report.headline).toMatchInlineSnapshot(
    `"Verified without a gap up to 22 Nov 14:35 UTC; nothing lost since 3 May; compared in part by other settings up to 22 Nov 14:00 UTC."`,
  );
  expect(report.notes).toMatchInlineSnapshot(`
    [
      "some windows before 2026-11-22T14:00:00.000Z were compared while verify.logs or verify.database.name said something else, and stand as they were found then: with another verify.state all are compared anew from verify.since on",
      "another",
    ]
  `);
  expect(toReport(input([entryAt(0, lost)], { otherUntilMs: twoMs })).headline).toMatchInlineSnapshot(
    `"3 lines lost in 1 window since 3 May; verified up to 22 Nov 14:05 UTC; compared in part by other settings up to 22 Nov 14:00 UTC."`,
  );
});
