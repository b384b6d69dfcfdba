export interface Pace {
  /** How many of the last lines go slowly until the last push is over, so that something is left to send then. */
  readonly heldBack: number;
  /** The pause before each of them. */
  readonly slowPauseMs: number;
  /** So many lines, then a pause. */
  readonly burst: number;
  readonly pauseMs: number;
}

/** Spreads the lines over some twelve seconds, as long as three pushes take. At least one line is not held back. */
export function paceOf(lines: number): Pace {
  return {
    heldBack: Math.min(Math.ceil(lines / 10), lines - 1),
    slowPauseMs: 200,
    burst: Math.max(10, Math.ceil(lines / 120)),
    pauseMs: 100,
  };
}
