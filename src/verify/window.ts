import { NotPossible } from '../errors.ts';
import type { Window } from './verdict.ts';

/**
 * More windows than this are refused in one run: the report would not fit into a Lambda's answer of 6 MB.
 * Source: https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html
 */
const mostWindows = 20_000;

/**
 * The windows that a stretch of time touches, aligned to the epoch and half-open: an event stamped exactly at a
 * window's end belongs to the next one, or two neighbours would both count it.
 *
 * @throws NotPossible if there are more than a run can report
 */
export function windowsBetween(fromMs: number, toMs: number, windowMs: number): readonly Window[] {
  const first = Math.floor(fromMs / windowMs);
  const count = Math.max(0, Math.ceil(toMs / windowMs) - first);
  if (count > mostWindows) {
    throw new NotPossible(`the range has ${count} windows, and a run compares at most ${mostWindows}`, {
      hint: 'ask for a shorter range, or configure longer windows',
    });
  }
  return Array.from({ length: count }, (_, index) => ({
    fromMs: (first + index) * windowMs,
    toMs: (first + index + 1) * windowMs,
  }));
}

/**
 * The windows due at `nowMs`: those that ended at least `settleMs` ago, back to `deadlineMs` before that. Only
 * whole ones, so that a run never compares a part of a window.
 */
export function dueWindows(due: {
  readonly nowMs: number;
  readonly settleMs: number;
  readonly deadlineMs: number;
  readonly windowMs: number;
}): readonly Window[] {
  const { windowMs } = due;
  const endMs = due.nowMs - due.settleMs;
  const fromMs = Math.ceil((endMs - due.deadlineMs) / windowMs) * windowMs;
  return windowsBetween(fromMs, Math.floor(endMs / windowMs) * windowMs, windowMs);
}

/** The stretch from the first window's start to the last one's end. Throws RangeError where there is no window. */
export function spanOf(windows: readonly Window[]): Window {
  const first = windows[0];
  const last = windows.at(-1);
  if (first === undefined || last === undefined) throw new RangeError('no windows have no span');
  return { fromMs: first.fromMs, toMs: last.toMs };
}
