import { describe, expect, test } from 'vitest';
import { rowOf } from '../../../../src/verify/logs/row.ts';
import { contradictionIn } from '../../../../src/verify/logs/statistics.ts';

const counted = (...counts: number[]) => counts.map((count) => [{ field: 'events', value: String(count) }]);

function check(results: ReturnType<typeof counted>, statistics: object | undefined, filtered = false) {
  return contradictionIn({ results, statistics }, results.map(rowOf), 'counts', filtered);
}

const whole = { recordsMatched: 5, recordsScanned: 5, bytesScanned: 500, resultCount: 2 };

describe('an answer is proved by its own statistics', () => {
  test.each([
    { name: 'as many events as matched', results: counted(2, 3), statistics: whole },
    { name: 'nothing, and nothing matched', results: counted(), statistics: { recordsMatched: 0, recordsScanned: 9 } },
    {
      name: 'fewer than matched, behind a filter: which one counts as matching is not documented',
      results: counted(2, 2),
      statistics: whole,
      filtered: true,
    },
  ])('$name', ({ results, statistics, filtered }) => {
    expect(check(results, statistics, filtered)).toBeUndefined();
  });
});

describe('contradicted', () => {
  test.each([
    {
      name: 'no statistics',
      results: counted(),
      statistics: undefined,
      says: 'the answer has no statistics to prove it by',
    },
    {
      name: 'none of what matched',
      results: counted(),
      statistics: { bytesScanned: 1 },
      says: 'the answer has no statistics to prove it by',
    },
    {
      name: 'no row, and events that matched',
      results: counted(),
      statistics: whole,
      says: 'the query counts 0 events, and its statistics say 5',
    },
    {
      name: 'too few',
      results: counted(2, 2),
      statistics: whole,
      says: 'the query counts 4 events, and its statistics say 5',
    },
    {
      name: 'too many',
      results: counted(3, 3),
      statistics: whole,
      says: 'the query counts 6 events, and its statistics say 5',
    },
    {
      name: 'too many behind a filter',
      results: counted(3, 3),
      statistics: whole,
      filtered: true,
      says: 'the query counts 6 events, and its statistics say 5',
    },
    {
      name: 'too few behind a filter, where nothing says how many rows there are',
      results: counted(2, 2),
      statistics: { recordsMatched: 5, recordsScanned: 9 },
      filtered: true,
      says: 'the query counts 4 events, and its statistics say 5',
    },
    {
      name: 'rows that came twice, behind a filter that leaves out as many',
      results: counted(1, 1, 1, 1),
      statistics: whole,
      filtered: true,
      says: 'the query has 2 rows, and gave 4',
    },
    {
      name: 'more matched than scanned',
      results: counted(5),
      statistics: { ...whole, recordsScanned: 4 },
      says: 'the query matched 5 events, and scanned 4 only',
    },
    {
      name: 'bytes of no event',
      results: counted(),
      statistics: { recordsMatched: 0, recordsScanned: 0, bytesScanned: 1 },
      says: 'the query scanned no event, and 1 bytes',
    },
    {
      name: 'rows that did not come',
      results: counted(5),
      statistics: whole,
      says: 'the query has 2 rows, and gave 1',
    },
  ])('$name', ({ results, statistics, filtered, says }) => {
    expect(check(results, statistics, filtered)).toBe(says);
  });
});

test('of events that are listed each row is one', () => {
  const results = [[{ field: 'id', value: 'a' }], [{ field: 'id', value: 'b' }]];
  const rows = results.map(rowOf);
  const statistics = { recordsMatched: 2, recordsScanned: 2 };
  expect(contradictionIn({ results, statistics }, rows, 'events', false)).toBeUndefined();
  expect(contradictionIn({ results: [], statistics }, [], 'events', false)).toBe(
    'the query counts 0 events, and its statistics say 2',
  );
});
