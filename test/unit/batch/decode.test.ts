import { expect, test } from 'vitest';
import { decode, decodeJson } from '../../../images/batch/decode.ts';

test.each([
  { name: 'UTF-8', bytes: [0xe6, 0x97, 0xa5, 0xf0, 0x9f, 0x9a, 0x80], text: '日🚀' },
  { name: 'Latin-1', bytes: [0x67, 0x72, 0xfc, 0x6e], text: 'gr\\xFCn' },
  { name: 'a sequence cut off', bytes: [0x61, 0xe6, 0x97], text: 'a\\xE6\\x97' },
  { name: 'an overlong form', bytes: [0xc0, 0xaf], text: '\\xC0\\xAF' },
  { name: 'half of a surrogate pair', bytes: [0xed, 0xa0, 0x80], text: '\\xED\\xA0\\x80' },
  { name: 'beyond the last code point', bytes: [0xf5, 0x80, 0x80, 0x80], text: '\\xF5\\x80\\x80\\x80' },
  { name: 'NUL', bytes: [0x61, 0x00, 0x62], text: 'a\\x00b' },
  { name: 'good behind bad', bytes: [0xff, 0xc3, 0xa9], text: '\\xFFé' },
])('decode: $name → $text', ({ bytes, text }) => {
  expect(decode(Uint8Array.from(bytes))).toBe(text);
});

test('a JSON text with bytes that are not UTF-8 is still JSON', () => {
  const bytes = Buffer.concat([Buffer.from('{"a":"'), Buffer.from([0xfc]), Buffer.from('"}')]);
  expect(JSON.parse(decodeJson(bytes))).toEqual({ a: '\\xFC' });
});
