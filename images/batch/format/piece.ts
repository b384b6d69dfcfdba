/** How an instant is written: gives ms since the epoch; undefined for what is no such time. */
export type Moment = (text: string) => number | undefined;

/** What a variable's value may be, which decides where it can end and how it is read. */
export type Kind =
  | 'address'
  | 'user'
  | 'token'
  | 'list'
  | 'text'
  | 'request'
  | 'status'
  | 'count'
  | 'seconds'
  | 'milliseconds'
  | 'microseconds'
  | 'time';

/** A part of a format that stands for a value. */
export interface Variable {
  /** As the format has it: `$status`, `%>s`. */
  readonly name: string;
  readonly kind: Kind;
  /** Where the value goes; undefined for one that is read and not kept. */
  readonly column: string | undefined;
  /** How a time is written; for the kind `time` alone. */
  readonly moment?: Moment;
}

/** A format is text as it stands in each line, and variables. */
export type Piece = string | Variable;

/** Who wrote the line decides what a backslash in it means, and what stands for nothing. */
export type Escaping = 'nginx' | 'apache' | 'json' | 'none';

/** A server's format, taken apart. */
export interface Template {
  readonly pieces: readonly Piece[];
  readonly escaping: Escaping;
}

/** What is wrong with a format, and how to put it right. */
export interface FormatProblem {
  readonly fact: string;
  readonly hint: string;
}

/** The format cannot be used. */
export class FormatInvalid extends Error {
  readonly hint: string;

  constructor({ fact, hint }: FormatProblem) {
    super(fact);
    this.hint = hint;
  }
}
