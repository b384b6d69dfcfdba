import { stripVTControlCharacters } from 'node:util';
import { describe, expect, test } from 'vitest';
import { painted } from '../../../../src/report/colour.ts';
import { chartOf } from '../../../../src/report/verify/columns.ts';
import { type ExplainInput, explainText } from '../../../../src/report/verify/explain.ts';
import { verifyMarkdown } from '../../../../src/report/verify/markdown.ts';
import { verifyPage } from '../../../../src/report/verify/page.ts';
import { verifyFailure, verifyText } from '../../../../src/report/verify/text.ts';
import { verifyWidget, widgetColumns, widgetDescription } from '../../../../src/report/verify/widget.ts';
import { toReport } from '../../../../src/verify/toReport.ts';
import { weeks, weeksInput } from '../../../support/verifiedWeeks.ts';
import { entryAt, input, late, lost, sevenMatched, twoMs, unknown } from '../../verify/report/literals.ts';

const nobody = { lines: 10, rows: 7, extra: [], repeated: [], shifted: [], logRepeats: 0 };
const missing = [{ identity: 'req-1', atMs: twoMs + 2_100_120 }];
const findings = [
  {
    entry: entryAt(7, lost),
    found: { ...nobody, missing },
    groups: [{ values: '["/cart"]', lines: 4n, rows: 1n }],
  },
];
const bad = toReport(
  input(
    [
      ...sevenMatched,
      entryAt(7, { ...lost, parts: { '/old': '4', '/new': '6' } }),
      entryAt(8, unknown),
      entryAt(9, late),
    ],
    {
      findings,
      groupNames: ['path'],
      details: 's3://verification/lines/',
      notes: ['the role may not see open transactions'],
      logs: [{ group: '/new', from: '2026-11-22T14:20:00Z' }],
    },
  ),
);

describe('text', () => {
  test('begins with the sentence where all is well, and has little to add', () => {
    expect(verifyText(toReport(input(sevenMatched)))).toMatchInlineSnapshot(`
      "Verified without a gap up to 22 Nov 14:35 UTC; nothing lost since 3 May.
      Each line is known by an identity of its own. Shown here: 7 windows line by line.

        in all   70 lines, 70 rows, 0 lost, 0 late, 0 extra, 0 repeated
        windows  7 matched
        times    UTC

      windows
        22 Nov 14:00–14:35  7 windows  matched  log 70  database 70

      7 windows looked at; 1 query over 70 log events, 7.0 kB"
    `);
  });

  test('names what is wrong, why, and what to do next', () => {
    expect(verifyText(bad)).toMatchInlineSnapshot(`
      "3 lines lost in 1 window since 3 May; 1 window unknown and 4 lines late in 1 window; verified up to 22 Nov 14:40 UTC.
      Each line is known by an identity of its own. Shown here: 9 windows line by line.

        in all   90 lines, 83 rows, 3 lost, 4 late, 0 extra, 0 repeated
        windows  7 matched, 1 late, 1 unknown, 1 lost
        times    UTC

      windows
        22 Nov 14:00–14:35  7 windows  matched  log 70       database 70
        22 Nov 14:35–14:40             lost     log 10       database 7        3 missing
            of them in /old: 4
            of them in /new: 6
            next: load them again: verify --replay FILE writes the missing lines as the batch reads them
        22 Nov 14:40–14:45             unknown  log unknown  database unknown
            because: database: ECONNREFUSED
            next: see to the database; the next run looks again
        22 Nov 14:45–14:50             late     log 10       database 6        4 without a row yet
            next: wait until 22 Nov 20:50 UTC: what has no row by then is lost

      groups that differ
        - path /cart, 22 Nov 14:35–14:40: log 4, database 1

      lines and rows by name
        missing   22 Nov 14:35:00.120  9456bdfa12ea
        named: 1; all of them are in s3://verification/lines/

      changes
        22 Nov 14:20  /new begins

      what cannot be known
        - the role may not see open transactions

      10 windows looked at; 1 query over 70 log events, 7.0 kB"
    `);
  });

  test('is coloured only where it is asked for, and otherwise the same', () => {
    const coloured = verifyText(bad, painted);
    expect(coloured).toContain('\u001b[31m');
    expect(stripVTControlCharacters(coloured)).toBe(verifyText(bad));
  });

  test('of thousands of rows shows those that ask for something, and says how many it does not show', () => {
    const entries = Array.from({ length: 200 }, (_, at) => entryAt(at, at % 2 === 0 ? {} : lost));
    const text = verifyText(toReport(input(entries)));
    expect(text.split('\n').filter((line) => line.includes(' lost  '))).toHaveLength(40);
    expect(text).toContain(
      'not shown: 60 more rows to look at and 100 rows where nothing is wrong; --json has them all',
    );
  });
});

describe('the line of failure', () => {
  test.each([
    { name: 'success has none', entries: sevenMatched, says: undefined },
    { name: 'waiting has none', entries: [...sevenMatched, entryAt(7, late)], says: undefined },
    {
      name: 'a loss says what to do',
      entries: [entryAt(0, late), entryAt(1, lost)],
      says: '3 lines lost in 1 window since 3 May; 4 lines late in 1 window; verified up to 22 Nov 14:00 UTC; hint: load them again: verify --replay FILE writes the missing lines as the batch reads them',
    },
    {
      name: 'unknown says why',
      entries: [entryAt(0, unknown)],
      says: '1 window unknown; nothing was compared up to 22 Nov 14:00 UTC (database: ECONNREFUSED); hint: see to the database; the next run looks again',
    },
  ])('$name', ({ entries, says }) => {
    expect(verifyFailure(toReport(input(entries)))).toBe(says);
  });
});

test('Markdown holds the same for the job summary', () => {
  expect(verifyMarkdown(bad)).toMatchInlineSnapshot(`
    "### ❌ 3 lines lost in 1 window since 3 May; 1 window unknown and 4 lines late in 1 window; verified up to 22 Nov 14:40 UTC.

    Each line is known by an identity of its own. Shown here: 9 windows line by line.

    | Lines | Rows | Lost | Late | Extra | Repeated |
    |---|---|---|---|---|---|
    | 90 | 83 | 3 | 4 | 0 | 0 |

    Windows: 7 matched, 1 late, 1 unknown, 1 lost. Times: UTC.

    #### Windows

    | Window | State | Log | Database | What, why and what next |
    |---|---|---|---|---|
    | 22 Nov 14:00–14:35 | matched (7 windows) | 70 | 70 |  |
    | 22 Nov 14:35–14:40 | lost | 10 | 7 | 3 missing<br>\`/old\`: 4<br>\`/new\`: 6<br>**Next:** load them again: verify --replay FILE writes the missing lines as the batch reads them |
    | 22 Nov 14:40–14:45 | unknown | unknown | unknown | database: ECONNREFUSED<br>**Next:** see to the database; the next run looks again |
    | 22 Nov 14:45–14:50 | late | 10 | 6 | 4 without a row yet<br>**Next:** wait until 22 Nov 20:50 UTC: what has no row by then is lost |

    #### Groups that differ

    | Group | Window | Log | Database |
    |---|---|---|---|
    | \`path /cart\` | 22 Nov 14:35–14:40 | 4 | 1 |

    #### Lines and rows by name

    | What | When | Digest |
    |---|---|---|
    | missing | 22 Nov 14:35:00.120 | \`9456bdfa12ea\` |

    1; all of them are in s3\\://verification/lines/

    #### Changes

    - 22 Nov 14:20 /new begins

    #### What cannot be known

    - the role may not see open transactions

    <sub>10 windows looked at; 1 query over 70 log events, 7.0 kB</sub>
    "
  `);
});

describe('explained', () => {
  const entry = entryAt(7, { ...lost, checks: 3, lastCheckMs: twoMs + 30_000_000 });
  const explained: ExplainInput = {
    window: entry,
    entry,
    before: entryAt(6),
    behind: undefined,
    identity: 'unique',
    face: { zone: 'UTC', byDays: false, atMs: twoMs },
    atMs: twoMs + 31_000_000,
    lostAfterMs: 21_600_000,
    settleMs: 600_000,
    place: 's3://verification/production',
    groups: [
      { group: { path: '/cart' }, lines: '4', rows: '1' },
      { group: { path: '/' }, lines: '6', rows: '6' },
    ],
    parts: { '/old': 4n, '/new': 6n },
    named: [{ kind: 'missing', at: '2026-11-22T14:35:00.120Z', digest: '0123456789ab' }],
    notes: ['the role may not see open transactions'],
  };

  test('a window shows how its verdict came about and what would change it', () => {
    expect(explainText(explained)).toMatchInlineSnapshot(`
      "22 Nov 14:35–14:40 (UTC): lost, lines have no row
        2026-11-22T14:35:00.000Z to 2026-11-22T14:40:00.000Z, the end excluded
        found
          - log 10, database 7
          - missing: 3
        by log group
          - /old: 4
          - /new: 6
        by group
          - path /cart: log 4, database 1, differs
          - path /: log 6, database 6
        by name
          - missing 22 Nov 14:35:00.120 UTC  0123456789ab
        rests on
          - the lines and rows themselves, each known on both sides
        looked at
          - 3 times: first 22 Nov 14:00 UTC, last 22 Nov 22:20 UTC
        neighbours
          - before: 22 Nov 14:30–14:35 matched, log 10, database 10
          - behind: nothing is remembered
        what would change it
          - it is looked at again once in 6 hours: rows that were loaded meanwhile make it good
        what to do
          - load them again: verify --replay FILE writes the missing lines as the batch reads them
        what cannot be known
          - the role may not see open transactions
        remembered in s3://verification/production"
    `);
  });

  test('a window that nothing is remembered of says when it is due', () => {
    expect(
      explainText({ ...explained, entry: undefined, groups: [], parts: {}, named: [], notes: [] }),
    ).toMatchInlineSnapshot(`
      "22 Nov 14:35–14:40 (UTC): nothing is remembered of it
        2026-11-22T14:35:00.000Z to 2026-11-22T14:40:00.000Z, the end excluded
        looked at
          - not yet; it is due from 22 Nov 14:50 UTC on
        neighbours
          - before: 22 Nov 14:30–14:35 matched, log 10, database 10
          - behind: nothing is remembered
        what would change it
          - a run that looks at it
        remembered in s3://verification/production"
    `);
  });

  test.each([
    { state: 'matched', says: 'nothing: it is final, and is not looked at again' },
    { state: 'lost', says: 'it is looked at again once in 6 hours: rows that were loaded meanwhile make it good' },
    {
      state: 'late',
      says: 'each run looks at it again; from 22 Nov 20:40 UTC on, a line without a row is lost and a row without a line is extra',
    },
  ] as const)('$state: $says', ({ state, says }) => {
    expect(explainText({ ...explained, entry: { ...entry, state } })).toContain(says);
  });
});

describe('the page', () => {
  const page = verifyPage(toReport(weeksInput()), chartOf(weeks()));

  test('is one file that lets no script and nothing from elsewhere in', () => {
    expect(page).toContain(
      `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">`,
    );
    expect(page).not.toMatch(/<script|<link|<img|<iframe|@import|url\(| on\w+=|href=|src=/);
  });

  test('has a title, a description, and a table beside the chart', () => {
    expect(page).toContain('<title>Windows from 8 Nov 15:00–22 Nov 15:00, UTC</title>');
    expect(page).toContain('The table below has the figures.</desc>');
    expect(page).toContain('<th role="columnheader" scope="col" class="words">Window</th>');
  });

  test('says of counts that they agree, and nothing more', () => {
    const counts = verifyPage(toReport(input(sevenMatched, { identity: 'none' })), chartOf(sevenMatched));
    expect(counts).toContain('Counts agree without a gap');
    expect(counts.replace(/class="[^"]*"|<style>.*<\/style>/gs, '')).not.toContain('erified');
  });

  test('without a window has no chart', () => {
    expect(verifyPage(toReport(input([])), undefined)).not.toContain('<figure>');
  });
});

describe('the widget', () => {
  test('of four thousand windows is a small fragment', () => {
    const html = verifyWidget(toReport(weeksInput()), chartOf(weeks(), widgetColumns), {});
    expect(html).not.toMatch(/<html|<body|<script|<iframe|<use|id="/);
    expect(Buffer.byteLength(html)).toBeLessThan(50_000);
  });

  test('describes itself in Markdown', () => {
    expect(widgetDescription).toMatch(/^## /);
  });
});
