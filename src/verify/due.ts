import { durationMs } from '../config/duration.ts';
import type { Verify } from '../config/schema.ts';
import { type Stretch, stretchBetween } from './stretch.ts';

export interface VerifyRange {
  /** Which windows are due is reckoned from here. */
  readonly nowMs: number;
  /** Only together: the windows that this piece of time touches, settled or not, in place of those that are due. */
  readonly fromMs?: number;
  readonly toMs?: number;
}

/**
 * The windows that a run compares: those of a range that was asked for, or those that are due, which ended at least
 * `settle` ago, back to `deadline` before that. Of these only whole ones, so that no part of a window is compared.
 *
 * @throws NotPossible if there are more than a run can report
 */
export function stretchOf(
  { window, settle, deadline }: Pick<Verify, 'window' | 'settle' | 'deadline'>,
  { nowMs, fromMs, toMs }: VerifyRange,
): Stretch {
  const windowMs = durationMs(window);
  const isGiven = fromMs !== undefined && toMs !== undefined;
  return stretchBetween(isGiven ? { fromMs, toMs } : dueRange({ window, settle, deadline }, nowMs), windowMs);
}

/** From where to where windows are due. It ends before it begins where there is none. */
export function dueRange(
  { window, settle, deadline }: Pick<Verify, 'window' | 'settle' | 'deadline'>,
  nowMs: number,
): { readonly fromMs: number; readonly toMs: number } {
  const windowMs = durationMs(window);
  const settledMs = nowMs - durationMs(settle);
  return {
    fromMs: Math.ceil((settledMs - durationMs(deadline)) / windowMs) * windowMs,
    toMs: Math.floor(settledMs / windowMs) * windowMs,
  };
}
