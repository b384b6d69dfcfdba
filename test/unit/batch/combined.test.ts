import { describe, expect, test } from 'vitest';
import { parseCombined } from '../../../images/batch/combined.ts';

const parse = (line: string) => parseCombined(Buffer.from(line));

describe('combined lines that are rows', () => {
  test('every field of a usual line is read', () => {
    const line =
      '203.0.113.7 - alice [22/Nov/2026:19:05:03 +0900] "GET /a?b=c HTTP/1.1" 200 5432 "https://example.com/" "Mozilla/5.0 (X11)"';
    expect(parse(line)).toEqual({
      ok: true,
      value: {
        requestedAtMs: Date.UTC(2026, 10, 22, 10, 5, 3),
        remoteAddress: '203.0.113.7',
        remoteUser: 'alice',
        request: 'GET /a?b=c HTTP/1.1',
        method: 'GET',
        path: '/a?b=c',
        protocol: 'HTTP/1.1',
        status: 200,
        bytes: '5432',
        referer: 'https://example.com/',
        userAgent: 'Mozilla/5.0 (X11)',
      },
    });
  });

  const head = '::1 - - [22/Nov/2026:10:05:03 +0000]';
  test.each([
    {
      name: 'an IPv6 address',
      line: '2001:db8::7 - - [22/Nov/2026:10:05:03 +0000] "GET / HTTP/2.0" 304 0 "-" "-"',
      expected: { remoteAddress: '2001:db8::7', protocol: 'HTTP/2.0', referer: null, userAgent: null },
    },
    { name: 'no size', line: `${head} "HEAD / HTTP/1.1" 304 - "-" "curl"`, expected: { bytes: null, status: 304 } },
    {
      name: 'a request that never came',
      line: `${head} "-" 408 - "-" "-"`,
      expected: { request: null, method: null, path: null, protocol: null },
    },
    { name: 'an empty request', line: `${head} "" 400 0 "-" "-"`, expected: { request: '', method: null } },
    {
      name: 'a TLS handshake in place of a request',
      line: `${head} "\\x16\\x03\\x01" 400 226 "-" "-"`,
      expected: { request: '\x16\x03\x01', method: null, path: null },
    },
    { name: 'HTTP/0.9', line: `${head} "GET /old" 200 9 "-" "-"`, expected: { path: '/old', protocol: null } },
    {
      name: 'escaped quotes and backslashes',
      line: String.raw`${head} "GET /\"q\" HTTP/1.1" 200 1 "C:\\dir\\" "say \"hi\""`,
      expected: { path: '/"q"', referer: 'C:\\dir\\', userAgent: 'say "hi"' },
    },
    {
      name: 'UTF-8 as it is',
      line: `${head} "GET /日本語 HTTP/1.1" 200 1 "-" "größer 🚀"`,
      expected: { path: '/日本語', userAgent: 'größer 🚀' },
    },
    {
      name: 'UTF-8 as nginx escapes it',
      line: String.raw`${head} "GET /\xE6\x97\xA5 HTTP/1.1" 200 1 "-" "-"`,
      expected: { path: '/日' },
    },
    {
      name: 'the name of a host',
      line: `web-1.example.com${head.slice(3)} "GET / HTTP/1.1" 200 7`,
      expected: { remoteAddress: 'web-1.example.com' },
    },
    {
      name: 'nginx on a unix socket',
      line: `unix:${head.slice(3)} "GET / HTTP/1.1" 200 7`,
      expected: { remoteAddress: 'unix:' },
    },
    ...[
      '203.0.113.7:51234',
      '203.0.113.7,10.0.0.1',
      '[2001:db8::1]:443',
      'fe80::1%eth0',
      '::ffff:203.0.113.7',
      '192.168.1.***',
      'unix:/run/app.sock',
      '010.1.2.3',
      '1.2.3.4/32',
      '_',
      '20261122',
    ].map((address) => ({
      name: `${address} as the first field`,
      line: `${address}${head.slice(3)} "GET / HTTP/1.1" 200 7`,
      expected: { remoteAddress: address },
    })),
    { name: 'the common format', line: `${head} "GET / HTTP/1.1" 200 7`, expected: { bytes: '7', userAgent: null } },
    {
      name: 'a user agent cut off before its closing quote, as the real log has one',
      line: `${head} "GET / HTTP/1.1" 200 235 "-" "Mozilla/5.0 (compatible; Googlebot/2.1; +http://x.org/bot.html`,
      expected: { userAgent: 'Mozilla/5.0 (compatible; Googlebot/2.1; +http://x.org/bot.html' },
    },
    {
      name: 'milliseconds',
      line: '::1 - - [22/Nov/2026:10:05:03.129 +0000] "GET / HTTP/1.1" 200 7',
      expected: { requestedAtMs: Date.UTC(2026, 10, 22, 10, 5, 3, 129) },
    },
  ])('$name', ({ line, expected }) => {
    expect(parse(line)).toMatchObject({ ok: true, value: expected });
  });

  test('bytes that are not UTF-8 are kept as \\xHH', () => {
    const line = Buffer.concat([
      Buffer.from(`${head} "GET /`),
      Buffer.from([0xe9, 0xff]),
      Buffer.from('é HTTP/1.1" 200 1'),
    ]);
    expect(parseCombined(line)).toMatchObject({ ok: true, value: { path: '/\\xE9\\xFFé' } });
  });

  test('a line of a million characters is read', () => {
    const line = `${head} "GET /${'\\"'.repeat(500_000)} HTTP/1.1" 414 0 "-" "-"`;
    expect(parse(line)).toMatchObject({ ok: true, value: { path: `/${'"'.repeat(500_000)}` } });
  });
});

describe('what is no combined line', () => {
  const whole = '::1 - - [22/Nov/2026:10:05:03 +0000] "GET / HTTP/1.1" 200 7 "-" "curl"';
  test.each([
    { name: 'words', line: 'hello world', reason: 'not a line in combined format' },
    {
      name: 'a day that no month has',
      line: whole.replace('22/Nov', '31/Nov'),
      reason: 'the time in brackets is none',
    },
    { name: 'an unknown month', line: whole.replace('Nov', 'Nox'), reason: 'the time in brackets is none' },
    { name: 'cut in the request', line: whole.slice(0, 44), reason: 'the request has no closing quote' },
    { name: 'cut behind the status', line: whole.slice(0, 58), reason: 'no status and size after the request' },
    {
      name: 'a size beyond 64 bits',
      line: whole.replace(' 7 ', ' 9223372036854775808 '),
      reason: 'the size is beyond 64 bits',
    },
    { name: 'cut in the referer', line: whole.slice(0, 63), reason: 'no quoted user agent after the referer' },
    { name: 'two lines without the newline between', line: whole + whole, reason: 'something follows the user agent' },
    {
      name: 'a line torn in its user agent, with the next one merged in',
      line: whole.slice(0, -3) + whole,
      reason: 'something follows the user agent',
    },
    {
      name: 'a line torn in its request, with the next one merged in',
      line: whole.slice(0, 44) + whole,
      reason: 'no status and size after the request',
    },
    {
      name: 'a line torn in its address, with the next one merged in',
      line: `203.0.11${whole.replace('::1', '203.0.113.7')}`,
      reason: 'the line begins with no address',
    },
    {
      name: 'a line torn in an address of version 6, with the next one merged in',
      line: `2001:d${whole.replace('::1', '2001:db8::7')}`,
      reason: 'the line begins with no address',
    },
    { name: 'NULs of a torn write before it', line: `\0\0${whole}`, reason: 'the line begins with no address' },
    {
      name: 'a line torn behind its host, with the next one merged in',
      line: `::1 - ${whole}`,
      reason: 'not a line in combined format',
    },
  ])('$name → $reason', ({ line, reason }) => {
    expect(parse(line)).toEqual({ ok: false, reason });
  });
});
