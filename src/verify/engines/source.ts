import type { Verify } from '../../config/schema.ts';

export type Database = Verify['database'];

export type Row = Readonly<Record<string, unknown>>;

/** Sends one statement. Its values are sent beside it, and a second statement within its text is an error. */
export type Query = (sql: string, values?: readonly (string | null)[]) => Promise<readonly Row[]>;

/** A name as the engine quotes it. */
export type Quote = (name: string) => string;

/** A connection. */
export interface Session {
  readonly dialect: Dialect;
  readonly quote: Quote;
  readonly query: Query;
  /** Begins a read-only transaction that sees one moment: the one of the first statement in it. */
  begin(): Promise<void>;
  /** Stops the statement at hand in the server, over a connection of its own; nothing where there is none. */
  cancel(): Promise<void>;
  /** Ends the connection, also in the middle of a statement. */
  close(): Promise<void>;
}

/**
 * What a column holds, as far as it matters here.
 *
 * - `instant`: a time that is the same everywhere. `clock`: what a clock showed. `date`: a day.
 * - `integer`: whole numbers. `decimal`: exact numbers that need not be whole.
 * - `text`; `truth`: true and false; `word`: what has one text form and is only compared (a UUID, an enumeration).
 * - `other`: everything else, whose text form is not certain.
 */
export type ColumnKind = 'instant' | 'clock' | 'date' | 'integer' | 'decimal' | 'text' | 'truth' | 'word' | 'other';

export interface Column {
  /** As the table calls it. */
  readonly name: string;
  /** Quoted, and qualified by its table, so that no alias, function or system column is taken for it. */
  readonly sql: string;
  readonly kind: ColumnKind;
  /** As the engine calls its type. */
  readonly type: string;
  readonly isNullable: boolean;
  /** Of a time: the digits of a second that it keeps. */
  readonly digits: number;
}

/** What the catalog says of the table. */
export interface Table {
  /** Quoted, with its schema. */
  readonly sql: string;
  /** As the configuration calls it. */
  readonly name: string;
  /** By the names that were asked for; one that is missing there is none of this table. */
  readonly columns: ReadonlyMap<string, Column>;
  /** Whether an index or its partitions lead to a range of the time column. */
  readonly isIndexed: boolean;
  /** Why its rows are no evidence. */
  readonly refusal?: string;
  /** What cannot be known of it, a sentence each. */
  readonly notes: readonly string[];
  /** What transactions lock that write into it. */
  readonly relations: readonly string[];
}

/** Until when this server shows what was written. */
export interface Freshness {
  /** Everything committed before is seen, in ms since the epoch; infinite where nothing is copied from elsewhere. */
  readonly untilMs: number;
  /** What helps where that is not enough. */
  readonly hint?: string;
  readonly notes: readonly string[];
}

/** Transactions that have written and may still commit: a reason, or that the role cannot see them. */
export interface Open {
  readonly pending?: string;
  readonly notes: readonly string[];
}

/** What the engines say in different words. Only `query` touches the world. */
export interface Dialect {
  /** @throws ReadFailed if there is no such table */
  describe(query: Query, quote: Quote, asked: Asked): Promise<Table>;
  freshness(query: Query): Promise<Freshness>;
  open(query: Query, table: Table): Promise<Open>;
  readonly syntax: Syntax;
}

export interface Asked {
  /** The schema, null for the one that the connection leads to, and the table. */
  readonly path: readonly [string | null, string];
  readonly name: string;
  readonly time: string;
  readonly columns: readonly string[];
}

export interface Syntax {
  /** Whether a subquery may refer to what stands before it. MySQL can since 8.0.14, MariaDB cannot. */
  readonly hasLateral: boolean;
  /** The value of a time column as a literal, from a text of the form `2026-11-22 10:05:03.120`, in UTC for an instant. */
  timeLiteral(kind: 'instant' | 'clock' | 'date', text: string): string;
  /** Microseconds since the epoch by the column's own clock. */
  micros(column: Column): string;
  /** The column as a text that two equal values share: see `textOf` in `rows/texts.ts`. */
  text(column: Column): string;
  /** A text made fit to group by: two that differ in case, accents or blanks are two. */
  distinct(text: string): string;
  /** And back to a text. */
  shown(distinct: string): string;
}
