/**
 * Every error that a person may read: a fact, a hint, and the cause that led to it.
 * `name` is what code decides by (retry, exit code); messages are for people only. It is written out in each
 * class, because a minified bundle shortens the classes' own names.
 */
export class LegacyLogError extends Error {
  override readonly name: string = 'LegacyLogError';
  /** What the reader can do about it, in one sentence. */
  readonly hint: string | undefined;
  /** The setting of the configuration that it is about, as `network.subnets[1]`; undefined where it is about none. */
  readonly setting: string | undefined;
  /** Where in the configuration's file that setting stands; given by whoever has read the file. */
  place?: Place;

  constructor(message: string, options: { hint?: string; cause?: unknown; setting?: string } = {}) {
    super(message, 'cause' in options ? { cause: options.cause } : undefined);
    this.hint = options.hint;
    this.setting = options.setting;
  }
}

/** The configuration cannot be used. Carries every problem found, not only the first. */
export class ConfigInvalid extends LegacyLogError {
  override readonly name = 'ConfigInvalid';
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    const errors = problems.filter((problem) => problem.severity === 'error').length;
    super(`the configuration has ${errors} ${errors === 1 ? 'problem' : 'problems'}; nothing was sent to AWS`);
    this.problems = problems;
  }
}

/** Something of AWS or of a database could not be read: the state is unknown, which is never success. */
export class ReadFailed extends LegacyLogError {
  override readonly name = 'ReadFailed';
}

/** A call that changes something was refused or got no answer. */
export class WriteFailed extends LegacyLogError {
  override readonly name = 'WriteFailed';
}

/** What was to be made stands by now, and another run has made it: that one's is what counts. */
export class Overtaken extends LegacyLogError {
  override readonly name = 'Overtaken';
}

/** Another run wrote the same file of the ledger since this one read it: read it again and go on from there. */
export class LedgerConflict extends LegacyLogError {
  override readonly name = 'LedgerConflict';
}

/** What was asked for cannot be done (a field that AWS never changes, an unknown command). */
export class NotPossible extends LegacyLogError {
  override readonly name = 'NotPossible';
}

/** A run that was cancelled did not come to an end of its own in time: what it did is not known. */
export class CutOff extends LegacyLogError {
  override readonly name = 'CutOff';
}

/** A place in the configuration's file. Lines and columns count from 1. */
export interface Place {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** One finding about the configuration, at a place in its file. */
export interface Problem extends Place {
  readonly severity: 'error' | 'warning';
  readonly message: string;
  readonly hint?: string;
}
