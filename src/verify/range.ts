import { NotPossible } from '../errors.ts';
import { iso } from '../values/iso.ts';
import { beginningFrom, type Grid, windowsWithin } from './grid.ts';
import type { Window } from './window.ts';

/** Epoch seconds of our century are milliseconds of January 1970. */
const firstPlausibleMs = Date.UTC(1990, 0, 1);

/**
 * Refuses a range that nothing can be said of: a verdict over nothing would read as one that all is well. Asked before the
 * ledger is, which a first run makes begin where its range does.
 *
 * @throws NotPossible with what to give in its place
 */
export function checkRange(range: Window, grid: Grid, nowMs: number): void {
  checkInstants(range, nowMs);
  if (!windowsWithin(grid, range.fromMs, range.toMs).next().done) return;
  const { fromMs, toMs } = grid.windowAt(range.fromMs);
  throw new NotPossible(`${words(range)} holds no whole window`, {
    hint: `the window there goes from ${iso(fromMs)} to ${iso(toMs)}`,
  });
}

/** @param sinceMs from where on windows are verified. @throws NotPossible for a range that begins before. */
export function checkBeginning(range: Window, sinceMs: number): void {
  if (range.fromMs >= sinceMs) return;
  throw new NotPossible(`${words(range)} begins before ${iso(sinceMs)}, where the verification begins`, {
    setting: 'verify.since',
    hint: `set verify.since to ${iso(range.fromMs)} or earlier, or begin there`,
  });
}

/** What of a range is less than a window, and is not looked at; a sentence for each of its ends. */
export function restsOf({ fromMs, toMs }: Window, grid: Grid): readonly string[] {
  const [first, last] = [grid.windowAt(fromMs), grid.windowAt(toMs)];
  const rest = (rest: Window) =>
    `of the range ${iso(rest.fromMs)} to ${iso(rest.toMs)} is less than a window, and was not looked at`;
  return [
    ...(first.fromMs === fromMs ? [] : [rest({ fromMs, toMs: first.toMs })]),
    ...(last.fromMs === toMs ? [] : [rest({ fromMs: last.fromMs, toMs })]),
  ];
}

/** The same of `verify.since`, where it lies within a window: the verification begins with the next one. */
export function restOfBeginning(sinceMs: number | undefined, grid: Grid): readonly string[] {
  const beginsMs = beginningFrom(grid, sinceMs ?? 0);
  if (sinceMs === undefined || beginsMs === sinceMs) return [];
  return [
    `from verify.since, ${iso(sinceMs)}, to ${iso(beginsMs)} is less than a window, and is not looked at: a verify.since at the beginning of a window leaves nothing out`,
  ];
}

function checkInstants(range: Window, nowMs: number): void {
  if (range.fromMs < firstPlausibleMs) {
    throw new NotPossible(`${words(range)} begins decades ago`, {
      hint: 'seconds were given for milliseconds: write an instant as 2026-05-03T00:00:00Z',
    });
  }
  if (range.toMs <= range.fromMs) {
    throw new NotPossible(`${words(range)} ends before it begins`, { hint: 'give a later --to or an earlier --from' });
  }
  if (range.fromMs >= nowMs) {
    throw new NotPossible(`${words(range)} lies in the future: it is ${iso(nowMs)}`, {
      hint: 'times without an offset are of UTC',
    });
  }
}

function words({ fromMs, toMs }: Window): string {
  return `the range ${text(fromMs)} to ${text(toMs)}`;
}

/** Seconds for milliseconds, or the other way round, may be beyond what a date can hold. */
function text(ms: number): string {
  return Math.abs(ms) <= 8.64e15 ? iso(ms) : String(ms);
}
