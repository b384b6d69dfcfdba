import { unlink } from 'node:fs/promises';
import { Torn } from './bytes.io.ts';
import { type Counts, noCounts, sumCounts } from './counts.ts';
import { decide } from './decide.ts';
import { findFiles, isUnchanged, type LogFile } from './files.io.ts';
import type { Group } from './growing/gone.io.ts';
import { ingestGrowing } from './growing/ingestGrowing.io.ts';
import { ingestFile } from './ingestFile.io.ts';
import { describeError, reachOf } from './refusal.ts';
import type { RunOptions, Task } from './run.ts';
import { TooManyRejected } from './share.ts';
import type { IngestedFile, Store } from './store.ts';

/**
 * One run: every file that is new or has changed, oldest first, each in one transaction. What fails for one file
 * leaves the others alone; what would fail for all of them (the connection, a missing right) ends the run.
 */
export async function ingest(store: Store, options: RunOptions): Promise<Counts> {
  const { groups, counts: seen } = await findAll(options);
  let counts = seen;
  let told = 0;
  for (const task of await tasksOf(store, groups, options)) {
    if (options.signal.aborted) break;
    const { counts: done, isLast, isUnfit } = await attempt(task, options, told);
    counts = sumCounts(counts, done);
    if (isUnfit) told += 1;
    if (isLast) break;
  }
  if (told > mostTold) options.warn(`${told - mostTold} more files are like that`);
  return counts;
}

/** Where LOG_FORMAT is wrong, every file is; a log of the batch's own that is full of it helps nobody. */
const mostTold = 3;

/** How long compressed data may be torn before somebody is told: whoever compresses writes for as long. */
const tornMs = 600_000;

/** How long an unfit file is left alone by the runs of one process: read each second, it would do nothing but harm. */
const unfitMs = 60_000;

async function attempt(
  { name, modifiedMs = 0, run }: Task,
  { nowMs, warn, unfit }: RunOptions,
  told: number,
): Promise<{ counts: Partial<Counts>; isLast?: boolean; isUnfit?: boolean }> {
  if (nowMs - (unfit.get(name) ?? Number.NEGATIVE_INFINITY) < unfitMs) return { counts: { unfit: 1 } };
  try {
    return { counts: await run() };
  } catch (error) {
    if (error instanceof TooManyRejected) {
      unfit.set(name, nowMs);
      if (told < mostTold) warn(`${name}: ${error.message}\n  hint: set LOG_FORMAT to the format of these lines`);
      return { counts: { unfit: 1 }, isUnfit: true };
    }
    if (error instanceof Torn && nowMs - modifiedMs < tornMs) return { counts: { unfinished: 1 } };
    const isLast = reachOf(error) === 'run';
    warn(`${name}: ${describeError(error)}${isLast ? '; the run ends here' : ''}`);
    return { counts: { failed: 1 }, isLast };
  }
}

/** A folder that cannot be read is told of and counted, and leaves the others alone. */
async function findAll({ settings, warn }: RunOptions): Promise<{ groups: readonly Group[]; counts: Counts }> {
  const groups: Group[] = [];
  let counts = noCounts();
  for (const place of settings.places) {
    try {
      const found = await findFiles(place, settings.isGrowing);
      groups.push({ place, files: found.files });
      counts = sumCounts(counts, { ignored: found.ignored, absent: found.absent });
    } catch (error) {
      counts = sumCounts(counts, { failed: 1 });
      warn(describeError(error));
    }
  }
  return { groups, counts };
}

async function tasksOf(store: Store, groups: readonly Group[], options: RunOptions): Promise<readonly Task[]> {
  if (options.settings.isGrowing) {
    const tasks: Task[] = [];
    // One after the other: a connection has one transaction at a time.
    for (const group of groups) tasks.push(...(await ingestGrowing(store, group, options)));
    return tasks;
  }
  const files = groups.flatMap((group) => group.files);
  const known = await store.ingested(files.map(({ name }) => name));
  return files.map((file) => ({ ...file, run: () => handle(store, file, known.get(file.name), options) }));
}

async function handle(
  store: Store,
  file: LogFile,
  known: IngestedFile | undefined,
  { settings, nowMs, warn }: RunOptions,
): Promise<Partial<Counts>> {
  switch (decide(file, known, { ...settings, nowMs })) {
    case 'keep':
      return {};
    case 'wait':
      return { unfinished: 1 };
    case 'refuse':
      warn(`${file.name}: is smaller than when it was ingested; a name must not be used twice`);
      return { shrunk: 1 };
    case 'delete':
      return await deleteFile(file);
    case 'ingest': {
      const counts = await ingestFile(store, file, settings);
      if (counts.refused) warn(`${file.name}: the database refused ${counts.refused} of its rows; they are set aside`);
      return counts;
    }
  }
}

/** Looked at once more: a long run may have begun before the file was written to again, or another batch was quicker. */
async function deleteFile(file: LogFile): Promise<Partial<Counts>> {
  if (!(await isUnchanged(file))) return {};
  await unlink(file.path);
  return { deleted: 1 };
}
