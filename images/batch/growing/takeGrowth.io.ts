import { createHash } from 'node:crypto';
import { addLines, type LineSettings } from '../addLines.io.ts';
import { bucketsOf } from '../bucket.ts';
import { isCompressed, readBytes } from '../bytes.io.ts';
import type { Counts } from '../counts.ts';
import { isUnchanged, type LogFile } from '../files.io.ts';
import { StillWritten } from '../ingestFile.io.ts';
import { splitLines } from '../line.ts';
import type { Transaction } from '../store.ts';
import { fingerprint } from './fingerprint.io.ts';
import { type Generation, headOf, knownBytes, tailOf } from './generation.ts';

export interface Taken {
  readonly counts: Partial<Counts>;
  /** The log as it is noted now; undefined where there was nothing to read. */
  readonly generation: Generation | undefined;
}

/**
 * Takes in what has come to a log since it was read last, and notes up to where, in the same transaction. A last line
 * that is not whole waits for its end.
 *
 * @param isFinal nothing will come any more: a last line that is not whole is taken for what it is
 */
export async function takeGrowth(
  transaction: Transaction,
  file: LogFile,
  generation: Generation,
  settings: LineSettings,
  isFinal: boolean,
): Promise<Taken> {
  const end = isFinal ? Number.POSITIVE_INFINITY : await endOfLines(file, generation.offset);
  if (end === generation.offset) return await nothingNew(transaction, file, generation);
  const bytes = counted(readBytes(file, generation.offset, end));
  const lines = splitLines(bytes.chunks, undefined, generation.offset);
  const added = await addLines(transaction, lines, generation.name, settings);
  const offset = generation.offset + bytes.length();
  // Emptied under our hands, as by copytruncate: the rest stands in the copy.
  if (isFinal ? !(await isUnchanged(file)) : offset !== end) throw new StillWritten();
  if (offset === generation.offset) return await nothingNew(transaction, file, generation);
  const noted = await noteGrowth(transaction, file, { ...generation, offset }, added);
  if (!(await isSameLog(file, generation, noted, bytes.first()))) throw new StillWritten();
  if (settings.aggregate) await transaction.addUp(bucketsOf(added.instants, settings.aggregate));
  const { read, rows, rejected, refused, empty } = added;
  const counts = { files: 1, rows, duplicates: read - rows, rejected, refused, empty };
  return { counts: { ...counts, unfinished: waits(file, end) }, generation: noted };
}

/** A name or a time that has changed is noted, or the log would be compared byte by byte in each run. */
async function nothingNew(transaction: Transaction, file: LogFile, generation: Generation): Promise<Taken> {
  const counts = { unfinished: generation.offset < file.size && !isCompressed(file.path) ? 1 : 0 };
  if (generation.offset === 0) return { counts, generation: undefined };
  const { base, inode, size, modifiedMs } = file;
  const noted = { ...generation, foundAs: base, inode, size, modifiedMs };
  await transaction.noteGeneration(noted);
  return { counts, generation: noted };
}

function waits(file: LogFile, end: number): number {
  return Number.isFinite(end) && end < file.size ? 1 : 0;
}

async function noteGrowth(
  transaction: Transaction,
  file: LogFile,
  generation: Generation,
  added: { readonly read: number; readonly rejected: number; readonly refused: number },
): Promise<Generation> {
  const head = await fingerprint(file, headOf(generation.offset));
  const tail = await fingerprint(file, tailOf(generation.offset));
  if (head === undefined || tail === undefined) throw new StillWritten();
  const { base, inode, size, modifiedMs } = file;
  const noted = {
    ...generation,
    ...{ foundAs: base, inode, size, modifiedMs, head, tail },
    rows: generation.rows + added.read,
    rejected: generation.rejected + added.rejected + added.refused,
  };
  await transaction.noteGeneration(noted);
  return noted;
}

/**
 * Whether what was read is of the log that was looked at. Emptied since, as by copytruncate, and grown to more than it had, it
 * is another one, of which the first bytes would be missing. It is asked when everything else has been read of the file.
 *
 * @param first its first bytes, where it was read from the start
 */
async function isSameLog(file: LogFile, before: Generation, noted: Generation, first: Buffer): Promise<boolean> {
  if (isCompressed(file.path)) return true;
  if (before.offset === 0) return noted.head === createHash('sha256').update(first).digest('hex');
  if ((await fingerprint(file, headOf(before.offset))) !== before.head) return false;
  return (await fingerprint(file, tailOf(before.offset))) === before.tail;
}

const blockBytes = 65_536;

/** Behind the last newline at or behind an offset; the offset where there is none. */
async function endOfLines(file: LogFile, from: number): Promise<number> {
  for (let to = file.size; to > from; to -= blockBytes) {
    const start = Math.max(from, to - blockBytes);
    let [newline, at] = [-1, start];
    for await (const chunk of readBytes(file, start, to)) {
      const last = chunk.lastIndexOf(10);
      if (last !== -1) newline = at + last;
      at += chunk.length;
    }
    if (newline !== -1) return newline + 1;
  }
  return from;
}

function counted(chunks: AsyncIterable<Buffer>) {
  let length = 0;
  let first = Buffer.alloc(0);
  const passing = async function* () {
    for await (const chunk of chunks) {
      if (length < knownBytes) first = Buffer.concat([first, chunk.subarray(0, knownBytes - length)]);
      length += chunk.length;
      yield chunk;
    }
  };
  return { chunks: passing(), length: () => length, first: () => first };
}
