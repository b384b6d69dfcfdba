import type { Aggregate, Bucket } from './bucket.ts';
import type { Generation } from './growing/generation.ts';
import type { Rejected, Row } from './record.ts';
import type { Table } from './table.ts';

/** What is kept, and in which tables. */
export interface StoreSettings {
  readonly table: Table;
  /** Hits that are added up beside the rows; undefined for none. */
  readonly aggregate: Aggregate | undefined;
  /** Whether files are read while they grow, which has a table of its own. */
  readonly isGrowing: boolean;
}

/** What the table `<table>_files` knows of an ingested file. */
export interface IngestedFile {
  readonly name: string;
  readonly size: number;
  readonly modifiedMs: number;
  /** Lines that are rows, whether or not they were new. */
  readonly rows: number;
  readonly rejected: number;
}

/** The database, as the batch needs it. */
export interface Store {
  /** Makes the tables if they are absent. A table of that name without the columns that are filled is an error. */
  prepare(): Promise<void>;
  /** Those of the files that have been ingested. */
  ingested(names: readonly string[]): Promise<ReadonlyMap<string, IngestedFile>>;
  /** What is known of the files of a folder that are read while they grow. */
  generations(stream: string): Promise<readonly Generation[]>;
  /**
   * Runs `work` in a transaction that only one batch has at a time: another one waits until this one has ended.
   * An error of `work` takes everything back.
   */
  transaction<T>(work: (transaction: Transaction) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

export interface Transaction {
  ingested(name: string): Promise<IngestedFile | undefined>;
  /**
   * Adds the rows whose ids, byte by byte, are not there yet; returns how many those were. Any other conflict is an
   * error. After an error none of these rows is there, and the transaction can go on.
   */
  addRows(rows: readonly Row[]): Promise<number>;
  addRejected(rejected: readonly Rejected[]): Promise<void>;
  /** Forgets what was set aside of a file, before it is read again from its start. */
  forgetRejected(name: string): Promise<void>;
  /** Writes these buckets of hits anew. Nothing where hits are not added up. */
  addUp(buckets: readonly Bucket[]): Promise<void>;
  noteFile(file: IngestedFile): Promise<void>;
  generations(stream: string): Promise<readonly Generation[]>;
  noteGeneration(generation: Generation): Promise<void>;
}
