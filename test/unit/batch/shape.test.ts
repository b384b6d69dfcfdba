import { expect, test } from 'vitest';
import { shapeOf } from '../../../images/batch/shape.ts';
import { checkShare, TooManyRejected } from '../../../images/batch/share.ts';

test.each([
  {
    line: '203.0.113.7 - alice [22/Nov/2026:10:05:03 +0000] "GET /x?id=77 HTTP/1.1" 200 7 "-" "größer"',
    shape: '9.9.9.9 - a [9/a/9:9:9:9 +9] "a /a?a=9 a/9.9" 9 9 "-" "a"',
  },
  { line: 'a1b2c3 secret_token\u0000\r\u202e', shape: 'a a?' },
  { line: '{"id":"0b1f6f0e-77aa"}', shape: '{"a":"a-a"}' },
  { line: '. '.repeat(100), shape: `${'. '.repeat(60)}…` },
])('the shape of a line says nothing of what it holds: $shape', ({ line, shape }) => {
  expect(shapeOf(Buffer.from(line))).toBe(shape);
});

const example = {
  file: 'access/a.log',
  offset: 71,
  reason: 'not a line in combined format',
  bytes: Buffer.from('ab 12'),
};
const check = (rows: number, rejected: number, most: number) => () => checkShare(rows, rejected, most, example);

test.each([
  { name: 'at the limit', rows: 990, rejected: 10, most: 0.01, isRefused: false },
  { name: 'just above the limit', rows: 989, rejected: 10, most: 0.01, isRefused: true },
  { name: 'all of it, but too little to tell', rows: 0, rejected: 9, most: 0.01, isRefused: false },
  { name: 'all of it', rows: 0, rejected: 10, most: 0.01, isRefused: true },
  { name: 'all of it, and that is wanted', rows: 0, rejected: 1000, most: 1, isRefused: false },
])('a file with rejected lines, $name: refused $isRefused', ({ rows, rejected, most, isRefused }) => {
  if (isRefused) expect(check(rows, rejected, most)).toThrow(TooManyRejected);
  else expect(check(rows, rejected, most)).not.toThrow();
});

test('a refused file is told of with its numbers, the reason and a shape', () => {
  expect(check(1, 99, 0.01)).toThrowErrorMatchingInlineSnapshot(
    `[Error: 99 of 100 lines are no rows, so nothing of it is taken: not a line in combined format; at byte 71 stands a 9]`,
  );
});
