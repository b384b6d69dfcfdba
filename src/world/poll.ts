import type { Clock } from './world.ts';

/** How long to pause between two looks: `firstMs`, then `factor` times as long each time, up to `longestMs`. */
export interface Pace {
  readonly firstMs: number;
  readonly factor: number;
  readonly longestMs: number;
}

export interface PollOptions {
  readonly pace: Pace;
  /** Milliseconds since the epoch: the end of patience. A look that begins there is the last one. */
  readonly limitMs: number;
  /** Aborted: no further look is made, and a pause is over at once. */
  readonly signal?: AbortSignal | undefined;
}

/** How polling ended. */
export type Polled<Value> =
  | { readonly kind: 'found'; readonly value: Value }
  | { readonly kind: 'timed-out' }
  | { readonly kind: 'cancelled' };

/**
 * Looks at once, and then again and again until a look finds something, patience ends or the run is cancelled. The last
 * pause is cut so that the last look is made at the limit and not after it.
 *
 * @param look undefined for "not yet"; what it throws ends the polling, and is no news where the run is cancelled.
 */
export async function poll<Value>(
  clock: Clock,
  look: (isLast: boolean) => Promise<Value | undefined>,
  { pace, limitMs, signal }: PollOptions,
): Promise<Polled<Value>> {
  for (let pauseMs = pace.firstMs; ; pauseMs = Math.min(pauseMs * pace.factor, pace.longestMs)) {
    if (signal?.aborted) return { kind: 'cancelled' };
    const isLast = clock.nowMs() >= limitMs;
    const looked = await lookOr(look, isLast, signal);
    if (looked.kind === 'cancelled') return looked;
    if (looked.value !== undefined) return { kind: 'found', value: looked.value };
    const leftMs = limitMs - clock.nowMs();
    if (isLast || leftMs <= 0) return { kind: 'timed-out' };
    await pause(clock, Math.min(pauseMs, leftMs), signal);
  }
}

/** A look that was given up with the run is no error of its own. */
async function lookOr<Value>(
  look: (isLast: boolean) => Promise<Value | undefined>,
  isLast: boolean,
  signal: AbortSignal | undefined,
): Promise<{ readonly kind: 'looked'; readonly value: Value | undefined } | { readonly kind: 'cancelled' }> {
  try {
    return { kind: 'looked', value: await look(isLast) };
  } catch (error) {
    if (!signal?.aborted) throw error;
    return { kind: 'cancelled' };
  }
}

/** A cancelled pause is over at once; what that means is decided where the loop looks at the signal. */
async function pause(clock: Clock, ms: number, signal: AbortSignal | undefined): Promise<void> {
  try {
    await clock.sleep(ms, signal);
  } catch (error) {
    if (!signal?.aborted) throw error;
  }
}
