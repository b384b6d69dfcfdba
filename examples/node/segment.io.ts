import { copyFile, type FileHandle, open, readdir, readFile, rename, rm, truncate } from 'node:fs/promises';
import { join } from 'node:path';
import { FRAME_HEAD, frameBytes, readFrame } from './frame.ts';
import type { Limits } from './limits.ts';
import type { Batch } from './packet.ts';

/** What happened to the spool that a person should know. */
export type SpoolProblem = (message: string, hint: string) => void;

/** A file of the spool: frames one behind the other, in the order in which their records came. */
export interface Segment {
  readonly number: number;
  readonly path: string;
  /** Up to here its frames are whole. */
  readonly sizeBytes: number;
  readonly records: number;
  /** How far it was read, in bytes and in records. */
  readBytes: number;
  taken: number;
  /** Records of it that were acknowledged. */
  released: number;
  append(frame: Buffer, count: number): Promise<void>;
  sync(): Promise<void>;
  /** Nothing more is written into it. */
  seal(): Promise<void>;
  /** Lets go of the records that cannot be read, and says how many those are. */
  forget(): number;
  /** Keeps the file under another name. */
  giveUp(): Promise<void>;
  remove(): Promise<void>;
}

export async function createSegment(folder: string, number: number): Promise<Segment> {
  const path = join(folder, `${String(number).padStart(10, '0')}.spool`);
  return segmentOf({ number, path, sizeBytes: 0, records: 0, file: await open(path, 'wx') });
}

/** What a former process left behind, oldest first. What follows the last whole frame of a file was never promised to anybody. */
export async function reopenSegments(folder: string, limits: FrameLimits, tell: SpoolProblem): Promise<Segment[]> {
  const names = (await readdir(folder)).filter((name) => /^\d{10}\.spool$/.test(name)).sort();
  const segments: Segment[] = [];
  for (const name of names) {
    const path = join(folder, name);
    const bytes = await readFile(path);
    const { sizeBytes, records } = wholeFrames(bytes);
    const isLast = name === names.at(-1);
    if (sizeBytes < bytes.length && isLast && isCutOff(bytes.subarray(sizeBytes), limits)) {
      tell(...cutOff(path, bytes.length - sizeBytes));
      // The next time it is not the last any more.
      await truncate(path, sizeBytes);
    } else if (sizeBytes < bytes.length) {
      await copyFile(path, `${path}.damaged`);
      tell(...damaged(path, sizeBytes));
    }
    segments.push(segmentOf({ number: Number.parseInt(name, 10), path, sizeBytes, records, file: undefined }));
  }
  return segments;
}

type FrameLimits = Pick<Limits, 'packetBytes' | 'recordBytes'>;

/** One frame in the making is all that a kill cuts off: more than that, or one that is whole and wrong, is the disk's doing. */
function isCutOff(rest: Buffer, { packetBytes, recordBytes }: FrameLimits): boolean {
  const isShort = (frameBytes(rest, 0) ?? Number.POSITIVE_INFINITY) > rest.length;
  return isShort && rest.length < FRAME_HEAD + Math.max(packetBytes, recordBytes);
}

/** Only the file that was written to last can end so, and nobody was told that what is cut off was taken. */
function cutOff(path: string, sizeBytes: number) {
  return [`the last ${sizeBytes} bytes of ${path} are passed over`, 'they were cut off as they were written'] as const;
}

/** What is said of a file whose records cannot be read from a byte on. */
export function damaged(path: string, fromByte: number) {
  return [
    `${path} is damaged from byte ${fromByte} on`,
    `what is there cannot be sent; it is kept as ${path}.damaged`,
  ] as const;
}

function wholeFrames(bytes: Buffer): { readonly sizeBytes: number; readonly records: number } {
  let [sizeBytes, records] = [0, 0];
  for (let frame = readFrame(bytes, 0); frame !== undefined; frame = readFrame(bytes, sizeBytes)) {
    [sizeBytes, records] = [frame.end, records + frame.count];
  }
  return { sizeBytes, records };
}

/** The next records of a segment: as many frames as make a packet, one at least. Undefined where the next frame is damaged. */
export async function readBatch(
  segment: Segment,
  { packetBytes, packetRecords }: Pick<Limits, 'packetBytes' | 'packetRecords'>,
): Promise<Batch | undefined> {
  const file = await open(segment.path, 'r');
  try {
    const bytes = await readEnough(file, segment, packetBytes);
    const frames: Batch[] = [];
    let [at, count] = [0, 0];
    for (let frame = readFrame(bytes, 0); frame !== undefined; frame = readFrame(bytes, at)) {
      if (frames.length > 0 && (count + frame.count > packetRecords || frame.end > packetBytes)) break;
      frames.push(frame);
      [at, count] = [frame.end, count + frame.count];
    }
    if (count === 0) return undefined;
    segment.readBytes += at;
    segment.taken += count;
    return { entries: Buffer.concat(frames.map(({ entries }) => entries)), count };
  } finally {
    await file.close();
  }
}

async function readEnough(file: FileHandle, { readBytes, sizeBytes }: Segment, wanted: number): Promise<Buffer> {
  const left = sizeBytes - readBytes;
  const bytes = await readAt(file, readBytes, Math.min(left, wanted));
  const first = frameBytes(bytes, 0) ?? 0;
  return first <= bytes.length ? bytes : readAt(file, readBytes, Math.min(left, first));
}

/** A read may give a part of what is there: what is taken for the end of a file is that, or its records would be given up. */
async function readAt(file: FileHandle, position: number, length: number): Promise<Buffer> {
  const buffer = Buffer.alloc(length);
  let done = 0;
  for (let more = 1; more > 0 && done < length; done += more) {
    more = (await file.read(buffer, done, length - done, position + done)).bytesRead;
  }
  return buffer.subarray(0, done);
}

interface Made {
  readonly number: number;
  readonly path: string;
  sizeBytes: number;
  records: number;
  file: FileHandle | undefined;
}

function segmentOf(made: Made): Segment {
  let isDirty = false;
  const close = async () => {
    const { file } = made;
    made.file = undefined;
    await file?.close();
  };
  return {
    number: made.number,
    path: made.path,
    get sizeBytes() {
      return made.sizeBytes;
    },
    get records() {
      return made.records;
    },
    readBytes: 0,
    taken: 0,
    released: 0,
    async append(frame, count) {
      if (made.file === undefined) throw new Error(`${made.path} is sealed`);
      try {
        await writeWhole(made.file, frame, made.sizeBytes);
      } catch (error) {
        await made.file.truncate(made.sizeBytes).catch(() => undefined);
        throw error;
      }
      made.sizeBytes += frame.length;
      made.records += count;
      isDirty = true;
    },
    async sync() {
      if (isDirty) await made.file?.datasync();
      isDirty = false;
    },
    async seal() {
      try {
        if (isDirty) await made.file?.datasync();
      } finally {
        await close();
      }
    },
    forget() {
      const count = made.records - this.taken;
      this.released += count;
      this.taken = made.records;
      return count;
    },
    async giveUp() {
      await close();
      await rename(made.path, `${made.path}.damaged`);
    },
    async remove() {
      await close();
      await rm(made.path, { force: true });
    },
  };
}

/** A disk that is nearly full takes a part. */
async function writeWhole(file: FileHandle, bytes: Buffer, position: number): Promise<void> {
  for (let done = 0; done < bytes.length; ) {
    done += (await file.write(bytes, done, bytes.length - done, position + done)).bytesWritten;
  }
}
