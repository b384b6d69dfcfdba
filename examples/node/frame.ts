import { createHash } from 'node:crypto';
import type { Batch } from './packet.ts';

/** Bytes before a frame's entries: their length, their count, and the first bytes of a hash over both and the entries. */
export const FRAME_HEAD = 16;

/** Records as they lie in the spool. The checksum tells a frame that was cut off, by a kill or a full disk, from a whole one. */
export function encodeFrame({ entries, count }: Batch): Buffer {
  const lengths = Buffer.alloc(8);
  lengths.writeUInt32BE(entries.length);
  lengths.writeUInt32BE(count, 4);
  return Buffer.concat([lengths, checksum(lengths, entries), entries]);
}

/** The frame that begins at `at`, or undefined where no whole and right one does. */
export function readFrame(bytes: Buffer, at: number): (Batch & { readonly end: number }) | undefined {
  const sizeBytes = frameBytes(bytes, at);
  if (sizeBytes === undefined || at + sizeBytes > bytes.length) return undefined;
  const entries = bytes.subarray(at + FRAME_HEAD, at + sizeBytes);
  const isRight = checksum(bytes.subarray(at, at + 8), entries).equals(bytes.subarray(at + 8, at + FRAME_HEAD));
  return isRight ? { entries, count: bytes.readUInt32BE(at + 4), end: at + sizeBytes } : undefined;
}

/** How long the frame is that begins at `at`, by its head; undefined where the head is not all there. */
export function frameBytes(bytes: Buffer, at: number): number | undefined {
  return at + FRAME_HEAD <= bytes.length ? FRAME_HEAD + bytes.readUInt32BE(at) : undefined;
}

function checksum(lengths: Uint8Array, entries: Uint8Array): Buffer {
  return createHash('sha256').update(lengths).update(entries).digest().subarray(0, 8);
}
