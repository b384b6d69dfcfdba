import type { Generation } from './generation.ts';

/** A file of the folder, as it was when it was looked at. */
export interface FoundFile {
  /** In its folder. */
  readonly base: string;
  readonly inode: string;
  readonly size: number;
  readonly modifiedMs: number;
}

/**
 * How a file's bytes compare with what is known of a log: the same up to the offset; the same beginning, but it ends
 * before the offset; another log; or nobody knows, as it could not be read now.
 */
export type Likeness = 'same' | 'shorter' | 'other' | 'unread';

export interface Identified<File> {
  readonly file: File;
  /**
   * `known`: it is the log of `generation`; `unchanged`: that, and nothing has come since; `new`: no log that is known;
   * `copy`: the beginning of one that stands under another name, as while logrotate copies or compresses it; `unread`: it
   * could not be compared, and may be any of those that no other file is.
   */
  readonly kind: 'known' | 'unchanged' | 'new' | 'copy' | 'unread';
  readonly generation?: Generation;
}

/**
 * Tells which logs the files of a folder are. A file keeps its inode when it is renamed (`access_log.1`), and loses it when it
 * is compressed, copied or restored; then its bytes tell. An inode is given again, and the log under it is emptied by
 * logrotate's copytruncate, so by itself it proves nothing.
 *
 * @param files each once
 * @param compare looks at a file's bytes
 */
export async function identify<File extends FoundFile>(
  files: readonly File[],
  generations: readonly Generation[],
  compare: (file: File, generation: Generation) => Promise<Likeness>,
): Promise<readonly Identified<File>[]> {
  const holders = new Map<Generation, File>();
  const unread = new Set<File>();
  const look = async (file: File, generation: Generation) => {
    const likeness = await compare(file, generation);
    if (likeness === 'unread') unread.add(file);
    return likeness;
  };
  const found = new Map<File, Identified<File>>();
  const claim = (file: File, generation: Generation, kind: 'known' | 'unchanged') => {
    holders.set(generation, file);
    found.set(file, { file, kind, generation });
  };
  for (const file of files) {
    const [generation] = sameInode(file, generations, holders);
    if (generation && isUntouched(file, generation)) claim(file, generation, 'unchanged');
  }
  for (const candidates of [sameInode, anyInode]) {
    for (const file of files.filter((one) => !found.has(one))) {
      const generation = await firstSame(candidates(file, generations, holders), file, look);
      if (generation) claim(file, generation, 'known');
    }
  }
  for (const file of files.filter((one) => !found.has(one) && !unread.has(one))) {
    const hidden = unread.size > 0 ? anyInode(undefined, generations, holders) : [];
    const copies = (await isCopy(file, holders, look)) || (await isLike(hidden, file, look));
    if (!unread.has(file)) found.set(file, { file, kind: copies ? 'copy' : 'new' });
  }
  for (const file of unread) if (!found.has(file)) found.set(file, { file, kind: 'unread' });
  return files.flatMap((file) => found.get(file) ?? []);
}

type Holders<File> = ReadonlyMap<Generation, File>;

/** The latest first. */
function sameInode<File extends FoundFile>(
  { inode }: File,
  generations: readonly Generation[],
  holders: Holders<File>,
): readonly Generation[] {
  return anyInode(undefined, generations, holders).filter((generation) => generation.inode === inode);
}

function anyInode<File extends FoundFile>(
  _file: File | undefined,
  generations: readonly Generation[],
  holders: Holders<File>,
): readonly Generation[] {
  return generations
    .filter((generation) => !holders.has(generation))
    .toSorted((one, other) => other.modifiedMs - one.modifiedMs);
}

function isUntouched({ base, size, modifiedMs }: FoundFile, generation: Generation): boolean {
  return base === generation.foundAs && size === generation.size && modifiedMs === generation.modifiedMs;
}

async function firstSame<File>(
  generations: readonly Generation[],
  file: File,
  compare: (file: File, generation: Generation) => Promise<Likeness>,
): Promise<Generation | undefined> {
  for (const generation of generations) if ((await compare(file, generation)) === 'same') return generation;
  return undefined;
}

/**
 * Whether a file holds, or will hold, what is read elsewhere: compressed, or copied from a log that stays where it is, as
 * copytruncate does. Where a log was renamed, a file with the same beginning is another log.
 */
async function isCopy<File extends FoundFile>(
  file: File,
  holders: Holders<File>,
  compare: (file: File, generation: Generation) => Promise<Likeness>,
): Promise<boolean> {
  for (const [generation, holder] of holders) {
    const mayBe = file.base.endsWith('.gz') || holder.base === generation.foundAs;
    if (mayBe && (await compare(file, generation)) !== 'other') return true;
  }
  return false;
}

/** Whether a file holds a part of a log that a file may be which could not be read. */
async function isLike<File>(
  generations: readonly Generation[],
  file: File,
  compare: (file: File, generation: Generation) => Promise<Likeness>,
): Promise<boolean> {
  for (const generation of generations) if ((await compare(file, generation)) !== 'other') return true;
  return false;
}
