import { isCompressed } from '../bytes.io.ts';
import type { Counts } from '../counts.ts';
import { findFiles, type LogFile } from '../files.io.ts';
import { inTransaction } from '../ingestFile.io.ts';
import type { Place } from '../places.ts';
import type { RunOptions } from '../run.ts';
import type { Store } from '../store.ts';
import type { Generation } from './generation.ts';
import type { Identified } from './identify.ts';

/** A folder, and its files as they were when it was looked at. */
export interface Group {
  readonly place: Place;
  readonly files: readonly LogFile[];
}

/** Logs that no file is any more, and whose end was not seen. What could not be read may be any of them. */
export function goneOf(
  known: readonly Generation[],
  identified: readonly Identified<LogFile>[],
): readonly Generation[] {
  if (identified.some(({ kind }) => kind === 'unread')) return [];
  const held = new Set(identified.map(({ generation }) => generation));
  return known.filter((generation) => !held.has(generation) && isUnread(generation));
}

export async function handleGone(
  store: Store,
  generation: Generation,
  group: Group,
  options: RunOptions,
): Promise<Partial<Counts>> {
  return (await isUnseen(group)) ? { unfinished: 1 } : await tellOfLoss(store, generation, options);
}

/** Whether the end of a log that has gone was never seen: it was written to under this name, or has more. */
function isUnread({ foundAs, offset, size }: Generation): boolean {
  const isRotated = /[.-]\d+(\.gz)?$/.test(foundAs);
  return foundAs !== '' && (!isRotated || (!isCompressed(foundAs) && offset < size));
}

/** Whether the folder has a file that was not there, or was renamed past us, while it was looked at. */
async function isUnseen({ place, files: seen }: Group): Promise<boolean> {
  const { files } = await findFiles(place, true);
  return files.some(({ inode }) => seen.every((file) => file.inode !== inode));
}

/** Told once: what stood behind the offset, if anything did, is in no file of the folder. */
async function tellOfLoss(store: Store, generation: Generation, { warn }: RunOptions): Promise<Partial<Counts>> {
  await inTransaction(store, async (transaction) => {
    await transaction.noteGeneration({ ...generation, foundAs: '' });
    return {};
  });
  warn(
    `${generation.name}: has gone before its end was read; what came behind byte ${generation.offset} is not in the table\n  hint: let logrotate keep its files for longer than the batch may be down, and LOG_PATHS match their names`,
  );
  return { failed: 1 };
}
