/** What a run did. Counts only: nothing of the lines ever stands here. */
export interface Counts {
  /** Files ingested, for the first time or again because they had changed. */
  files: number;
  /** Rows that are new in the table. */
  rows: number;
  /** Rows whose id the table already held: read again after a kill, a replay or growth. */
  duplicates: number;
  /** Pieces of files set aside because they are no row. */
  rejected: number;
  /** Lines that hold nothing. */
  empty: number;
  /** Rows that the database would not take, by their values: set aside too, but somebody has to look at the table. */
  refused: number;
  /** Files left for a later run, as they may still be written. */
  unfinished: number;
  /** Files that are smaller than when they were ingested: their name was used twice, so they are left alone. */
  shrunk: number;
  /** Files of which too many lines are no rows: nothing of them is taken. */
  unfit: number;
  /** Files and folders that could not be read, or whose transaction failed. */
  failed: number;
  /** Ingested files deleted because DELETE_AFTER had passed. */
  deleted: number;
  /** Entries of the folders that are no log by their name or kind. */
  ignored: number;
  /** Folders that are not there: not yet, or by a slip of the pen. */
  absent: number;
}

export function noCounts(): Counts {
  return {
    files: 0,
    rows: 0,
    duplicates: 0,
    rejected: 0,
    empty: 0,
    refused: 0,
    unfinished: 0,
    shrunk: 0,
    unfit: 0,
    failed: 0,
    deleted: 0,
    ignored: 0,
    absent: 0,
  };
}

/** Adds what one file gave to what the run has so far. */
export function sumCounts(counts: Counts, file: Partial<Counts>): Counts {
  const sum = { ...counts };
  for (const name of names) sum[name] += file[name] ?? 0;
  return sum;
}

const names = Object.keys(noCounts()) as (keyof Counts)[];

/** What adds up over runs is added; what describes the folders as they are is the later run's. */
export function addCounts(before: Counts, run: Counts): Counts {
  return {
    ...run,
    files: before.files + run.files,
    rows: before.rows + run.rows,
    duplicates: before.duplicates + run.duplicates,
    rejected: before.rejected + run.rejected,
    empty: before.empty + run.empty,
    refused: before.refused + run.refused,
    deleted: before.deleted + run.deleted,
  };
}

/**
 * Whether somebody has to look. Rejected pieces are kept and counted, which is not a failure; but where nothing else
 * was found, the files are most likely of another format.
 */
export function hasFailed(counts: Counts): boolean {
  const isBarren = counts.rejected > 0 && counts.rows + counts.duplicates === 0;
  return counts.failed > 0 || counts.shrunk > 0 || counts.unfit > 0 || counts.refused > 0 || isBarren;
}

/** One line for the container's log. */
export function describeCounts(table: string, counts: Counts): string {
  const asides = names
    .filter((name) => name !== 'files' && name !== 'rows')
    .filter((name) => counts[name] > 0)
    .map((name) => `, ${counts[name]} ${name}`);
  return `${table}: ${counts.rows} new rows from ${counts.files} files${asides.join('')}`;
}

/** Whether a run that follows another has something to tell. What failed in the same way as before has been told. */
export function hasNews(counts: Counts, before: Counts): boolean {
  const isOther = counts.ignored !== before.ignored || counts.absent !== before.absent;
  const failsOtherwise = hasFailed(counts) && names.some((name) => counts[name] !== before[name]);
  return counts.files > 0 || counts.deleted > 0 || isOther || failsOtherwise;
}
