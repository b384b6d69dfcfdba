import { isCompressed, Replaced } from '../bytes.io.ts';
import type { Counts } from '../counts.ts';
import type { LogFile } from '../files.io.ts';
import { inTransaction } from '../ingestFile.io.ts';
import type { RunOptions, Task } from '../run.ts';
import type { Store } from '../store.ts';
import { makeCompare } from './fingerprint.io.ts';
import { firstBase, type Generation } from './generation.ts';
import { type Group, goneOf, handleGone } from './gone.io.ts';
import { type Identified, identify } from './identify.ts';
import { takeGrowth } from './takeGrowth.io.ts';

/** What is to be done for the files of one folder that are read while they grow, oldest first. */
export async function ingestGrowing(
  store: Store,
  { place, files: found }: Group,
  options: RunOptions,
): Promise<readonly Task[]> {
  const files = once(found);
  const [first] = files;
  if (first === undefined) return [];
  const stream = streamOf(first);
  const known = [...(await store.generations(stream))];
  const failures = new Map<LogFile, unknown>();
  const identified = await identify(files, known, makeCompare(failures));
  const task = (one: Identified<LogFile>): Task => ({
    name: one.file.name,
    modifiedMs: one.file.modifiedMs,
    run: async () => {
      if (one.kind === 'unread') return unread(failures.get(one.file));
      return isDue(one, options) ? await handle(store, stream, one, known, options) : waiting(one);
    },
  });
  const gone = goneOf(known, identified).map((generation) => ({
    name: generation.name,
    run: () => handleGone(store, generation, { place, files }, options),
  }));
  return [...identified.map(task), ...gone];
}

/** Renamed since it was looked at, it is looked at again by the next run. */
function unread(error: unknown): Partial<Counts> {
  if (error instanceof Replaced) return { unfinished: 1 };
  throw error;
}

/** A log that is renamed while the folder is looked at is seen under both names. */
function once(files: readonly LogFile[]): readonly LogFile[] {
  return files.filter((file, at) => files.findIndex(({ inode }) => inode === file.inode) === at);
}

function streamOf({ name, base }: LogFile): string {
  return name.slice(0, -base.length - 1);
}

/** What is compressed does not grow: it is read when whoever compresses it has been quiet. */
function isDue(one: Identified<LogFile>, options: RunOptions): boolean {
  const { file, kind } = one;
  if (kind === 'copy') return false;
  if (kind === 'unchanged') return hasMore(one) && isFinal(one, options.nowMs);
  return !isCompressed(file.path) || options.nowMs - file.modifiedMs >= options.settings.quietMs;
}

/** How long a log that was renamed is waited for: its server may write to it until it opens the next one. */
const finalMs = 3_600_000;

function isFinal({ file, generation }: Identified<LogFile>, nowMs: number): boolean {
  if (isCompressed(file.path)) return true;
  const isRenamed = generation !== undefined && file.base !== firstBase(generation);
  return isRenamed && nowMs - file.modifiedMs >= finalMs;
}

function hasMore({ file, generation }: Identified<LogFile>): boolean {
  return generation !== undefined && !isCompressed(file.path) && generation.offset < file.size;
}

function waiting(one: Identified<LogFile>): Partial<Counts> {
  return { unfinished: one.kind === 'unchanged' && !hasMore(one) ? 0 : 1 };
}

async function handle(
  store: Store,
  stream: string,
  one: Identified<LogFile>,
  known: Generation[],
  { settings, nowMs, warn }: RunOptions,
): Promise<Partial<Counts>> {
  const { file, generation } = one;
  let noted: Generation | undefined;
  const counts = await inTransaction(store, async (transaction) => {
    const current = await transaction.generations(stream);
    if (!isCurrent(generation, current, known)) return {};
    const base = generation ?? newGeneration(stream, file, current, nowMs);
    const taken = await takeGrowth(transaction, file, base, settings, isFinal(one, nowMs));
    noted = taken.generation;
    return taken.counts;
  });
  if (noted !== undefined && generation === undefined) known.push(noted);
  if (counts.refused) warn(`${file.name}: the database refused ${counts.refused} of its rows; they are set aside`);
  return counts;
}

/** Whether no other batch has read on, or begun a log, since the files were looked at: the next run looks again. */
function isCurrent(
  generation: Generation | undefined,
  current: readonly Generation[],
  known: readonly Generation[],
): boolean {
  if (generation === undefined) return current.every(({ name }) => known.some((one) => one.name === name));
  return current.some(({ name, offset }) => name === generation.name && offset === generation.offset);
}

function newGeneration(
  stream: string,
  { base, inode }: LogFile,
  current: readonly Generation[],
  nowMs: number,
): Generation {
  let number = nowMs;
  const nameOf = () => `${stream}/${base.replace(/\.gz$/, '')}#${number}`;
  while (current.some(({ name }) => name === nameOf())) number += 1;
  return {
    name: nameOf(),
    stream,
    foundAs: base,
    inode,
    size: 0,
    modifiedMs: 0,
    offset: 0,
    head: '',
    tail: '',
    rows: 0,
    rejected: 0,
  };
}
