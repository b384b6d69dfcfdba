import { AwsError } from '../wire/awsError.ts';
import { invalid } from './refuse.ts';
import { type GroupState, retainedSinceMs } from './state.ts';

/** As StartQuery takes it: whole seconds, of which both belong to it as the milliseconds that they are, so that neighbouring ranges share one. */
export interface QueryRange {
  readonly startTime: number;
  readonly endTime: number;
}

/** @throws AwsError InvalidParameterException */
export function checkRange({ startTime, endTime }: QueryRange): void {
  if (!Number.isSafeInteger(startTime) || !Number.isSafeInteger(endTime) || startTime < 0) {
    throw invalid('startTime and endTime are whole seconds since the epoch');
  }
  if (endTime < startTime) throw invalid('endTime is before startTime');
}

/** The last instant of the range: not its whole second, only the first ms of that (aws/aws-sdk#280). */
export function endMs({ endTime }: QueryRange): number {
  return endTime * 1000;
}

/**
 * Refuses a range that lies wholly before the log group's creation or its retention, as AWS does; one that lies
 * partly there is cut. Of several groups each has to be reached: whether AWS asks for less is not known.
 *
 * @throws AwsError MalformedQueryException
 */
export function refuseOutside(group: GroupState, range: QueryRange, nowMs: number): void {
  const reachedMs = Math.max(group.createdAtMs, retainedSinceMs(group, nowMs));
  if (endMs(range) >= reachedMs) return;
  throw new AwsError(
    'MalformedQueryException',
    "Query's end date and time is either before the log groups creation time or exceeds the log groups log retention settings",
  );
}
