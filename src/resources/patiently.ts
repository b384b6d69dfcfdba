import { poll } from '../world/poll.ts';
import type { Clock } from '../world/world.ts';

const pace = { firstMs: 1_000, factor: 2, longestMs: 8_000 };

/** What was created a moment ago may not be seen everywhere at once: so long it is waited for. */
export const settleMs = 30_000;

interface Patience {
  /** Whether a refusal only comes too early, and has changed nothing. */
  readonly isEarly: (error: unknown) => boolean;
  readonly patienceMs?: number;
  readonly signal?: AbortSignal | undefined;
}

/** Makes a call again as long as it only comes too early. @throws what it throws otherwise, and at the end of patience. */
export async function patiently<Value>(
  clock: Clock,
  call: () => Promise<Value>,
  { isEarly, patienceMs = settleMs, signal }: Patience,
): Promise<Value> {
  let refusal: unknown;
  const look = async (isLast: boolean) => {
    try {
      return { value: await call() };
    } catch (error) {
      refusal = error;
      if (isLast || !isEarly(error)) throw error;
      return undefined;
    }
  };
  const polled = await poll(clock, look, { pace, limitMs: clock.nowMs() + patienceMs, signal });
  if (polled.kind === 'found') return polled.value.value;
  signal?.throwIfAborted();
  throw refusal;
}
