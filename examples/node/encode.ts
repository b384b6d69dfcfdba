/**
 * A value that MessagePack has a form for. `undefined` members of a map are left out, as JSON leaves them out; what says by
 * `toJSON` how it is written, as a Date does, is written so.
 */
export type Packable =
  | string
  | number
  | bigint
  | boolean
  | null
  | undefined
  | Uint8Array
  | { toJSON(): unknown }
  | readonly Packable[]
  | { readonly [key: string]: Packable };

/** Deeper than any log record; what refers to itself ends here, with words, instead of with the stack. */
const MAX_DEPTH = 64;

/**
 * A value in MessagePack (https://github.com/msgpack/msgpack/blob/master/spec.md).
 *
 * @throws TypeError for what has no form there: a function, a symbol, an integer beyond 64 bits, a nest deeper than 64
 */
export function encode(value: Packable): Buffer {
  const parts: Uint8Array[] = [];
  write(value, parts, 0);
  return Buffer.concat(parts);
}

/** The head of an array of a known length: what follows it are its members. */
export function arrayHead(length: number): Buffer {
  return head(length, { fix: 0x90, fixLimit: 16, wide: [undefined, 0xdc, 0xdd] });
}

/** The head of binary data: Fluentd takes entries that are packed beforehand in this form. */
export function binaryHead(sizeBytes: number): Buffer {
  return head(sizeBytes, { fix: 0, fixLimit: 0, wide: [0xc4, 0xc5, 0xc6] });
}

function write(value: Packable, parts: Uint8Array[], depth: number): void {
  if (depth > MAX_DEPTH) throw new TypeError(`a record may be ${MAX_DEPTH} levels deep, and this one is deeper`);
  if (value === null || value === undefined) parts.push(NIL);
  else if (typeof value === 'string') writeText(value, parts);
  else if (typeof value === 'number') parts.push(number(value));
  else if (typeof value === 'boolean') parts.push(value ? TRUE : FALSE);
  else if (typeof value === 'bigint') parts.push(bigInteger(value));
  else if (value instanceof Uint8Array) parts.push(binaryHead(value.length), value);
  else if (Array.isArray(value)) writeArray(value, parts, depth);
  else if (typeof value === 'object') writeObject(value as PackableMap, parts, depth);
  else throw new TypeError(`a record cannot hold a ${typeof value}`);
}

interface PackableMap {
  readonly [key: string]: Packable;
}

function writeObject(value: PackableMap, parts: Uint8Array[], depth: number): void {
  if (typeof value.toJSON === 'function') write((value.toJSON as () => Packable).call(value), parts, depth + 1);
  else if (isMap(value)) writeMap(value, parts, depth);
  else throw new TypeError(`a record cannot hold a ${kindOf(value)}`);
}

/** A Map, an Error, a Set hold what they hold elsewhere than in members: as a map each of them would be an empty one. */
export function isMap(value: unknown): boolean {
  return kindOf(value) === 'Object';
}

function kindOf(value: unknown): string {
  return Object.prototype.toString.call(value).slice('[object '.length, -1);
}

const NIL = Buffer.from([0xc0]);
const FALSE = Buffer.from([0xc2]);
const TRUE = Buffer.from([0xc3]);

function writeText(value: string, parts: Uint8Array[]): void {
  const bytes = Buffer.from(value);
  parts.push(head(bytes.length, { fix: 0xa0, fixLimit: 32, wide: [0xd9, 0xda, 0xdb] }), bytes);
}

function writeArray(value: readonly Packable[], parts: Uint8Array[], depth: number): void {
  parts.push(arrayHead(value.length));
  for (const member of value) write(member, parts, depth + 1);
}

function writeMap(value: PackableMap, parts: Uint8Array[], depth: number): void {
  const members = Object.entries(value).filter(([, member]) => member !== undefined);
  parts.push(head(members.length, { fix: 0x80, fixLimit: 16, wide: [undefined, 0xde, 0xdf] }));
  for (const [key, member] of members) {
    writeText(key, parts);
    write(member, parts, depth + 1);
  }
}

interface HeadForms {
  readonly fix: number;
  readonly fixLimit: number;
  /** The first byte where the length takes 8, 16 and 32 bits. */
  readonly wide: readonly [number | undefined, number, number];
}

function head(length: number, { fix, fixLimit, wide: [bits8, bits16, bits32] }: HeadForms): Buffer {
  if (length < fixLimit) return Buffer.from([fix | length]);
  if (length < 0x100 && bits8 !== undefined) return Buffer.from([bits8, length]);
  if (length < 0x10000) return Buffer.from([bits16, length >> 8, length & 255]);
  const bytes = Buffer.alloc(5, bits32);
  bytes.writeUInt32BE(length, 1);
  return bytes;
}

function number(value: number): Buffer {
  if (Number.isSafeInteger(value) && !Object.is(value, -0)) return integer(value);
  const bytes = Buffer.alloc(9, 0xcb);
  bytes.writeDoubleBE(value, 1);
  return bytes;
}

function integer(value: number): Buffer {
  if (value >= 0 && value < 0x80) return Buffer.from([value]);
  if (value < 0 && value >= -0x20) return Buffer.from([value & 255]);
  if (value >= 0 && value < 0x100000000) {
    const bytes = Buffer.alloc(5, 0xce);
    bytes.writeUInt32BE(value, 1);
    return bytes;
  }
  return bigInteger(BigInt(value));
}

function bigInteger(value: bigint): Buffer {
  if (value < -0x8000000000000000n || value > 0xffffffffffffffffn) {
    throw new TypeError(`${value} is beyond the 64 bits of an integer: send it as text`);
  }
  const bytes = Buffer.alloc(9, value < 0n ? 0xd3 : 0xcf);
  if (value < 0n) bytes.writeBigInt64BE(value, 1);
  else bytes.writeBigUInt64BE(value, 1);
  return bytes;
}
