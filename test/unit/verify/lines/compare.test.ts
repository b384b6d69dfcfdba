import { expect, test } from 'vitest';
import { compareLines, type LinesFound } from '../../../../src/verify/lines/compare.ts';
import type { Member } from '../../../../src/verify/lines/member.ts';

/** Four windows of ten milliseconds. */
const windows = [0, 10, 20, 30].map((fromMs) => ({ fromMs, toMs: fromMs + 10 }));

/** `a@3 b@12` are two members. */
const members = (text: string): readonly Member[] =>
  text
    .split(' ')
    .filter((word) => word !== '')
    .map((word) => ({ identity: word.split('@')[0] ?? '', atMs: Number(word.split('@')[1]) }));

const words = (list: readonly Member[]) => list.map(({ identity, atMs }) => `${identity}@${atMs}`).join(' ');

/** The windows of which something is to be said, in words. */
const said = (found: readonly LinesFound[]) =>
  found.flatMap(({ missing, extra, repeated, shifted, logRepeats }, index) => {
    const parts = Object.entries({ missing, extra, repeated, shifted }).flatMap(([name, list]) =>
      list.length > 0 ? [`${name} ${words(list)}`] : [],
    );
    if (logRepeats > 0) parts.push(`${logRepeats} twice in the log`);
    return parts.length > 0 ? [`${index}: ${parts.join(', ')}`] : [];
  });

test.each([
  { name: 'each line once', log: 'a@1 b@12', rows: 'b@12 a@1', expected: [] },
  { name: 'nothing at all', log: '', rows: '', expected: [] },
  { name: 'a line without a row', log: 'a@1 b@12', rows: 'a@1', expected: ['1: missing b@12'] },
  { name: 'a row without a line', log: 'a@1', rows: 'a@1 b@12', expected: ['1: extra b@12'] },
  { name: 'a row twice', log: 'a@1', rows: 'a@1 a@2', expected: ['0: repeated a@2'] },
  {
    name: 'one lost and one doubled, of which the counts agree',
    log: 'a@11 b@12',
    rows: 'a@11 a@11',
    expected: ['1: missing b@12, repeated a@11'],
  },
  { name: 'a row on the other side of an edge', log: 'a@9', rows: 'a@10', expected: ['0: shifted a@9'] },
  { name: 'a row three windows on', log: 'a@9', rows: 'a@30', expected: ['0: shifted a@9'] },
  {
    name: 'a row in its window and one behind the edge, of which the first is the line’s',
    log: 'a@9',
    rows: 'a@10 a@9',
    expected: ['1: repeated a@10'],
  },
  { name: 'an event that was sent twice', log: 'a@1 a@1', rows: 'a@1', expected: ['0: 1 twice in the log'] },
  {
    name: 'an event that was sent twice, and its row too',
    log: 'a@1 a@1',
    rows: 'a@1 a@1',
    expected: ['0: repeated a@1, 1 twice in the log'],
  },
  {
    name: 'a row of nobody twice',
    log: '',
    rows: 'a@21 a@22',
    expected: ['2: extra a@21, repeated a@22'],
  },
  { name: 'a window’s first and last millisecond', log: 'a@10 b@19', rows: 'b@19', expected: ['1: missing a@10'] },
  { name: 'what lies outside of the windows', log: 'a@40 b@-1', rows: 'c@40 c@41', expected: [] },
])('unique identities, $name', ({ log, rows, expected }) => {
  expect(said(compareLines(windows, members(log), members(rows), true))).toEqual(expected);
});

test.each([
  { name: 'as many of each', log: 'x@1 x@2 y@3', rows: 'y@3 x@1 x@2', expected: [] },
  { name: 'one fewer', log: 'x@1 x@2', rows: 'x@1', expected: ['0: missing x@2'] },
  { name: 'one more', log: 'x@1', rows: 'x@1 x@2', expected: ['0: extra x@2'] },
  { name: 'two more of a line that the log has not', log: '', rows: 'x@1 x@2', expected: ['0: extra x@1 x@2'] },
  { name: 'one behind the edge', log: 'x@9 x@8', rows: 'x@8 x@10', expected: ['0: shifted x@8'] },
  {
    name: 'the equal line of a later window is another line',
    log: 'x@9',
    rows: 'x@20',
    expected: ['0: missing x@9', '2: extra x@20'],
  },
])('lines that are their own identity, $name', ({ log, rows, expected }) => {
  expect(said(compareLines(windows, members(log), members(rows), false))).toEqual(expected);
});

test('lines and rows are counted where they stand', () => {
  const found = compareLines(windows, members('a@9 b@12 b@12'), members('a@10 b@12 c@39'), true);
  expect(found.map(({ lines, rows }) => [lines, rows])).toEqual([
    [1, 0],
    [1, 2],
    [0, 0],
    [0, 1],
  ]);
});

test('windows may have gaps between them, in which nothing is found', () => {
  const [first, , third] = windows;
  const some = [first, third].filter((window) => window !== undefined);
  expect(said(compareLines(some, members('a@9 b@12 c@21'), [], true))).toEqual(['0: missing a@9', '1: missing c@21']);
});

test.each([
  { name: 'a line that no row is left for', log: 'a@1 b@12', told: 'a@1', rows: '', expected: ['1: missing b@12'] },
  {
    name: 'a row that was read, of a line that was told',
    log: 'a@1',
    told: 'a@1',
    rows: 'a@2',
    expected: ['0: repeated a@2'],
  },
  {
    name: 'a line that was told, and twice in the log',
    log: 'a@1 a@12',
    told: 'a@1',
    rows: '',
    expected: ['1: 1 twice in the log'],
  },
  {
    name: 'a row in another window than its line',
    log: 'a@1 b@9',
    told: 'a@1',
    rows: 'b@10',
    expected: ['0: shifted b@9'],
  },
])('rows that are lines themselves, as sums told, and beside them $name', ({ log, told, rows, expected }) => {
  const lines = members(log).map((line, at) => ({ ...line, hash: at }));
  const held = told === '' ? [] : lines.slice(0, told.split(' ').length);
  const found = compareLines(windows, lines, [...held, ...members(rows)], true);
  expect(said(found)).toEqual(expected);
  expect(found[0]?.rows).toBe([...members(told), ...members(rows)].filter(({ atMs }) => atMs < 10).length);
});
