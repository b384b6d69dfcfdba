import type { Clock } from '../world/world.ts';
import { type Passing, passingOf, pauseMs, persistence } from './retry.ts';

export interface RetryOptions {
  readonly clock: Clock;
  /** A call that got no answers for so long is given up. */
  readonly unansweredForMs: number;
  /** Milliseconds since the epoch: after it nothing is tried again. */
  readonly limitMs?: number | undefined;
  readonly signal?: AbortSignal | undefined;
  readonly onLine?: ((line: string) => void) | undefined;
  /** How often a call is made at most that gets no answer. */
  readonly unansweredAttempts?: number;
}

interface Token {
  readonly getRetryCount: () => number;
  /** The pause is made before the token is handed out. */
  readonly getRetryDelay: () => 0;
  readonly startedMs: number;
}

interface Failed {
  readonly error?: unknown;
  readonly errorType: string;
  readonly retryAfterHint?: Date;
}

/** A pause that is worth a line. */
const longMs = 3_000;

/** Decides for a client of the SDK whether and when a call that failed is made once more. */
export function retrying(options: RetryOptions) {
  const { clock, signal, onLine } = options;
  return {
    acquireInitialRetryToken: async () => tokenOf(0, clock.nowMs()),
    refreshRetryTokenForRetry: async (given: Pick<Token, 'getRetryCount'>, failed: Failed) => {
      const token = given as Token;
      const count = token.getRetryCount() + 1;
      const passing = passingOf(failed.error, failed.errorType);
      if (passing === undefined || isEnough(passing, count, token, options)) throw new Error('no further attempt');
      const ms = Math.max(pauseMs(passing, count, Math.random()), askedMs(failed, clock));
      if (ms >= longMs)
        onLine?.(
          `AWS is ${passing === 'throttled' ? 'throttling' : 'not answering'}: once more in ${Math.round(ms / 1_000)} s`,
        );
      // A run that is cancelled meanwhile makes no further call: the next attempt is refused where it would be sent.
      await clock.sleep(ms, signal).catch(() => {});
      return tokenOf(count, token.startedMs);
    },
    recordSuccess: () => {},
  };
}

function tokenOf(count: number, startedMs: number): Token {
  return { getRetryCount: () => count, getRetryDelay: () => 0, startedMs };
}

function isEnough(passing: Passing, failed: number, { startedMs }: Token, options: RetryOptions): boolean {
  const { clock, limitMs, unansweredForMs, unansweredAttempts } = options;
  const nowMs = clock.nowMs();
  if (limitMs !== undefined && nowMs >= limitMs) return true;
  if (passing !== 'unanswered') return failed >= persistence[passing].attempts;
  const attempts = unansweredAttempts ?? persistence.unanswered.attempts;
  return failed >= attempts || nowMs - startedMs >= unansweredForMs;
}

/** AWS may ask for a longer pause; one that is out of proportion is cut. */
function askedMs({ retryAfterHint }: Failed, clock: Clock): number {
  return retryAfterHint ? Math.min(retryAfterHint.getTime() - clock.nowMs(), longestAskedMs) : 0;
}

const longestAskedMs = 20_000;
