import { durationMs } from '../config/duration.ts';
import type { Verify } from '../config/schema.ts';

/** When windows are looked at, and how long one waits for what is not there. */
export interface Timing {
  /** Undefined for where the ledger begins. */
  readonly sinceMs: number | undefined;
  readonly settleMs: number;
  readonly lostAfterMs: number;
  readonly quietAfterMs: number;
  /** Whether the log of a window is counted once more when its time is over. */
  readonly recounts: boolean;
}

export function timingOf({ since, settle, lostAfter, quietAfter, recount }: Verify): Timing {
  return {
    sinceMs: since === undefined ? undefined : Date.parse(since),
    settleMs: durationMs(settle),
    lostAfterMs: durationMs(lostAfter),
    quietAfterMs: durationMs(quietAfter),
    recounts: recount,
  };
}
