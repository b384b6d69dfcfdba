import type { State } from '../../src/verify/ledger/entry.ts';
import type { Window } from '../../src/verify/window.ts';
import { within } from './sides.ts';
import { startOf } from './truth.ts';
import { minuteMs, type Thing, timing, type World, windowMs } from './world.ts';

export interface Said {
  readonly falsePages: number;
  readonly missedLosses: number;
}

/**
 * What counting both sides once, some minutes after the end of a stretch of windows, would have said: unequal counts page
 * somebody.
 */
export function countOnce(world: World, truth: readonly State[], windows: number, afterMs: number): Said {
  let [falsePages, missedLosses] = [0, 0];
  for (let first = 0; first + windows <= world.windows; first += windows) {
    const stretch = { fromMs: startOf(first), toMs: startOf(first) + windows * windowMs };
    const seen = (things: readonly Thing[]) =>
      within(things, stretch).filter(({ seenMs }) => seenMs <= stretch.toMs + afterMs).length;
    const states = truth.slice(first, first + windows);
    const pages = seen(world.events) !== seen(world.rows);
    const isBad =
      states.some((state) => ['lost', 'extra', 'repeated'].includes(state)) || isLostAtFirst(world, stretch);
    if (pages && !isBad) falsePages += 1;
    if (!pages && states.includes('lost')) missedLosses += states.filter((state) => state === 'lost').length;
  }
  return { falsePages, missedLosses };
}

export const atFiveMinutes = { windows: 1, afterMs: 5 * minuteMs };
export const tenMinuteCounts = { windows: 2, afterMs: 10 * minuteMs };

/** Whether a line was lost until somebody loaded it. */
function isLostAtFirst({ rows }: World, stretch: Window): boolean {
  return within(rows, stretch).some(({ seenMs }) => seenMs > stretch.toMs + timing.lostAfterMs);
}
