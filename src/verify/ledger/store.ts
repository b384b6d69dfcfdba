/** Where the files of a ledger are: a bucket of S3 or a folder. */
export interface LedgerStore {
  /** In words, `s3://bucket/prefix`. */
  readonly place: string;
  /** A file by its name, undefined where there is none. @throws ReadFailed. */
  read(name: string): Promise<Stored | undefined>;
  /**
   * Writes a file if nobody has written it since it was read.
   *
   * @param before the version that was read; undefined where there was no file
   * @returns the version that now stands
   * @throws LedgerConflict where another run was there first; WriteFailed.
   */
  write(name: string, text: string, before: string | undefined): Promise<string>;
}

export interface Stored {
  readonly text: string;
  /** Differs for each content: an entity tag or a hash. */
  readonly version: string;
}
