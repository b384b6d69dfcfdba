import { describe, expect, test } from 'vitest';
import { html } from '../../../../src/report/html.ts';
import { chartSvg } from '../../../../src/report/verify/chart.ts';
import { chartOf } from '../../../../src/report/verify/columns.ts';
import { lettersOf } from '../../../../src/report/verify/letters.ts';
import { firstRows, hiddenOf } from '../../../../src/report/verify/words.ts';
import type { Entry } from '../../../../src/verify/ledger/entry.ts';
import { toReport } from '../../../../src/verify/toReport.ts';
import { entryAt, input, lost, twoMs, unknown } from '../../verify/report/literals.ts';

function drawn(entries: readonly Entry[]): string {
  const chart = chartOf(entries);
  return chart ? chartSvg(toReport(input(entries)), chart).markup : '';
}

describe('the chart', () => {
  test('draws the log as steps over the rows as a surface, to one scale', () => {
    const svg = drawn([entryAt(0), entryAt(1, { rows: '5' }), entryAt(2, { lines: '0', rows: '0', state: 'empty' })]);
    expect(svg).toContain('<path class="rows" d="M0 100V0H1V50H2V100H3V100Z"/>');
    expect(svg).toContain('d="M0 0H1V0H2V100H3"/>');
  });

  test('draws what is unknown as nothing, and not as none', () => {
    const svg = drawn([entryAt(0), entryAt(1, unknown), entryAt(2)]);
    expect(svg).toContain('<path class="rows" d="M0 100V0H1V100ZM2 100V0H3V100Z"/>');
    expect(svg).toContain('d="M0 0H1M2 0H3"/>');
  });

  test('makes one piece of calm windows, lower than each other one, which says itself what it is', () => {
    const svg = drawn([entryAt(0), entryAt(1), entryAt(2, lost), entryAt(3)]);
    expect(svg).toContain('<rect class="s-matched" x="0%" width="50%" y="192" height="8"></rect>');
    expect(svg).toContain(
      '<rect class="s-lost" x="50%" width="25%" y="184" height="16"><title>22 Nov 14:10–14:15: lost; log 10, database 7</title></rect>',
    );
  });

  test('says for a column of several windows that it shows the worst', () => {
    const entries = Array.from({ length: 401 }, (_, at) => entryAt(at, at === 3 ? lost : {}));
    expect(drawn(entries)).toContain('22 Nov 14:10–14:20: lost; log 20, database 17; the worst of 2 windows');
  });

  test('tells in words how many columns there are of each state', () => {
    expect(drawn([entryAt(0), entryAt(2, lost)])).toContain(
      '<desc>Log and database side by side in 3 columns: 1 column matched, 1 column nothing is remembered of it, 1 column lost. The table below has the figures.</desc>',
    );
  });

  test('gives changes that would stand upon each other one letter', () => {
    const entries = Array.from({ length: 100 }, (_, at) => entryAt(at));
    const deploy = (minutes: number) => ({ atMs: twoMs + minutes * 60_000, words: `deploy ${minutes}` });
    const report = toReport(input(entries, { deploys: [deploy(1), deploy(32), deploy(33), deploy(300)] }));
    const chart = chartOf(entries);
    expect(chart && lettersOf(report, chart).map(({ letter, marks }) => `${letter} ${marks.length}`)).toEqual([
      'A 2',
      'B 1',
      'C 1',
    ]);
  });
});

describe('markup', () => {
  test('is text unless it is markup already', () => {
    const inner = html`<b>${'<i>'}</b>`;
    expect(html`<p title="${'"'}">${inner}${[inner, inner]}${undefined}${3}</p>`.markup).toBe(
      '<p title="&#34;"><b>&#60;i&#62;</b><b>&#60;i&#62;</b><b>&#60;i&#62;</b>3</p>',
    );
  });
});

describe('rows that are shown', () => {
  const rows = toReport(input([entryAt(0), entryAt(1, lost), entryAt(2), entryAt(3, lost)])).windows;

  test.each([
    { most: 4, shown: 4, hidden: undefined },
    { most: 3, shown: 2, hidden: 'not shown: 2 rows where nothing is wrong; --json has them all' },
    {
      most: 1,
      shown: 1,
      hidden: 'not shown: 1 more row to look at and 2 rows where nothing is wrong; --json has them all',
    },
  ])('of four, at most $most', ({ most, shown, hidden }) => {
    const first = firstRows(rows, most);
    expect(first.rows).toHaveLength(shown);
    expect(hiddenOf(first)).toBe(hidden);
  });
});
