/** A call that the stand-in answered. */
export interface CallRecord {
  readonly service: string;
  readonly operation: string;
  readonly write: boolean;
  readonly atMs: number;
  readonly input: unknown;
  /** AWS's error name, if it was refused. */
  readonly error?: string;
  /** The call was carried out, and the caller never heard of it: see `OrderedFailure`. */
  readonly answerLost?: true;
}

/** The calls that change nothing; StartQuery and StopQuery only read, though they do not begin so. */
const reading = /^(Describe|List|Get|Head|Discover|Filter|BatchGet|Simulate|StartQuery|StopQuery)/;

export function isWrite(operation: string): boolean {
  return !reading.test(operation);
}
