import { expect, test } from 'vitest';
import { readWritten, requestOf, writtenAt, writtenLines } from '../../../../../local/demo/nginx/requests.ts';

const line = '127.0.0.1 - - [22/Nov/2026:10:05:03 +0900] "GET /orders?n=12 HTTP/1.1" 200 5 "-" "curl/8.10.1" "-"';

test('each request has a number of its own, and a user agent that nginx escapes is among them', () => {
  expect([0, 1, 2, 3].map((index) => requestOf(index))).toEqual([
    { path: '/orders?n=0', agent: 'Mozilla/5.0 (X11; Linux x86_64)' },
    { path: '/orders?n=1', agent: 'curl/8.10.1' },
    { path: '/orders?n=2', agent: 'say "hi" \\ back' },
    { path: '/orders?n=3', agent: 'Mozilla/5.0 (X11; Linux x86_64)' },
  ]);
  expect(writtenLines(3)).toEqual([
    '127.0.0.1 - - [] "GET /orders?n=0 HTTP/1.1" 200 5 "-" "Mozilla/5.0 (X11; Linux x86_64)" "-"',
    '127.0.0.1 - - [] "GET /orders?n=1 HTTP/1.1" 200 5 "-" "curl/8.10.1" "-"',
    '127.0.0.1 - - [] "GET /orders?n=2 HTTP/1.1" 200 5 "-" "say \\x22hi\\x22 \\x5C back" "-"',
  ]);
});

test('a line says which request it is of, and is compared without its time', () => {
  expect(readWritten(line)).toEqual({
    index: 12,
    line: '127.0.0.1 - - [] "GET /orders?n=12 HTTP/1.1" 200 5 "-" "curl/8.10.1" "-"',
  });
});

test('a line of no request has no number', () => {
  expect(readWritten('127.0.0.1 - - [] "" 400 0 "-" "-" "-"').index).toBeNaN();
});

test('the time of a line is in its own zone', () => {
  expect(writtenAt(line)).toBe(Date.UTC(2026, 10, 22, 1, 5, 3));
});

test('a line without a time is an error', () => {
  expect(() => writtenAt('nothing')).toThrow('nginx wrote a line without a time: nothing');
});
