import { Buffer } from 'node:buffer';

/** A file of an archive: its name with `/`, and its content. */
export interface ArchivedFile {
  readonly name: string;
  readonly content: Uint8Array;
}

/**
 * A zip of files, the same bytes for the same files everywhere: their order is that of their names, their time is the
 * earliest there is, and nothing is compressed, since what deflate makes of it differs from one version of Node to the
 * next, and Lambda knows code by its hash.
 *
 * Source: APPNOTE.TXT of PKWARE, 4.3.
 */
export function zip(files: readonly ArchivedFile[]): Uint8Array {
  const entries = files.toSorted((a, b) => (a.name < b.name ? -1 : 1)).map(entryOf);
  const central = entries.map((entry, at) => centralHeader(entry, offsetOf(entries, at)));
  const end = record(0x06054b50, [u16(0), u16(0), u16(entries.length), u16(entries.length)]);
  const bodies = Buffer.concat(entries.map(({ local }) => local));
  const index = Buffer.concat(central);
  return Buffer.concat([bodies, index, end, u32(index.length), u32(bodies.length), u16(0)]);
}

interface Entry {
  readonly name: Buffer;
  /** What both headers of a file have in common. */
  readonly about: Buffer;
  /** The file with the header before it. */
  readonly local: Buffer;
}

function entryOf({ name: text, content }: ArchivedFile): Entry {
  const name = Buffer.from(text);
  const size = u32(content.length);
  // Version 2.0, names in UTF-8, stored, 1 January 1980.
  const about = Buffer.concat([u16(20), u16(0x0800), u16(0), u16(0), u16(0x21), u32(crc32(content)), size, size]);
  return { name, about, local: record(0x04034b50, [about, u16(name.length), u16(0), name, content]) };
}

function offsetOf(entries: readonly Entry[], at: number): number {
  return entries.slice(0, at).reduce((sum, { local }) => sum + local.length, 0);
}

/** Made by Unix, whose mode is kept: a file that everybody may read, or Lambda's user could not. */
function centralHeader({ name, about }: Entry, offset: number): Buffer {
  const none = u16(0);
  const mode = u32(0o100644 * 0x10000);
  const place = [u16(name.length), none, none, none, none, mode, u32(offset), name];
  return record(0x02014b50, [u16(0x0314), about, ...place]);
}

function record(signature: number, parts: readonly Uint8Array[]): Buffer {
  return Buffer.concat([u32(signature), ...parts]);
}

function u16(value: number): Buffer {
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16LE(value);
  return bytes;
}

function u32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}

const table = Array.from({ length: 256 }, (_, index) => {
  let value = index;
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  return value >>> 0;
});

function crc32(content: Uint8Array): number {
  let value = 0xffffffff;
  for (const byte of content) value = (table[(value ^ byte) & 0xff] as number) ^ (value >>> 8);
  return (value ^ 0xffffffff) >>> 0;
}
