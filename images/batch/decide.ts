import type { IngestedFile } from './store.ts';

/**
 * What to do with a file: read it (`ingest`), leave it for a later run as it may still be written (`wait`), leave it
 * for good (`keep`), delete it (`delete`), or refuse it because its name was used twice (`refuse`).
 */
export type Decision = 'ingest' | 'wait' | 'keep' | 'delete' | 'refuse';

export interface FileState {
  readonly size: number;
  readonly modifiedMs: number;
}

/**
 * Fluentd's out_file writes under the final name from the first byte on, so a file counts as finished when it has
 * been quiet for a while. A writer may be quiet for longer: what has changed since it was ingested is read again,
 * and the rows' ids make that add only what is new.
 *
 * @param known what was noted when the file was ingested; undefined if it has not been
 */
export function decide(
  file: FileState,
  known: Pick<IngestedFile, 'size' | 'modifiedMs'> | undefined,
  when: { readonly nowMs: number; readonly quietMs: number; readonly deleteAfterMs: number | undefined },
): Decision {
  const idleMs = when.nowMs - file.modifiedMs;
  if (known !== undefined && file.size < known.size) return 'refuse';
  const isIngested = file.size === known?.size && file.modifiedMs === known.modifiedMs;
  if (!isIngested) return idleMs < when.quietMs ? 'wait' : 'ingest';
  return when.deleteAfterMs !== undefined && idleMs >= when.deleteAfterMs ? 'delete' : 'keep';
}
