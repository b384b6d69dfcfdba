import { describe, expect, test } from 'vitest';
import { compileQuery } from '../../../local/aws/insights/compileQuery.ts';
import type { LogEvent } from '../../../local/aws/insights/event.ts';

/** 12:00:00.000 UTC on 2026-11-22. */
const noonMs = 1_795_348_800_000;

function event(sequence: number, afterNoonMs: number, message: string): LogEvent {
  const timestamp = noonMs + afterNoonMs;
  const place = { group: '123456789012:/app', findsFields: true, stream: 's' };
  return { ...place, timestamp, ingestionTime: timestamp + 250, message, sequence };
}

const events = [
  event(1, 0, '{"status":200,"bytes":10,"path":"/a","user":{"name":"Ann"},"items":[{"id":7}],"ok":true}'),
  event(2, 999, '{"status":"404","bytes":20,"path":"/b","user":{"name":"Bob"}}'),
  event(3, 5000, '{"status":500,"bytes":30,"path":"/a"}'),
  event(4, 9999, '{"status":200,"path":"/é/c"}'),
  event(5, 10_000, 'plain text with status 200'),
];

/** The rows of an answer as objects, without the pointers. */
function run(query: string, of: readonly LogEvent[] = events): Record<string, string>[] {
  const { rows } = compileQuery(query)(of);
  const shown = rows.map((row) => row.filter(({ field }) => field !== '@ptr'));
  return shown.map((row) => Object.fromEntries(row.map(({ field, value }) => [field, value])));
}

describe('filter', () => {
  test.each([
    { name: 'a number below', query: 'filter status < 500', matched: [4, 2, 1] },
    { name: 'a number in quotes equals a number', query: 'filter status = 404', matched: [2] },
    { name: 'a field that is not there is not unequal either', query: 'filter bytes != 10', matched: [3, 2] },
    { name: 'but not (…) of it holds', query: 'filter not (bytes = 10)', matched: [5, 4, 3, 2] },
    { name: 'and before or', query: 'filter status = 404 or status = 200 and path = "/a"', matched: [2, 1] },
    { name: 'brackets first', query: 'filter (status = 404 or status = 200) and path = "/a"', matched: [1] },
    { name: 'like with a text', query: "filter @message like 'plain text'", matched: [5] },
    { name: 'like with a regular expression', query: 'filter path like /^\\/[ab]$/', matched: [3, 2, 1] },
    { name: 'a regular expression without regard to case', query: 'filter user.name =~ /(?i)^ANN$/', matched: [1] },
    { name: 'not like, which a field that is not there is too', query: 'filter path not like /a/', matched: [5, 4, 2] },
    { name: 'in', query: 'filter status in [404, 500]', matched: [3, 2] },
    { name: 'not in', query: 'filter path not in ["/a", "/b"]', matched: [5, 4] },
    { name: 'ispresent', query: 'filter ispresent(status)', matched: [4, 3, 2, 1] },
    { name: 'a field in an array', query: 'filter items.0.id = 7', matched: [1] },
    { name: 'true is 1', query: 'filter ok = 1', matched: [1] },
    { name: 'a quoted field', query: 'filter `user.name` = "Bob"', matched: [2] },
    {
      name: 'milliseconds, half-open',
      query: `filter toMillis(@timestamp) >= ${noonMs + 999} and toMillis(@timestamp) < ${noonMs + 9999}`,
      matched: [3, 2],
    },
    { name: 'arithmetic', query: 'filter bytes * 2 + 10 >= 50 and bytes / 10 = 2', matched: [2] },
    { name: 'a comment and line ends', query: 'filter status = 500 # only these\n| filter bytes > 0', matched: [3] },
    { name: 'keywords in capitals', query: 'FILTER NOT status < 500 AND ispresent(status)', matched: [3] },
  ])('$name', ({ query, matched }) => {
    const messages = run(query).map((row) => row['@message']);
    expect(messages).toEqual(matched.map((sequence) => events[sequence - 1]?.message));
  });
});

describe('stats', () => {
  test('counts by period, the way the verification queries', () => {
    const query = `filter toMillis(@timestamp) >= ${noonMs} and toMillis(@timestamp) < ${noonMs + 10_000} | filter (status < 500) | stats count(*) as events by bin(5s)`;
    expect(run(query)).toEqual([
      { 'bin(5s)': '2026-11-22 12:00:05.000', events: '1' },
      { 'bin(5s)': '2026-11-22 12:00:00.000', events: '2' },
    ]);
  });

  test('knows sum, min, max, avg, count of a field, of different values, the earliest and the latest', () => {
    const query =
      'stats sum(bytes), min(bytes), max(bytes) as most, avg(bytes), count(bytes), count_distinct(path), earliest(path), latest(path)';
    expect(run(query)).toEqual([
      {
        'sum(bytes)': '60',
        'min(bytes)': '10',
        most: '30',
        'avg(bytes)': '20',
        'count(bytes)': '3',
        'count_distinct(path)': '3',
        'earliest(path)': '/a',
        'latest(path)': '/é/c',
      },
    ]);
  });

  test('leaves a field out of the row of those events that do not have it', () => {
    expect(run('stats count(*) by path | sort path')).toEqual([
      { path: '/a', 'count(*)': '2' },
      { path: '/b', 'count(*)': '1' },
      { path: '/é/c', 'count(*)': '1' },
      { 'count(*)': '1' },
    ]);
  });

  test('of no events is no row, not a row with 0', () => {
    expect(run('stats count(*)', [])).toEqual([]);
  });

  test('can be filtered, sorted and aggregated again', () => {
    const query = 'stats count(*) as n by path | filter ispresent(path) | sort n desc, path asc | limit 2';
    expect(run(query)).toEqual([
      { path: '/a', n: '2' },
      { path: '/b', n: '1' },
    ]);
    expect(run('stats count(*) by path | stats max(`count(*)`) as most')).toEqual([{ most: '2' }]);
    expect(run('stats count(*) by path | sort count(*) desc | limit 1')).toEqual([{ path: '/a', 'count(*)': '2' }]);
  });
});

describe('what is shown', () => {
  test('without fields: the time and the message, newest first', () => {
    expect(run('limit 1')).toEqual([
      { '@timestamp': '2026-11-22 12:00:10.000', '@message': 'plain text with status 200' },
    ]);
  });

  test('fields add up, with aliases and functions', () => {
    const query =
      'fields @timestamp, tolower(user.name) as who | fields strlen(path) | filter who = "ann" | sort @timestamp';
    expect(run(query)).toEqual([{ '@timestamp': '2026-11-22 12:00:00.000', who: 'ann', 'strlen(path)': '2' }]);
  });

  test('display shows nothing else', () => {
    expect(run('fields path, status | filter status = 404 | display path')).toEqual([{ path: '/b' }]);
  });

  test('dedup keeps the newest of each value', () => {
    expect(run('filter ispresent(path) | dedup path | display path, status')).toEqual([
      { path: '/é/c', status: '200' },
      { path: '/a', status: '500' },
      { path: '/b', status: '404' },
    ]);
  });

  test('an event has a pointer, a group of events has none', () => {
    const fieldsOf = (query: string) => compileQuery(query)(events).rows[0]?.map(({ field }) => field);
    expect(fieldsOf('filter ispresent(path) | fields path')).toEqual(['path', '@ptr']);
    expect(fieldsOf('stats count(*)')).toEqual(['count(*)']);
  });
});

describe('parse', () => {
  const line = '10.0.0.1 - ann [22/Nov/2026:12:00:00 +0000] "GET /a?b=* HTTP/1.1" 200 12';
  const of = [event(1, 0, line), event(2, 0, '{"line":"a=1, b=2 and more"}'), event(3, 0, 'nothing of the kind')];

  test('takes fields out of a line, in quotes of either kind, up to its end where the glob ends with a *', () => {
    const query = `parse @message '* - * [*] "* * *" * *' as ip, user, time, method, path, version, status, bytes | filter ispresent(ip) | display user, time, path, bytes`;
    expect(run(query, of)).toEqual([{ user: 'ann', time: '22/Nov/2026:12:00:00 +0000', path: '/a?b=*', bytes: '12' }]);
    expect(run('parse "[*]" as time | stats count(*) as n, count(time) as matched', of)).toEqual([
      { n: '3', matched: '1' },
    ]);
  });

  test('finds a glob anywhere in a named field, and in the class Infrequent Access there is no such field', () => {
    const query = 'parse line "b=* " as b | filter ispresent(b) | display b';
    expect(run(query, of)).toEqual([{ b: '2' }]);
    expect(
      run(
        query,
        of.map((it) => ({ ...it, findsFields: false })),
      ),
    ).toEqual([]);
  });
});

test('what matched are the events that got through the filters, whatever is shown of them', () => {
  expect(compileQuery('filter status < 500 | stats count(*) by path | filter path = "/b"')(events).matched).toBe(3);
  expect(compileQuery('filter status < 500 | limit 1')(events).matched).toBe(3);
});

test('StartQuery’s limit holds where the query has none', () => {
  expect(compileQuery('fields path', 2)(events).rows).toHaveLength(2);
});

describe('refused with the place', () => {
  test.each([
    { query: '', at: 0, says: 'a command' },
    { query: 'select *', at: 0, says: 'unexpected symbol found select' },
    { query: 'filter', at: 6, says: 'a field, a value or a function' },
    { query: 'filter status <', at: 15, says: 'a field, a value or a function' },
    { query: 'filter status < 500 stats count(*)', at: 20, says: '"|" or the end' },
    { query: 'filter status == 500', at: 15, says: 'a field, a value or a function' },
    { query: 'filter a ~ b', at: 9, says: 'unexpected symbol found ~' },
    { query: 'filter name = "open', at: 14, says: 'unexpected symbol found "' },
    { query: 'filter name like other', at: 17, says: 'a string or a /regular expression/' },
    { query: 'filter name like /(/', at: 17, says: 'the regular expression cannot be read' },
    { query: 'filter f(x) = 1', at: 7, says: 'the function f() is not known' },
    { query: 'filter strlen() > 1', at: 7, says: 'does not take 0 arguments' },
    { query: 'filter toString() = 1', at: 7, says: 'the function tostring() is not known' },
    { query: 'stats status', at: 6, says: 'is not an aggregation' },
    { query: 'stats median(status)', at: 6, says: 'is not an aggregation' },
    { query: 'stats sum()', at: 6, says: 'takes one field' },
    { query: 'stats count(*) by bin(300s)', at: 22, says: '300s is not a period: there can be 1 to 60' },
    { query: 'stats count(*) by bin(25h)', at: 22, says: 'there can be 1 to 24' },
    { query: 'stats count(*) by bin(0m)', at: 22, says: 'there can be 1 to 60' },
    { query: 'stats count(*) by bin(1mo)', at: 22, says: 'its unit "mo" is not known' },
    { query: 'stats count(*) by bin(5)', at: 18, says: 'takes a period' },
    { query: 'parse @message "* *" as a', at: 15, says: 'the glob has 2 *, and there are 1 names' },
    { query: 'parse @message logfmt as a', at: 15, says: 'a glob in quotes' },
    { query: 'parse @message "*"', at: 18, says: '"as" is expected' },
    { query: 'limit 0', at: 6, says: 'a whole number from 1' },
    { query: 'limit all', at: 6, says: 'a whole number from 1' },
  ])('$query', ({ query, at, says }) => {
    expect(() => compileQuery(query)).toThrow(
      expect.objectContaining({
        code: 'MalformedQueryException',
        message: expect.stringContaining(says),
        members: {
          queryCompileError: {
            location: { startCharOffset: at, endCharOffset: expect.any(Number) },
            message: expect.stringContaining(says),
          },
        },
      }),
    );
  });
});
