import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decode } from '../../../../examples/node/decode.ts';
import { encode, type Packable } from '../../../../examples/node/encode.ts';
import { encodeEntry, recordsOf } from '../../../../examples/node/entry.ts';
import { ackedChunk, encodePacket } from '../../../../examples/node/packet.ts';

const hex = (value: Packable) => encode(value).toString('hex');

test.each([
  { name: 'nothing', value: null, bytes: 'c0' },
  { name: 'true', value: true, bytes: 'c3' },
  { name: 'a small number', value: 127, bytes: '7f' },
  { name: 'a number above it', value: 128, bytes: 'ce00000080' },
  { name: 'minus one', value: -1, bytes: 'ff' },
  { name: 'minus 33', value: -33, bytes: 'd3ffffffffffffffdf' },
  { name: 'the last of 32 bits', value: 4294967295, bytes: 'ceffffffff' },
  { name: 'beyond 32 bits', value: 4294967296, bytes: 'cf0000000100000000' },
  { name: 'a half', value: 0.5, bytes: 'cb3fe0000000000000' },
  { name: 'minus zero', value: -0, bytes: 'cb8000000000000000' },
  { name: 'the largest integer', value: 2n ** 64n - 1n, bytes: 'cfffffffffffffffff' },
  { name: 'an empty text', value: '', bytes: 'a0' },
  { name: 'text with an umlaut', value: 'ä', bytes: 'a2c3a4' },
  { name: 'bytes', value: Uint8Array.of(1, 255), bytes: 'c40201ff' },
  { name: 'a list', value: [1, 'a'], bytes: '9201a161' },
  { name: 'a map, without what is undefined', value: { a: 1, b: undefined }, bytes: '81a16101' },
  { name: 'what says itself how it is written', value: { toJSON: () => 'x' }, bytes: 'a178' },
  { name: 'a time, as JSON has it', value: new Date(0), bytes: 'b8313937302d30312d30315430303a30303a30302e3030305a' },
])('encode: $name', ({ value, bytes }) => {
  expect(hex(value)).toBe(bytes);
});

test.each([31, 32, 255, 256, 65_535, 65_536])('encode: a text of %i characters comes back whole', (length) => {
  expect(decode(encode('x'.repeat(length)))).toEqual({
    value: 'x'.repeat(length),
    end: encode('x'.repeat(length)).length,
  });
});

test.each([
  { name: 'a function', value: (() => 1) as unknown as Packable, says: 'a record cannot hold a function' },
  {
    name: 'an integer of 65 bits',
    value: 2n ** 64n,
    says: '18446744073709551616 is beyond the 64 bits of an integer: send it as text',
  },
  { name: 'a Map', value: new Map([['a', 1]]) as never, says: 'a record cannot hold a Map' },
  { name: 'a Set', value: new Set([1]) as never, says: 'a record cannot hold a Set' },
  { name: 'an Error', value: new Error('x') as never, says: 'a record cannot hold a Error' },
  { name: 'numbers of 64 bits', value: new Float64Array(1) as never, says: 'a record cannot hold a Float64Array' },
])('encode: $name is refused in words', ({ value, says }) => {
  expect(() => encode(value)).toThrow(says);
});

test('encode: a record that holds itself is refused, and does not end in the stack', () => {
  const record: { self?: Packable } = {};
  record.self = record as Packable;
  expect(() => encode(record as Packable)).toThrow('a record may be 64 levels deep, and this one is deeper');
});

test('decode: whatever was encoded comes back, and any shorter beginning of it is not all there', () => {
  const value = fc.letrec<{ value: Packable }>((tie) => ({
    value: fc.oneof(
      { depthSize: 'small' },
      fc.string({ unit: 'binary' }),
      fc.maxSafeInteger(),
      fc.double({ noNaN: true }),
      fc.boolean(),
      fc.constant(null),
      fc.array(tie('value'), { maxLength: 20 }),
    ),
  })).value;
  fc.assert(
    fc.property(value, fc.nat(), (given, cut) => {
      const bytes = encode(given);
      expect(decode(bytes)).toEqual({ value: given, end: bytes.length });
      expect(decode(bytes.subarray(0, cut % bytes.length))).toBeUndefined();
    }),
    { numRuns: 50 },
  );
});

test('decode: a byte that begins nothing, and a nest without end, are refused', () => {
  expect(() => decode(Buffer.from([0xc1]))).toThrow('0xc1 begins no value of MessagePack');
  expect(() => decode(Buffer.alloc(100, 0x91))).toThrow('nested too deep');
});

test('entry: an EventTime of seconds and nanoseconds, and the record', () => {
  expect(encodeEntry(1_764_115_200_123, { id: 'a' }).toString('hex')).toBe('92d700692643000754d4c081a26964a161');
});

test.each([-1, 2 ** 32 * 1000, Number.NaN])('entry: %d ms is no time that Fluentd can take', (timeMs) => {
  expect(() => encodeEntry(timeMs, {})).toThrow(`${timeMs} ms is no time that Fluentd can take`);
});

test('entry: the last time that Fluentd can take is taken', () => {
  expect(encodeEntry(2 ** 32 * 1000 - 1, {}).length).toBe(12);
});

test('packet: the tag, the entries as binary data, their number and the chunk id', () => {
  const entries = Buffer.from('92c080', 'hex');
  const bytes = encodePacket('t', { chunk: 'c', batch: { entries, count: 1 } });
  expect(bytes.toString('hex')).toBe('93a174c40392c08082a473697a6501a56368756e6ba163');
});

test('records that were packed are read again', () => {
  const entries = Buffer.concat([encodeEntry(0, { id: 's-0', n: [1, { a: null }] }), encodeEntry(1, { id: 's-1' })]);
  expect(recordsOf(entries)).toEqual([{ id: 's-0', n: [1, { a: null }] }, { id: 's-1' }]);
});

test('an answer acknowledges a chunk, or it is something else', () => {
  expect(ackedChunk(new Map([['ack', 'c']]))).toBe('c');
  expect([new Map([['ack', 1]]), new Map(), null, ['HELO']].map(ackedChunk)).toEqual([
    undefined,
    undefined,
    undefined,
    undefined,
  ]);
});
