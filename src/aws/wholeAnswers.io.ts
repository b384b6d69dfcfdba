import { addAbortSignal, Readable } from 'node:stream';
import { NodeHttpHandler } from '@smithy/node-http-handler';
import { withTimeLimit } from '../world/timeLimit.ts';
import type { Clock } from '../world/world.ts';
import { skewOf } from './awsTime.ts';
import { callOf } from './callOf.ts';
import { CONNECT_WITHIN_MS, callLimitMs } from './limits.ts';
import { Cancelled, TooLate } from './unanswered.ts';

export interface Patience {
  /** How long a call may take, the body of its answer included. */
  readonly answerWithinMs: number;
  /** Calls that may take longer than that, and longer than the run's own limit: they are what is waited for. */
  readonly longer?: { readonly call: RegExp; readonly withinMs: number } | undefined;
  /** Milliseconds since the epoch: when the run's own patience ends. Near it calls get less. */
  readonly limitMs?: number | undefined;
  /** Aborted: no call is begun any more, and those that wait are given up. */
  readonly signal?: AbortSignal | undefined;
  readonly clock: Clock;
  /** Called with a line about a call that takes long. */
  readonly onLine?: ((line: string) => void) | undefined;
}

type Handle = NodeHttpHandler['handle'];

/** What takes longer than this is told. */
const slowMs = 8_000;

/**
 * Sends requests and hands answers on when they are whole. The SDK's own `requestTimeout` ends with the headers, so that an
 * answer which stalls in its body would be waited for without an end; and the whole run can be told to stop waiting.
 */
export class WholeAnswers extends NodeHttpHandler {
  readonly #patience: Patience;
  #skewMs = 0;

  constructor(patience: Patience) {
    super({ connectionTimeout: CONNECT_WITHIN_MS });
    this.#patience = patience;
  }

  override async handle(...[request, options]: Parameters<Handle>): ReturnType<Handle> {
    const { signal, clock } = this.#patience;
    if (signal?.aborted) throw new Cancelled(signal.reason, { isSent: false });
    const call = callOf(request);
    const limitMs = this.#limitMs(call);
    const reason = new TooLate(limitMs);
    const stop = stopOf([signal, options?.abortSignal]);
    const done = this.#tellIfSlow(call);
    try {
      return await withTimeLimit(clock, { limitMs, reason, signal: stop }, async (abortSignal) => {
        const { response } = await super.handle(request, { ...options, abortSignal });
        this.#skewMs = skewOf(response.headers.date, clock.nowMs()) ?? this.#skewMs;
        response.body = Readable.from([await whole(response.body as Readable, abortSignal)]);
        return { response };
      }).catch((error) => {
        if (signal?.aborted) throw new Cancelled(signal.reason, { isSent: true });
        throw isAbort(error) && !stop?.aborted ? reason : error;
      });
    } finally {
      done();
    }
  }

  /** What AWS's clock says, by its last answer; the machine's as long as there was none. */
  awsNowMs(): number {
    return this.#patience.clock.nowMs() + this.#skewMs;
  }

  #limitMs(call: string): number {
    const { answerWithinMs, longer, limitMs, clock } = this.#patience;
    if (longer?.call.test(call)) return longer.withinMs;
    return callLimitMs(answerWithinMs, limitMs === undefined ? undefined : limitMs - clock.nowMs());
  }

  #tellIfSlow(call: string): () => void {
    const { onLine, clock } = this.#patience;
    const done = new AbortController();
    if (onLine) {
      clock.sleep(slowMs, done.signal).then(
        () => onLine(`still waiting for AWS to answer ${call} (${slowMs / 1_000} s)`),
        () => {},
      );
    }
    return () => done.abort();
  }
}

function stopOf(signals: readonly (unknown | undefined)[]): AbortSignal | undefined {
  const given = signals.filter((signal) => signal instanceof AbortSignal);
  return given.length > 1 ? AbortSignal.any(given) : given[0];
}

async function whole(body: Readable, signal: AbortSignal): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of addAbortSignal(signal, body) as AsyncIterable<Buffer>) parts.push(part);
  return Buffer.concat(parts);
}

function isAbort(error: unknown): boolean {
  return error instanceof Error && error.name === 'AbortError';
}
