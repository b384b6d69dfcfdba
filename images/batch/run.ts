import type { Counts } from './counts.ts';
import type { Settings } from './settings.ts';

export interface RunOptions {
  readonly settings: Pick<
    Settings,
    'places' | 'isGrowing' | 'format' | 'mostRejected' | 'quietMs' | 'deleteAfterMs' | 'aggregate'
  >;
  readonly nowMs: number;
  /** Files that were unfit, by name, and when: runs that follow each other share it. */
  readonly unfit: Map<string, number>;
  /** Aborted by SIGTERM: no further file is begun. */
  readonly signal: AbortSignal;
  /** Told of what could not be ingested, and why; nothing of the lines stands in it. */
  readonly warn: (message: string) => void;
}

/** What is to be done for one file. */
export interface Task {
  readonly name: string;
  /** When the file was last written to, for those that may be torn. */
  readonly modifiedMs?: number;
  run(): Promise<Partial<Counts>>;
}
