import { defined } from '../values/defined.ts';
import { systemClock } from '../world/clock.io.ts';
import type { Clock } from '../world/world.ts';
import { ANSWER_WITHIN_MS } from './limits.ts';
import { retrying } from './retrying.io.ts';
import { type Patience, WholeAnswers } from './wholeAnswers.io.ts';

export interface ClientOptions {
  /** Unset: where the SDK finds it by itself. */
  readonly region?: string | undefined;
  readonly answerWithinMs?: number | undefined;
  readonly longer?: Patience['longer'];
  /** Aborted when the run is cancelled: calls that wait are given up, and none is begun. */
  readonly signal?: AbortSignal | undefined;
  /** Milliseconds since the epoch: when the run's own patience ends. */
  readonly limitMs?: number | undefined;
  /** By which time deadlines and pauses are measured; the machine's by default. */
  readonly clock?: Clock | undefined;
  /** Called with a line about what takes long. */
  readonly onLine?: ((line: string) => void) | undefined;
  /** How often a call is made that gets no answer. */
  readonly unansweredAttempts?: number;
}

/**
 * What every client of AWS is created with; credentials and endpoints (AWS_ENDPOINT_URL) are found by the SDK itself. Clients
 * that share it share their connections.
 */
export function clientSettings(options: ClientOptions) {
  const { region, answerWithinMs = ANSWER_WITHIN_MS, clock = systemClock } = options;
  return {
    ...defined({ region }),
    requestHandler: new WholeAnswers({ ...options, answerWithinMs, clock }),
    // Two calls that hang to their deadlines, and a third.
    retryStrategy: retrying({ ...options, clock, unansweredForMs: 2.25 * answerWithinMs }),
  };
}

/** The same, for a client whose calls are made once unless AWS says that it carried nothing out: see `sendOnce`. */
export function sentOnce(settings: ReturnType<typeof clientSettings>, options: ClientOptions) {
  return { ...settings, retryStrategy: clientSettings({ ...options, unansweredAttempts: 1 }).retryStrategy };
}
