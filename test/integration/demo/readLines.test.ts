import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readLines } from '../../../local/demo/lines.ts';

let file = '';
beforeAll(() => {
  file = join(mkdtempSync(join(tmpdir(), 'demo-log-')), 'access.log');
});
afterAll(() => rmSync(join(file, '..'), { recursive: true, force: true }));

function read(bytes: string | Uint8Array): readonly string[] {
  writeFileSync(file, bytes);
  return readLines(file);
}

test.each([
  { name: 'a last line without its end', bytes: 'a\nb', lines: ['a', 'b'] },
  { name: 'the ends of Windows, and empty lines', bytes: 'a\r\n\r\nb\r\n', lines: ['a', 'b'] },
  { name: 'identical lines', bytes: 'a\na\n', lines: ['a', 'a'] },
  { name: 'a byte order mark, which is the first line’s', bytes: '\uFEFFa\n', lines: ['\uFEFFa'] },
])('$name', ({ bytes, lines }) => {
  expect(read(bytes)).toEqual(lines);
});

test.each([
  { name: 'nothing', bytes: '', says: ' holds no lines' },
  { name: 'only ends of lines', bytes: '\n\n', says: ' holds no lines' },
  { name: 'bytes that are not UTF-8', bytes: Uint8Array.of(97, 10, 98, 255, 10, 99), says: ':2 is not UTF-8' },
  { name: 'a last line that is not UTF-8', bytes: Uint8Array.of(97, 10, 255), says: ':2 is not UTF-8' },
  { name: 'a line that is no event', bytes: `a\n${'x'.repeat(900_001)}\n`, says: ':2 is longer than 900000 bytes' },
])('$name is refused with its place', ({ bytes, says }) => {
  expect(() => read(bytes)).toThrow(`--log ${file}${says}`);
});
