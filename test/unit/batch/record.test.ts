import { describe, expect, test } from 'vitest';
import type { Line } from '../../../images/batch/line.ts';
import { readLine } from '../../../images/batch/record.ts';

const file = 'access/access_log.20261122.5f3a_0.log';
const access = '::1 - - [17/May/2015:10:05:03 +0000] "GET / HTTP/1.1" 200 7 "-" "curl"';
const message = access.replaceAll('"', '\\"');

const line = (text: string, kind: Line['kind'] = 'whole', offset = 0): Line => ({
  offset,
  bytes: Buffer.from(text),
  kind,
});
const read = (text: string, kind?: Line['kind'], offset?: number) => readLine(line(text, kind, offset), file);

describe('times and ids', () => {
  test('a record keeps the time it was sent and the time of its line', () => {
    const { rows } = read(`{"id":"a-1","time":"2026-11-22T19:05:03.1299+09:00","message":"${message}"}`);
    expect(rows).toMatchObject([
      { id: 'a-1', loggedAtMs: Date.UTC(2026, 10, 22, 10, 5, 3, 129), requestedAtMs: Date.UTC(2015, 4, 17, 10, 5, 3) },
    ]);
  });

  test('a plain line has one time, and an id of its place', () => {
    const { rows } = read(access, 'whole', 4096);
    expect(rows).toMatchObject([
      {
        id: 'sha256:8812709f75ff92d706cb8ca1502ad8d28c359ebd183272d71aa6a39c1b70d695',
        loggedAtMs: Date.UTC(2015, 4, 17, 10, 5, 3),
        requestedAtMs: Date.UTC(2015, 4, 17, 10, 5, 3),
        raw: Buffer.from(access),
        file,
        offset: 4096,
      },
    ]);
  });

  test('identical lines at two places are two rows; one place read twice is one', () => {
    const id = (offset: number) => read(access, 'whole', offset).rows[0]?.id;
    expect(id(0)).not.toBe(id(70));
    expect(id(70)).toBe(id(70));
  });

  test('another line at the same place, under a name that is used again, is another row', () => {
    expect(read(access).rows[0]?.id).not.toBe(read(access.replace('GET', 'PUT')).rows[0]?.id);
  });

  test('ids that differ in half a surrogate pair only are different ids', () => {
    const id = (half: string) => read(`{"id":"a${half}","message":"${message}"}`).rows[0]?.id;
    expect(id('\\ud800')).not.toBe(id('\\ud801'));
  });

  test.each([
    { name: 'epoch milliseconds', time: '1795341903129', expected: 1795341903129 },
    {
      name: 'a space for the T and a zone without colon',
      time: '"2026-11-22 10:05:03 +0000"',
      expected: 1795341903000,
    },
    { name: 'a leap second', time: '"2016-12-31T23:59:60Z"', expected: Date.UTC(2017, 0, 1) },
  ])('time: $name', ({ time, expected }) => {
    expect(read(`{"id":1,"time":${time},"message":"${message}"}`).rows).toMatchObject([
      { id: '1', loggedAtMs: expected },
    ]);
  });

  test.each([
    { name: 'longer than a key', id: 'x'.repeat(201) },
    { name: 'with a trailing space', id: 'a ' },
    { name: 'with NUL', id: 'a\\u0000' },
  ])('an id $name is kept as its hash', ({ id }) => {
    expect(read(`{"id":"${id}","message":"${message}"}`).rows[0]?.id).toMatch(/^sha256:[0-9a-f]{64}$/);
  });
});

describe('JSON with the fields themselves', () => {
  test.each([
    {
      name: 'nginx',
      json: '{"time_iso8601":"2026-11-22T10:05:03Z","remote_addr":"::1","request":"GET /a HTTP/1.1","status":200,"body_bytes_sent":12,"http_user_agent":"curl"}',
      expected: { remoteAddress: '::1', method: 'GET', path: '/a', status: 200, bytes: '12', userAgent: 'curl' },
    },
    {
      name: 'Fluentd’s apache2 parser',
      json: '{"time":"2026-11-22T10:05:03Z","host":"::1","user":"-","method":"GET","path":"/a","code":"304","size":"-","agent":"curl"}',
      expected: { request: 'GET /a', method: 'GET', path: '/a', status: 304, bytes: null, remoteUser: null },
    },
    {
      name: 'a message with half a surrogate pair',
      json: `{"time":"2026-11-22T10:05:03Z","message":"${message.replace('curl', '\\ud800')}"}`,
      expected: { userAgent: '\\ud800' },
    },
    {
      name: 'text that no database holds',
      json: '{"time":"2026-11-22T10:05:03Z","host":"::1","request":"a\\u0000b\\ud800"}',
      expected: { request: 'a\\x00b\\ud800', method: null },
    },
  ])('$name', ({ json, expected }) => {
    expect(read(json)).toMatchObject({ rows: [expected], rejected: [] });
  });
});

describe('what is no row is set aside with its place and its bytes', () => {
  test.each([
    { name: 'an unknown format', text: 'hello', reason: 'not a line in combined format' },
    {
      name: 'no access',
      text: '{"id":1,"time":"2026-11-22T10:05:03Z"}',
      reason: 'a record without message, host or request',
    },
    { name: 'no time', text: '{"id":1,"host":"::1"}', reason: 'it has no time' },
    {
      name: 'seconds in place of milliseconds',
      text: `{"time":1795341903,"message":"${message}"}`,
      reason: 'its time is neither RFC 3339 with a zone nor milliseconds since the epoch',
    },
    {
      name: 'a time without a zone',
      text: `{"time":"2026-11-22T10:05:03","message":"${message}"}`,
      reason: 'its time is neither RFC 3339 with a zone nor milliseconds since the epoch',
    },
    {
      name: 'a message that is no access',
      text: '{"id":1,"message":"hello"}',
      reason: 'its message: not a line in combined format',
    },
    {
      name: 'an id that is not exact',
      text: `{"id":12345678901234567890,"message":"${message}"}`,
      reason: 'its id is neither a text nor an exact whole number',
    },
    {
      name: 'a status that is none',
      text: '{"time":1795341903129,"host":"::1","status":"ok"}',
      reason: 'its status is not three digits',
    },
    {
      name: 'a time that its zone moves beyond the year 9999, which no database reads',
      text: `{"id":1,"time":"9999-12-31T23:59:59-01:00","message":"${message}"}`,
      reason: 'its time is neither RFC 3339 with a zone nor milliseconds since the epoch',
    },
    { name: 'an array', text: '[1]', reason: 'not a line in combined format' },
  ])('$name', ({ text, reason }) => {
    expect(read(text, 'whole', 9)).toEqual({
      rows: [],
      rejected: [{ file, offset: 9, reason, bytes: Buffer.from(text) }],
    });
  });

  test('an empty line is nothing', () => {
    expect(read('')).toEqual({ rows: [], rejected: [] });
    expect(read('\r')).toEqual({ rows: [], rejected: [] });
  });
});

describe('torn lines', () => {
  const record = `{"id":2,"time":1795341903129,"message":"${message}"}`;

  test('a fragment before a whole record is set aside, and the record is kept', () => {
    expect(read(`{"id":1,"re${record}`, 'whole', 100)).toMatchObject({
      rows: [{ id: '2', offset: 111 }],
      rejected: [{ offset: 100, bytes: Buffer.from('{"id":1,"re'), reason: 'torn: the next record begins behind it' }],
    });
  });

  test('two records that lost their newline are two rows', () => {
    const first = record.replace('"id":2', '"id":1');
    expect(read(first + record)).toMatchObject({ rows: [{ id: '1' }, { id: '2' }], rejected: [] });
  });

  test('a record with an object inside is kept whole', () => {
    const nested = record.replace('{', '{"k8s":{"pod":"a"},');
    expect(read(`{"id":1,"tim${nested}`)).toMatchObject({ rows: [{ id: '2' }], rejected: [{ offset: 0 }] });
  });

  test('a fragment at the end of the file is set aside', () => {
    expect(read('{"id":1,"re', 'last', 5)).toMatchObject({
      rows: [],
      rejected: [{ offset: 5, reason: 'not whole JSON' }],
    });
  });

  test('a last line without newline is a row only if it shows that it is whole', () => {
    expect(read(record, 'last')).toMatchObject({ rows: [{ id: '2' }], rejected: [] });
    expect(read(access, 'last')).toMatchObject({
      rows: [],
      rejected: [{ reason: 'the last line has no newline, so it may be cut off' }],
    });
  });

  test('garbage of many braces is set aside in one piece', () => {
    expect(read('{"'.repeat(50_000))).toMatchObject({ rows: [], rejected: [{ offset: 0 }] });
  });
});
