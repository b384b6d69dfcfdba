import { expect, test } from 'vitest';
import { type Line, splitLines } from '../../../images/batch/line.ts';

async function* chunks(...texts: readonly string[]): AsyncGenerator<Buffer> {
  for (const text of texts) yield Buffer.from(text);
}

async function linesOf(maxBytes: number, ...texts: readonly string[]): Promise<[number, string, Line['kind']][]> {
  const lines: [number, string, Line['kind']][] = [];
  for await (const part of splitLines(chunks(...texts), maxBytes)) {
    for (const { offset, bytes, kind } of part) lines.push([offset, bytes.toString(), kind]);
  }
  return lines;
}

test.each([
  { name: 'no bytes', texts: [], expected: [] },
  {
    name: 'lines across chunks, empty ones too',
    texts: ['ab\ncd', 'e\n', '\nf\n'],
    expected: [
      [0, 'ab', 'whole'],
      [3, 'cde', 'whole'],
      [7, '', 'whole'],
      [8, 'f', 'whole'],
    ],
  },
  {
    name: 'a last line without newline',
    texts: ['ab\ncd'],
    expected: [
      [0, 'ab', 'whole'],
      [3, 'cd', 'last'],
    ],
  },
  {
    name: 'a line of exactly the greatest length',
    texts: ['0123', '4567', '\n'],
    expected: [[0, '01234567', 'whole']],
  },
  {
    name: 'a longer one in parts, and the next one whole',
    texts: ['0123456789', 'abcdefghij', 'k\nnext\n'],
    expected: [
      [0, '01234567', 'overlong'],
      [8, '89abcdef', 'overlong'],
      [16, 'ghijk', 'overlong'],
      [22, 'next', 'whole'],
    ],
  },
  {
    name: 'a longer one at the end of the file',
    texts: ['0123456789'],
    expected: [
      [0, '01234567', 'overlong'],
      [8, '89', 'overlong'],
    ],
  },
])('$name', async ({ texts, expected }) => {
  expect(await linesOf(8, ...texts)).toEqual(expected);
});
