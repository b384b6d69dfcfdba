import { describe, expect, test } from 'vitest';
import { defaultFormat } from '../../../images/batch/format/format.ts';
import { parseJson } from '../../../images/batch/json.ts';
import { parseLtsv } from '../../../images/batch/ltsv.ts';

const json = (text: string) => parseJson(Buffer.from(text), defaultFormat.read);
const head = '"time":"2026-11-22T10:05:03Z","host":"::1","request":"GET / HTTP/1.1"';
const access = '::1 - - [17/May/2015:10:05:03 +0000] "GET / HTTP/1.1" 200 7';

describe('numbers are read as they stand', () => {
  test.each([
    { bytes: '9007199254740993', read: '9007199254740993' },
    { bytes: '9223372036854775807', read: '9223372036854775807' },
    { bytes: '"9007199254740993"', read: '9007199254740993' },
    { bytes: 'null', read: null },
    { bytes: '"-"', read: null },
  ])('a size of $bytes', ({ bytes, read }) => {
    expect(json(`{${head},"bytes":${bytes}}`)).toMatchObject({ ok: true, value: { access: { bytes: read } } });
  });

  test.each(['9223372036854775808', '7.5', '7.0', '7e3', '-7'])('a size of %s is none', (bytes) => {
    expect(json(`{${head},"bytes":${bytes}}`)).toEqual({ ok: false, reason: 'its size is no whole number of bytes' });
  });

  test('the greatest id that a double holds is one, and the next number is none', () => {
    expect(json(`{"id":9007199254740991,${head}}`)).toMatchObject({ value: { id: '9007199254740991' } });
    expect(json(`{"id":9007199254740992,${head}}`)).toMatchObject({ ok: false });
  });
});

describe('a record that says two things, or nothing, is set aside', () => {
  test.each([
    { name: 'a key twice', text: `{${head},"status":200,"status":500}`, reason: 'a key stands in it twice' },
    {
      name: 'a key twice, once escaped',
      text: `{${head},"id":"a","\\u0069d":"b"}`,
      reason: 'a key stands in it twice',
    },
    {
      name: 'an object where a text is expected',
      text: '{"time":"2026-11-22T10:05:03Z","host":"::1","request":{"method":"GET"}}',
      reason: 'its request is neither a text nor a number',
    },
    { name: 'a list', text: `{${head},"status":[200]}`, reason: 'its status is neither a text nor a number' },
    {
      name: 'an object with everything in it, beside a host',
      text: '{"time":"2026-11-22T10:05:03Z","host":"::1","http":{"request":"GET /"}}',
      reason: 'a record without a request',
    },
    {
      name: 'a message of two lines',
      text: JSON.stringify({ message: `${access}\n${access}` }),
      reason: 'its message holds a line break',
    },
    {
      name: 'a lone carriage return',
      text: JSON.stringify({ message: `${access}\r${access}` }),
      reason: 'its message holds a line break',
    },
  ])('$name', ({ text, reason }) => {
    expect(json(text)).toEqual({ ok: false, reason });
  });

  test('a message that ends its line is that line, and objects that nobody asks for do no harm', () => {
    const text = JSON.stringify({ k8s: { pod: ['a', { b: '}"' }] }, message: `${access}\r\n` });
    expect(json(text)).toMatchObject({ ok: true, value: { access: { status: 200, bytes: '7' } } });
  });

  test('blanks between the members change nothing', () => {
    expect(json(` {\t"id" : "a" ,\n ${head} , "x" : [ 1 , {} ] } `)).toMatchObject({ ok: true, value: { id: 'a' } });
  });
});

describe('LTSV', () => {
  const ltsv = (...parts: readonly string[]) => parseLtsv(Buffer.from(parts.join('\t')), defaultFormat.read);

  test('what Fluentd’s formatter writes of a record is that record', () => {
    expect(ltsv('id:a-1', 'time:1795341903129', `message:${access}`)).toMatchObject({
      ok: true,
      value: { id: 'a-1', sentAtMs: 1795341903129, access: { status: 200 } },
    });
  });

  test.each([
    { name: 'no label', parts: ['host:::1', 'GET /'], reason: 'a part of it has no label' },
    { name: 'a label twice', parts: ['host:::1', 'host:::2'], reason: 'a label stands in it twice' },
    { name: 'no time', parts: ['host:::1', 'req:GET /'], reason: 'it has no time' },
  ])('$name', ({ parts, reason }) => {
    expect(ltsv(...parts)).toEqual({ ok: false, reason });
  });
});
