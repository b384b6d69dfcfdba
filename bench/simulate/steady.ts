import { evenGrid } from '../../src/verify/grid.ts';
import { openLedger } from '../../src/verify/ledger/ledger.ts';
import { run } from '../../src/verify/run.ts';
import { randomOf } from '../random.ts';
import { memoryOf } from './play.ts';
import { simulatedSide } from './sides.ts';
import type { Way } from './truth.ts';
import { hourMs, minuteMs, type Thing, timing, windowMs } from './world.ts';

const windowsOfDay = (24 * hourMs) / windowMs;
const linesOfWindow = 40;

/** How often a line may be scanned in a day of an ordinary site to compare it, and with the second count of its window. */
export const mostScannedPerByte = 1.5;
export const mostWithRecount = 2.5;

/**
 * A whole day of an ordinary site, a run every five minutes: how often each event is scanned, all being of one length. Rows
 * come within minutes; of a way that knows single lines they are stamped up to 30 ms after their line, so that some fall
 * over an edge; of five lines in the day the row comes hours late, and one is lost.
 *
 * @param recounts as `verify.recount`
 */
export async function scannedPerByte(way: Way, seed: number, recounts: boolean): Promise<number> {
  const random = randomOf(seed);
  const { events, rows } = makeDay(way, seed);
  const store = memoryOf();
  let [scanned, nowMs] = [0, timing.sinceMs as number];
  const side = (name: 'log' | 'database', things: readonly Thing[]) =>
    simulatedSide({
      name,
      things,
      identityOf: (thing) => (way.identity === 'unique' ? thing.id : thing.text),
      hasSum: way.hasSums,
      nowMs: () => nowMs,
      fails: () => undefined,
      pause: async () => {},
      onRead: (read) => {
        if (name === 'log') scanned += read.length;
      },
    });
  const sides = {
    ...{ log: side('log', events), database: side('database', rows), ...way },
    ...{ isBucketed: false, hasGroups: false, grid: evenGrid(windowMs) },
  };
  const clock = { nowMs: () => nowMs, sleep: async () => {} };
  for (; nowMs < timing.sinceMs + 32 * hourMs; nowMs += 5 * minuteMs + random.whole(-2000, 2000)) {
    const options = { stopAtMs: Number.POSITIVE_INFINITY, signal: new AbortController().signal };
    await run(sides, openLedger(store, 'steady'), clock, { ...options, timing: { ...timing, recounts } });
  }
  return Math.round((scanned / events.length) * 100) / 100;
}

function makeDay({ identity }: Way, seed: number) {
  const random = randomOf(seed);
  const odd = new Set(Array.from({ length: 6 }, () => random.whole(0, windowsOfDay * linesOfWindow - 1)));
  const times = Array.from({ length: windowsOfDay * linesOfWindow }, () => random.whole(0, 24 * hourMs - 1));
  const events = times
    .toSorted((a, b) => a - b)
    .map((afterMs, at): Thing => {
      const atMs = timing.sinceMs + afterMs;
      return { id: `id${at}`, text: `${new Date(atMs).toISOString()} GET /${at % 7}`, atMs, seenMs: atMs + 2000 };
    });
  const [lost] = odd;
  const rows = events
    .map((event, at): Thing => {
      const atMs = event.atMs + (identity === 'none' ? 0 : random.whole(0, 30));
      return {
        ...event,
        atMs,
        seenMs: odd.has(at) ? event.atMs + 3 * hourMs : event.atMs + random.whole(1000, 5 * minuteMs),
      };
    })
    .filter((_, at) => at !== lost);
  return { events, rows: rows.toSorted((a, b) => a.atMs - b.atMs) };
}
