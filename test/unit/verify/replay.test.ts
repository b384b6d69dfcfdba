import { describe, expect, test } from 'vitest';
import { readLine } from '../../../images/batch/record.ts';
import { toReplay } from '../../../src/verify/replay.ts';

const combined = '203.0.113.7 - - [22/Nov/2026:14:35:02 +0000] "GET /é HTTP/1.1" 200 512 "-" "curl/8"';

function original(line: string, atMs = 0) {
  return { identity: line, atMs, line };
}

function textOf(line: string, format: 'single_value' | 'json' | 'ltsv'): string {
  return toReplay([original(line)], { format }).bytes.toString('utf8');
}

describe('a line as its stream’s file holds it', () => {
  test.each([
    { name: 'as it is', format: 'single_value', line: combined, text: `${combined}\n` },
    {
      name: 'JSON as it is, where files hold messages',
      format: 'single_value',
      line: '{ "a": 1 }',
      text: '{ "a": 1 }\n',
    },
    { name: 'the carriage return that it ends with', format: 'single_value', line: 'a\r', text: 'a\r\n' },
    { name: 'as the message of a record', format: 'json', line: 'say "é"\n', text: '{"message":"say \\"é\\"\\n"}\n' },
    {
      name: 'a record without spaces',
      format: 'json',
      line: '{ "a" : [1, 2.50], "b": "x  y" }',
      text: '{"a":[1,2.50],"b":"x  y"}\n',
    },
    {
      name: 'a number beyond a double',
      format: 'json',
      line: '{"id":12345678901234567890}',
      text: '{"id":12345678901234567890}\n',
    },
    { name: 'texts as Fluentd escapes them', format: 'json', line: '{"a":"\\u00e9\\/"}', text: '{"a":"é/"}\n' },
    { name: 'a list is no record', format: 'json', line: '[1]', text: '{"message":"[1]"}\n' },
    { name: 'labelled', format: 'ltsv', line: 'a\tb', text: 'message:a b\n' },
    {
      name: 'labels of a record',
      format: 'ltsv',
      line: '{"a":"x","b":7,"c":null,"d":true}',
      text: 'a:x\tb:7\tc:\td:true\n',
    },
  ] as const)('$format: $name', ({ format, line, text }) => {
    expect(textOf(line, format)).toBe(text);
  });

  test('has the key that the stream names', () => {
    expect(toReplay([original('x')], { format: 'json', messageKey: 'log' }).bytes.toString()).toBe('{"log":"x"}\n');
  });

  test('has the first of several keys', () => {
    const keys = ['log', 'message'];
    expect(toReplay([original('x')], { format: 'json', keys }).bytes.toString()).toBe('{"log":"x"}\n');
  });

  test('has the labels that the stream names, in their order, and no id where the stream has none', () => {
    const line = '{"id":"i-1","a":"x","b":7}';
    const ltsv = (more: object) => toReplay([original(line)], { format: 'ltsv', ...more }).bytes.toString();
    expect(ltsv({ fields: ['b', 'a', 'z'] })).toBe('b:7\ta:x\n');
    expect(ltsv({ keepId: false })).toBe('a:x\tb:7\n');
    expect(ltsv({ keepId: false, id: 'a' })).toBe('id:i-1\tb:7\n');
  });

  test('in order of time, each of equal lines by itself', () => {
    const { bytes, lines } = toReplay([original('b', 2), original('a', 1), original('b', 3)], {
      format: 'single_value',
    });
    expect({ text: bytes.toString(), lines }).toEqual({ text: 'a\nb\nb\n', lines: 3 });
  });

  test('is what the batch reads', () => {
    const { bytes } = toReplay([original(combined)], { format: 'single_value' });
    const line = { offset: 0, bytes: bytes.subarray(0, -1), kind: 'whole' } as const;
    const [row] = readLine(line, 'access/replay.log').rows;
    expect(row).toMatchObject({ path: '/é', status: 200, raw: Buffer.from(combined) });
  });
});

describe('a line that no file can hold is refused by its number and its digest', () => {
  test.each([
    {
      name: 'two lines',
      format: 'single_value',
      line: 'a\nb',
      because: 'a line break in it would make two lines of it',
    },
    {
      name: 'nothing',
      format: 'single_value',
      line: '',
      because: 'it is empty, and the batch passes over empty lines',
    },
    {
      name: 'a carriage return',
      format: 'single_value',
      line: '\r',
      because: 'it is empty, and the batch passes over empty lines',
    },
    {
      name: 'half a character',
      format: 'json',
      line: 'a\uD83D',
      because: 'it holds half of a surrogate pair, which UTF-8 cannot',
    },
    { name: 'two lines', format: 'ltsv', line: 'a\nb', because: 'a line break in it would make two lines of it' },
    {
      name: 'a list',
      format: 'ltsv',
      line: '{"a":[1]}',
      because: 'a list, a record or a fraction in it is written by Ruby in its own way',
    },
    {
      name: 'more than 1 MiB',
      format: 'single_value',
      line: 'x'.repeat(1_048_577),
      because: 'it is longer than 1 MiB, which the batch sets aside',
    },
  ] as const)('$format: $name', ({ format, line, because }) => {
    const { bytes, lines, refused } = toReplay([{ identity: 'id-1', atMs: 2, line }, original('x', 1)], { format });
    expect(lines).toBe(1);
    expect(bytes.toString()).toContain('x');
    expect(refused).toEqual([{ number: 2, digest: 'eb66c623572f', because }]);
  });

  test.each(['csv', 'tsv', 'combined'] as const)('%s: every line', (format) => {
    expect(toReplay([original('{"a":1}')], { format }).refused.map(({ because }) => because)).toEqual([
      `the files of this stream are ${format}, which is made of the fields of a record`,
    ]);
  });

  test('json without its id: a record that has one', () => {
    const bare = (line: string) => toReplay([original(line)], { format: 'json', keepId: false });
    expect(bare('{"id":1}').refused).toHaveLength(1);
    expect(bare('{"a":1}').bytes.toString()).toBe('{"a":1}\n');
  });

  test('1 MiB still fits', () => {
    expect(toReplay([original('x'.repeat(1_048_576))], { format: 'single_value' }).refused).toEqual([]);
  });
});
