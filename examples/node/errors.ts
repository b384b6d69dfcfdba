/** An error that says what is so and what helps. */
abstract class SenderError extends Error {
  readonly hint: string;
  constructor(message: string, { hint, cause }: { readonly hint: string; readonly cause?: unknown }) {
    super(message, cause === undefined ? {} : { cause });
    this.hint = hint;
    this.name = new.target.name;
  }
}

/** A record that no collector could take. Nothing else is held up by it. */
export class RecordRefused extends SenderError {}

/** The sender was closed, or more calls wait for room than it may hold. */
export class NotTaken extends SenderError {}

/** The collector is there and does not want us: a wrong key, a key too few or too many. */
export class CollectorRefused extends SenderError {}

/** The folder of the spool cannot be used. */
export class SpoolUnusable extends SenderError {}

/** An option with which nothing could be sent, or only to where nobody looks. */
export class OptionRefused extends SenderError {}
