import { expect, test } from 'vitest';
import { compareLines } from '../../../../src/verify/lines/compare.ts';
import type { Member } from '../../../../src/verify/lines/member.ts';

const minuteMs = 60_000;
const windows = [0, 5, 10].map((minute) => ({ fromMs: minute * minuteMs, toMs: (minute + 5) * minuteMs }));

/** Equal lines at these minutes and seconds. */
const at = (text: string): readonly Member[] =>
  text.split(' ').map((time) => {
    const [minute, second] = time.split(':').map(Number) as [number, number];
    return { identity: 'GET /health', atMs: minute * minuteMs + Math.round(second * 1000) };
  });

const doubtful = (log: string, rows: string, isUnique = false) =>
  compareLines(windows, at(log), at(rows), isUnique).map((found) => found.doubtful ?? 0);

test.each([
  { name: 'a row twice, minutes from the line that has none', log: '3:00 7:00', rows: '7:00 7:00' },
  { name: 'the same in whole seconds', log: '3:00.4 7:00.4', rows: '7:00 7:00' },
  {
    name: 'a row twice, where others stand close to the edge',
    log: '3:00 4:59 5:01 7:00',
    rows: '4:59 5:01 7:00 7:00',
  },
  { name: 'a row 31 seconds from its line', log: '4:50 7:00', rows: '5:21 7:00' },
])('of equal lines one may be lost: $name', ({ log, rows }) => {
  expect(doubtful(log, rows)).toEqual([1, 0, 0]);
});

test.each([
  { name: 'it stands next to the edge', log: '4:59.5 7:00', rows: '5:00 7:00' },
  { name: 'its row is 30 seconds behind it', log: '4:50 7:00', rows: '5:20 7:00' },
  { name: 'all rows are some seconds behind', log: '4:40 4:58 5:10 5:40', rows: '4:48 5:06 5:18 5:48' },
  { name: 'no other line is equal', log: '3:00', rows: '7:00' },
  { name: 'each has its row', log: '3:00 7:00', rows: '3:00 7:00' },
])('a row is taken for the line’s own where $name', ({ log, rows }) => {
  expect(doubtful(log, rows)).toEqual([0, 0, 0]);
});

test('an identity of its own leaves no doubt', () => {
  expect(doubtful('3:00', '7:00', true)).toEqual([0, 0, 0]);
});
