import { expect, test } from 'vitest';
import { cut } from '../../../../../local/demo/screen/cut.ts';
import { elapsed } from '../../../../../local/demo/screen/elapsed.ts';
import { pictureOf, title, tryNext } from '../../../../../local/demo/screen/picture.ts';
import { jsonLine, printable } from '../../../../../local/demo/screen/printable.ts';

test.each([
  { name: 'an escape sequence', text: '\u001b[2J\u001b]0;title\u0007', shown: '\\u001b[2J\\u001b]0;title\\u0007' },
  { name: 'an escape sequence in one byte', text: '\u009b2J', shown: '\\u009b2J' },
  { name: 'a second line', text: 'a\r\nb', shown: 'a\\r\\nb' },
  { name: 'a second line as Unicode has it', text: 'a\u2028b\u2029c', shown: 'a\\u2028b\\u2029c' },
  { name: 'a tab', text: 'a\tb', shown: 'a\\tb' },
  { name: 'what turns the direction', text: 'a\u202eb\u2066c', shown: 'a\\u202eb\\u2066c' },
  { name: 'letters of every language', text: 'GET /検索?q=寿司🍣 é', shown: 'GET /検索?q=寿司🍣 é' },
])('$name is shown and not obeyed', ({ text, shown }) => {
  expect(printable(text)).toBe(shown);
});

test('JSON is one line without a control character, and the same value', () => {
  const value = { problem: 'a\u009b2J\n\u2028\u202e\u007f"\\' };
  expect(jsonLine(value)).toMatchInlineSnapshot(`"{"problem":"a\\u009b2J\\n\\u2028\\u202e\\u007f\\"\\\\"}"`);
  expect(JSON.parse(jsonLine(value))).toEqual(value);
});

test.each([
  { text: '12345', columns: 5, kept: '12345' },
  { text: '123456', columns: 5, kept: '1234…' },
  { text: '検索です', columns: 8, kept: '検索です' },
  { text: '検索です', columns: 7, kept: '検索で…' },
  { text: '検索です', columns: 6, kept: '検索…' },
  { text: '🍣🍣', columns: 3, kept: '🍣…' },
])('"$text" in $columns columns is "$kept"', ({ text, columns, kept }) => {
  expect(cut(text, columns)).toBe(kept);
});

test.each([
  { ms: 0, words: '0 s' },
  { ms: 59_999, words: '59 s' },
  { ms: 60_000, words: '1 min 00 s' },
  { ms: 754_000, words: '12 min 34 s' },
])('$ms ms are $words', ({ ms, words }) => {
  expect(elapsed(ms)).toBe(words);
});

test('the first and the last words fit into 80 columns', () => {
  for (const line of [title, ...pictureOf(false), ...pictureOf(true), ...tryNext])
    expect(line.length, line).toBeLessThanOrEqual(80);
});
