import type { InputLogEvent, RejectedLogEventsInfo } from '@aws-sdk/client-cloudwatch-logs';
import type { Validated } from '../wire/validated.ts';
import { invalid } from './refuse.ts';
import { dayMs } from './state.ts';

export type BatchEvent = Validated<InputLogEvent>;

const limits = { events: 10_000, bytes: 1_048_576, perEventBytes: 26, spanMs: dayMs };
const oldestMs = 14 * dayMs;
const newestMs = 2 * 3_600_000;

/**
 * What PutLogEvents takes of a batch. Some events may be refused while the rest is taken; a batch that breaks one
 * of the other rules is refused as a whole (API reference of PutLogEvents).
 *
 * @param retainedSinceMs what is older has passed the group's retention
 * @throws AwsError InvalidParameterException
 */
export function acceptBatch(
  events: readonly BatchEvent[],
  nowMs: number,
  retainedSinceMs: number,
): { readonly accepted: readonly BatchEvent[]; readonly rejected: RejectedLogEventsInfo | undefined } {
  checkSize(events);
  checkOrder(events);
  const tooOld = countBefore(events, nowMs - oldestMs);
  const expired = countBefore(events, retainedSinceMs);
  const inTime = countBefore(events, nowMs + newestMs + 1);
  const accepted = events.slice(Math.max(tooOld, expired), inTime);
  checkSpan(accepted);
  if (accepted.length === events.length) return { accepted, rejected: undefined };
  const rejected = {
    tooOldLogEventEndIndex: tooOld > 0 ? tooOld : undefined,
    expiredLogEventEndIndex: expired > 0 ? expired : undefined,
    tooNewLogEventStartIndex: inTime < events.length ? inTime : undefined,
  };
  return { accepted, rejected };
}

function checkSize(events: readonly BatchEvent[]): void {
  if (events.length === 0 || events.length > limits.events) {
    throw invalid(`a batch has 1 to ${limits.events} events, not ${events.length}`);
  }
  let bytes = 0;
  for (const { message } of events) {
    if (message === '') throw invalid('a log event has at least one character');
    const size = Buffer.byteLength(message) + limits.perEventBytes;
    if (size > limits.bytes) throw invalid(`Log event too large: ${size} bytes exceeds limit of ${limits.bytes}`);
    bytes += size;
  }
  if (bytes > limits.bytes) throw invalid(`Upload too large: ${bytes} bytes exceeds limit of ${limits.bytes}`);
}

function checkOrder(events: readonly BatchEvent[]): void {
  let before = 0;
  for (const { timestamp } of events) {
    if (!Number.isSafeInteger(timestamp) || timestamp < 0) throw invalid(`${timestamp} is not a time in milliseconds`);
    if (timestamp < before) {
      throw invalid('Log events in a single PutLogEvents request must be in chronological order.');
    }
    before = timestamp;
  }
}

function checkSpan(accepted: readonly BatchEvent[]): void {
  const first = accepted.at(0)?.timestamp ?? 0;
  const last = accepted.at(-1)?.timestamp ?? 0;
  if (last - first > limits.spanMs) {
    throw invalid('The batch of log events in a single PutLogEvents request cannot span more than 24 hours.');
  }
}

/** How many events are before an instant; they are in the order of their times. */
function countBefore(events: readonly BatchEvent[], instantMs: number): number {
  const at = events.findIndex(({ timestamp }) => timestamp >= instantMs);
  return at < 0 ? events.length : at;
}
