import { type FileHandle, open } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { FileUnreadable } from './refusal.ts';

/** A file to read: as it was when it was looked at. */
export interface LookedAt {
  readonly path: string;
  readonly inode: string;
  readonly size: number;
}

/** Compressed data that ends in the middle, or is damaged: it may still be written, and none of it is taken. */
export class Torn extends FileUnreadable {}

/** Another file stands at the path by now, or none. */
export class Replaced extends FileUnreadable {}

export function isCompressed(path: string): boolean {
  return path.endsWith('.gz');
}

/**
 * The bytes of a log, compressed or not, in chunks of 256 KiB at most; each makes one INSERT. Of a log that is not
 * compressed, only those that were there when the file was looked at.
 *
 * @param from of the first byte, in the log itself
 * @param to behind the last one
 */
export async function* readBytes(file: LookedAt, from = 0, to = Number.POSITIVE_INFINITY): AsyncGenerator<Buffer> {
  const handle = await open(file.path).catch((error: NodeJS.ErrnoException) => {
    throw error.code === 'ENOENT' ? new Replaced('the file has gone') : error;
  });
  try {
    if ((await inodeOf(handle)) !== file.inode) throw new Replaced('another file is there now');
    const compressed = isCompressed(file.path);
    const last = (compressed ? file.size : Math.min(to, file.size)) - 1;
    const start = compressed ? 0 : from;
    // An end before the start is an error to Node, and an empty piece is none.
    if (last < start && !compressed) return;
    const raw = handle.createReadStream({
      start,
      end: Math.max(last, start),
      highWaterMark: 262_144,
      autoClose: false,
    });
    yield* compressed ? part(unzipped(raw), from, to) : chunksOf(raw);
  } finally {
    await handle.close();
  }
}

/** An error of an open file does not say by itself that it is a file's. */
async function inodeOf(handle: FileHandle): Promise<string> {
  const { ino } = await handle.stat({ bigint: true }).catch((cause: NodeJS.ErrnoException) => {
    throw new FileUnreadable(cause.message, { cause });
  });
  return String(ino);
}

/** All members of the file, one behind the other. What follows them and is none is an error, and never passed over. */
async function* unzipped(raw: Readable): AsyncGenerator<Buffer> {
  const gunzip = createGunzip({ chunkSize: 262_144 });
  raw.once('error', (error) => gunzip.destroy(error));
  raw.pipe(gunzip);
  try {
    yield* chunksOf(gunzip);
  } finally {
    raw.destroy();
  }
}

async function* part(chunks: AsyncIterable<Buffer>, from: number, to: number): AsyncGenerator<Buffer> {
  let offset = 0;
  for await (const chunk of chunks) {
    const wanted = chunk.subarray(Math.max(0, from - offset), Math.max(0, to - offset));
    offset += chunk.length;
    if (wanted.length > 0) yield wanted;
    if (offset >= to) return;
  }
}

async function* chunksOf(stream: Readable): AsyncGenerator<Buffer> {
  const chunks = stream[Symbol.asyncIterator]();
  try {
    for (;;) {
      // Only the disk's own errors: what goes wrong with a chunk is its taker's.
      const { done, value } = await chunks.next().catch((cause: NodeJS.ErrnoException) => {
        const isTorn = cause.code?.startsWith('Z_');
        throw isTorn
          ? new Torn(`its compressed data ends in the middle or is damaged (${cause.code})`, { cause })
          : new FileUnreadable(cause.message, { cause });
      });
      if (done) return;
      yield value;
    }
  } finally {
    // Whoever takes the chunks may end early, and a batch that goes on for months must not keep such files open.
    stream.destroy();
  }
}
