/** One value and where it ends. */
export interface Decoded {
  readonly value: unknown;
  readonly end: number;
}

/** What Fluentd answers is small and shallow; anything else is no Fluentd. */
const MAX_DEPTH = 64;

/**
 * The value of MessagePack that begins at `start`; undefined where its end has not come yet. Maps come as Map, binary data and
 * extensions as bytes.
 *
 * @throws TypeError for bytes that are no MessagePack
 */
export function decode(bytes: Buffer, start = 0): Decoded | undefined {
  try {
    return valueAt(bytes, start, 0);
  } catch (error) {
    // Reading behind the end: the rest has not come yet.
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

function valueAt(bytes: Buffer, at: number, depth: number): Decoded {
  if (depth > MAX_DEPTH) throw new TypeError('nested too deep');
  const first = bytes.readUInt8(at);
  if (first < 0x80) return { value: first, end: at + 1 };
  if (first < 0x90) return mapAt(bytes, at + 1, first & 0x0f, depth);
  if (first < 0xa0) return arrayAt(bytes, at + 1, first & 0x0f, depth);
  if (first < 0xc0) return textAt(bytes, at + 1, first & 0x1f);
  if (first >= 0xe0) return { value: first - 0x100, end: at + 1 };
  const read = forms[first];
  if (read === undefined) throw new TypeError(`0x${first.toString(16)} begins no value of MessagePack`);
  return read(bytes, at + 1, depth);
}

type Read = (bytes: Buffer, at: number, depth: number) => Decoded;

const lengths: readonly ((bytes: Buffer, at: number) => { readonly value: number; readonly end: number })[] = [
  (bytes, at) => ({ value: bytes.readUInt8(at), end: at + 1 }),
  (bytes, at) => ({ value: bytes.readUInt16BE(at), end: at + 2 }),
  (bytes, at) => ({ value: bytes.readUInt32BE(at), end: at + 4 }),
];

function long(read: (bytes: Buffer, at: number, length: number, depth: number) => Decoded, width: 0 | 1 | 2): Read {
  return (bytes, at, depth) => {
    const length = lengths[width]?.(bytes, at) ?? { value: 0, end: at };
    return read(bytes, length.end, length.value, depth);
  };
}

const fixed =
  (value: unknown): Read =>
  (_bytes, at) => ({ value, end: at });
const numeric =
  (size: number, read: (bytes: Buffer, at: number) => number | bigint): Read =>
  (bytes, at) => ({ value: read(bytes, at), end: at + size });
const extension =
  (size: number): Read =>
  (bytes, at) =>
    bytesAt(bytes, at + 1, size);

/** By the first byte of a value. */
const forms: Readonly<Record<number, Read>> = {
  192: fixed(null),
  194: fixed(false),
  195: fixed(true),
  196: long(bytesAt, 0),
  197: long(bytesAt, 1),
  198: long(bytesAt, 2),
  202: numeric(4, (bytes, at) => bytes.readFloatBE(at)),
  203: numeric(8, (bytes, at) => bytes.readDoubleBE(at)),
  204: numeric(1, (bytes, at) => bytes.readUInt8(at)),
  205: numeric(2, (bytes, at) => bytes.readUInt16BE(at)),
  206: numeric(4, (bytes, at) => bytes.readUInt32BE(at)),
  207: numeric(8, (bytes, at) => narrow(bytes.readBigUInt64BE(at))),
  208: numeric(1, (bytes, at) => bytes.readInt8(at)),
  209: numeric(2, (bytes, at) => bytes.readInt16BE(at)),
  210: numeric(4, (bytes, at) => bytes.readInt32BE(at)),
  211: numeric(8, (bytes, at) => narrow(bytes.readBigInt64BE(at))),
  212: extension(1),
  213: extension(2),
  214: extension(4),
  215: extension(8),
  216: extension(16),
  217: long(textAt, 0),
  218: long(textAt, 1),
  219: long(textAt, 2),
  220: long(arrayAt, 1),
  221: long(arrayAt, 2),
  222: long(mapAt, 1),
  223: long(mapAt, 2),
};

function narrow(value: bigint): number | bigint {
  return value >= Number.MIN_SAFE_INTEGER && value <= Number.MAX_SAFE_INTEGER ? Number(value) : value;
}

function bytesAt(bytes: Buffer, at: number, length: number): Decoded {
  if (at + length > bytes.length) throw new RangeError('not all there');
  return { value: bytes.subarray(at, at + length), end: at + length };
}

function textAt(bytes: Buffer, at: number, length: number): Decoded {
  const { value, end } = bytesAt(bytes, at, length);
  return { value: (value as Buffer).toString(), end };
}

function arrayAt(bytes: Buffer, at: number, length: number, depth: number): Decoded {
  const members: unknown[] = [];
  let end = at;
  for (let index = 0; index < length; index += 1) {
    const member = valueAt(bytes, end, depth + 1);
    members.push(member.value);
    end = member.end;
  }
  return { value: members, end };
}

function mapAt(bytes: Buffer, at: number, length: number, depth: number): Decoded {
  const members = new Map<unknown, unknown>();
  let end = at;
  for (let index = 0; index < length; index += 1) {
    const key = valueAt(bytes, end, depth + 1);
    const member = valueAt(bytes, key.end, depth + 1);
    members.set(key.value, member.value);
    end = member.end;
  }
  return { value: members, end };
}
