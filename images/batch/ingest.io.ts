import { unlink } from 'node:fs/promises';
import { type Counts, noCounts, sumCounts } from './counts.ts';
import { decide } from './decide.ts';
import { findFiles, isUnchanged, type LogFile } from './files.io.ts';
import { ingestFile } from './ingestFile.io.ts';
import { describeError, reachOf } from './refusal.ts';
import type { Settings } from './settings.ts';
import type { IngestedFile, Store } from './store.ts';

export interface RunOptions {
  readonly settings: Pick<Settings, 'folders' | 'quietMs' | 'deleteAfterMs' | 'aggregate'>;
  readonly nowMs: number;
  /** Aborted by SIGTERM: no further file is begun. */
  readonly signal: AbortSignal;
  /** Told of what could not be ingested, and why; nothing of the lines stands in it. */
  readonly warn: (message: string) => void;
}

/**
 * One run: every finished file that is new or has changed, oldest first, each in one transaction. What fails for one
 * file leaves the others alone; what would fail for all of them (the connection, a missing right) ends the run.
 */
export async function ingest(store: Store, options: RunOptions): Promise<Counts> {
  const { files, counts: seen } = await findAll(options);
  const known = await store.ingested(files.map(({ name }) => name));
  let counts = seen;
  for (const file of files) {
    if (options.signal.aborted) break;
    try {
      counts = sumCounts(counts, await handle(store, file, known.get(file.name), options));
    } catch (error) {
      counts = sumCounts(counts, { failed: 1 });
      const isLast = reachOf(error) === 'run';
      options.warn(`${file.name}: ${describeError(error)}${isLast ? '; the run ends here' : ''}`);
      if (isLast) break;
    }
  }
  return counts;
}

/** A folder that cannot be read is told of and counted, and leaves the others alone. */
async function findAll({ settings, warn }: RunOptions): Promise<{ files: readonly LogFile[]; counts: Counts }> {
  const files: LogFile[] = [];
  let counts = noCounts();
  for (const folder of settings.folders) {
    try {
      const found = await findFiles(folder);
      files.push(...found.files);
      counts = sumCounts(counts, { ignored: found.ignored, absent: found.absent });
    } catch (error) {
      counts = sumCounts(counts, { failed: 1 });
      warn(describeError(error));
    }
  }
  return { files, counts };
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
      const counts = await ingestFile(store, file, settings.aggregate);
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
