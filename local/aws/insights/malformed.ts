import { AwsError } from '../wire/awsError.ts';

/** A stretch of the query's text, from `start` up to `end`. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** The refusal of StartQuery for a query that cannot be read, with the place in the query's text. */
export function malformed(message: string, span: Span): AwsError {
  return new AwsError('MalformedQueryException', message, {
    queryCompileError: { location: { startCharOffset: span.start, endCharOffset: span.end }, message },
  });
}
