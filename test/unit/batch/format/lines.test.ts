import { describe, expect, test } from 'vitest';
import { readFormat } from '../../../../images/batch/format/format.ts';

const read = (format: string, line: string | Buffer, zone?: string) => {
  const record = readFormat(format, zone).read(Buffer.from(line));
  return record.ok ? record.value.access : record.reason;
};

const time = '[22/Nov/2026:10:05:03 +0000]';
const main = (agent: string) => `203.0.113.7 - - ${time} "GET / HTTP/1.1" 200 7 "-" "${agent}" "-"`;
const apache = (request: string) => `203.0.113.7 - - ${time} "${request}" 200 7`;

describe('escapes are undone as the server makes them', () => {
  test.each([
    { name: 'nginx: a quote, a backslash and UTF-8', line: main(String.raw`\x22\x5C\xE6\x97\xA5`), agent: '"\\日' },
    { name: 'nginx: UTF-8 as it is', line: main('日'), agent: '日' },
    { name: 'nginx: a byte that is no UTF-8', line: main(String.raw`\xFF`), agent: '\\xFF' },
    { name: 'nginx: what only looks like nothing', line: main(String.raw`\x2D`), agent: '-' },
  ])('$name', ({ line, agent }) => {
    expect(read('main', line)).toMatchObject({ userAgent: agent });
  });

  test('Apache: letters, hex and quotes', () => {
    expect(read('common', apache(String.raw`GET /\"\\\n\t\xe9 HTTP/1.1`))).toMatchObject({
      request: 'GET /"\\\n\t\\xE9 HTTP/1.1',
    });
  });

  test('none: a backslash and a quote are what they are', () => {
    expect(read('escape=none [$time_local] "$http_user_agent"', String.raw`${time} "C:\new \"x\""`)).toMatchObject({
      userAgent: String.raw`C:\new \"x\"`,
    });
  });
});

describe('a value that nobody can be sure of is set aside, and never a wrong one', () => {
  const bars = '$remote_addr|$time_local|$request|$status|$http_user_agent';
  const inBars = (request: string, agent: string) => `203.0.113.7|22/Nov/2026:10:05:03 +0000|${request}|200|${agent}`;
  test.each([
    { name: 'nginx: a backslash that it does not write', format: 'main', line: main(String.raw`C:\new`) },
    {
      name: 'Apache: a backslash that it does not write',
      format: 'common',
      line: apache(String.raw`GET /\d HTTP/1.1`),
    },
    { name: 'a control character that the server would escape', format: 'main', line: main('a\rb') },
    { name: 'a status that is none', format: 'common', line: apache('GET /').replace(' 200 ', ' 2000 ') },
    { name: 'a size beyond 64 bits', format: 'common', line: apache('GET /').replace(' 7', ' 9223372036854775808') },
    { name: 'a size with a fraction', format: 'common', line: apache('GET /').replace(' 7', ' 7.5') },
    { name: 'a day that no month has', format: 'common', line: apache('GET /').replace('22/Nov', '31/Nov') },
    { name: 'a second line behind', format: 'common', line: `${apache('GET /')}${apache('GET /')}` },
    { name: 'a torn address', format: 'common', line: `203.0.11${apache('GET /')}` },
    { name: 'a user’s name with a blank', format: 'common', line: apache('GET /').replace('- -', '- a b') },
    {
      name: 'a line torn in its unquoted list, with the next one merged in',
      format: '$http_x_forwarded_for - $remote_user [$time_local] "$request" $status $body_bytes_sent',
      line: `${apache('GET /').slice(0, 50)}${apache('GET /')}`,
    },
    { name: 'a request that holds the bars and a status', format: bars, line: inBars('GET /|200|x HTTP/1.1', 'curl') },
  ])('$name', ({ format, line }) => {
    expect(read(format, line)).toMatch(/^the line (does not fit LOG_FORMAT at |can be read by LOG_FORMAT in more)/);
  });

  test('a separator inside of a value does no harm where the line can be read in one way only', () => {
    expect(read(bars, inBars('GET /a|b HTTP/1.1', 'a|b'))).toMatchObject({
      path: '/a|b',
      status: 200,
      userAgent: 'a|b',
    });
  });

  test('the reason says where, and none of the line', () => {
    expect(read('main', main('curl').replace(' 200 ', ' secret '))).toBe('the line does not fit LOG_FORMAT at $status');
  });
});

describe('a line of a megabyte that was made to be slow is read or set aside in linear time', () => {
  const bars = '$http_a|$http_b|$http_c|$http_d|$http_e|$time_local';
  test.each([
    { name: 'of bars', format: bars, line: '|'.repeat(1_000_000) },
    { name: 'of quotes', format: 'main', line: '"'.repeat(1_000_000) },
    { name: 'of backslashes', format: 'combined', line: `${apache('GET /').slice(0, 50)}${'\\'.repeat(1_000_000)}` },
    { name: 'of list separators', format: 'upstreaminfo', line: main(', '.repeat(500_000)) },
    { name: 'of blanks', format: 'escape=none $http_a $http_b $http_c [$time_local]', line: ' '.repeat(1_000_000) },
    { name: 'of digits', format: '%D %t', line: '9'.repeat(1_000_000) },
    { name: 'of braces', format: 'escape=json {"a":"$http_a","t":"$time_iso8601"}', line: '{"a":"'.repeat(170_000) },
  ])('$name', ({ format, line }) => {
    expect(read(format, line)).toMatch(/^the line /);
  });
});

describe('times without a zone', () => {
  const format = '%h %{%Y-%m-%d %H:%M:%S}t';
  test.each([
    { wall: '2026-07-01 12:00:00', at: '2026-07-01T10:00:00.000Z' },
    { wall: '2026-10-25 01:59:59', at: '2026-10-24T23:59:59.000Z' },
    { wall: '2026-10-25 03:00:00', at: '2026-10-25T02:00:00.000Z' },
  ])('$wall in Berlin is $at', ({ wall, at }) => {
    expect(read(format, `::1 ${wall}`, 'Europe/Berlin')).toMatchObject({ requestedAtMs: Date.parse(at) });
  });

  test.each([
    { name: 'that the clock shows twice', wall: '2026-10-25 02:30:00' },
    { name: 'that the clock skips', wall: '2026-03-29 02:30:00' },
  ])('a time $name is none', ({ wall }) => {
    expect(read(format, `::1 ${wall}`, 'Europe/Berlin')).toContain('does not fit');
  });
});
