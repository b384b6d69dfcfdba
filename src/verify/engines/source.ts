import type { Verify } from '../../config/schema.ts';
import type { Stretch } from '../stretch.ts';

export type Database = Verify['database'];

/** A statement and its values, in the driver's own style of placeholders. */
export interface Statement {
  readonly sql: string;
  readonly values: readonly (string | number | null)[];
}

/** What an engine writes its statements as: no connection is needed for that. */
export interface Dialect {
  /** Asks for the type of the time column, `type`; no row where there is no such table or column. */
  timeType(database: Database): Statement;
  /**
   * Asks for the count of each window that has rows, as `CountRow`s.
   *
   * @param type of the time column, as `timeType` gave it
   * @throws ReadFailed for a type that holds no instants
   */
  count(database: Database, type: string, stretch: Stretch): Statement;
}

/** One row of a counting statement: how far after the first window's start its bin begins, and its count. */
export interface CountRow {
  readonly after_ms: string | number;
  readonly n: string | number;
}

/** A connection in a read-only transaction that sees one moment. */
export interface RowSource {
  readonly dialect: Dialect;
  query(statement: Statement): Promise<readonly Readonly<Record<string, unknown>>[]>;
  /** Ends the connection, also in the middle of a statement. */
  close(): Promise<void>;
}
