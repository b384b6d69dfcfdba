/** A line of the log or a row of the table, as far as it is compared. */
export interface Member {
  /** How it is known on both sides: its id, its key columns as JSON, or the normalised line itself. */
  readonly identity: string;
  /** When it happened by the clock that both sides hold, in ms since the epoch. */
  readonly atMs: number;
  /** Of a line of the log: its hash of 48 bits, where it has one. */
  readonly hash?: number;
}
