import { windowsWithin } from '../../src/verify/grid.ts';
import { compareLines } from '../../src/verify/lines/compare.ts';
import type { RunResult } from '../../src/verify/run.ts';
import type { Reading } from '../../src/verify/side.ts';
import { startDatabase, type TestDatabase } from '../../test/support/databases.ts';
import { median } from '../measure.ts';
import { invokeBundle } from './bundle.ts';
import { countedWay } from './counted.ts';
import { type Damage, damageOf } from './damage.ts';
import { logSideOf, runOver, windowMs, withDatabaseSide } from './sides.ts';
import { bareCount, countOfRange, type Engine, fill } from './tables.ts';
import { type Truth, truthOf } from './truth.ts';

export interface Figures {
  readonly rows: number;
  readonly windows: number;
  /** Lines without a row. */
  readonly lost: number;
  readonly bareMs: number;
  /** The same with the range of all windows as its condition. */
  readonly rangeMs: number;
  /** All windows with count and sum. */
  readonly windowsMs: number;
  /** The whole run, which names what is missing. */
  readonly namedMs: number;
  /** Lines that it named and that are missing indeed. */
  readonly named: number;
  /** Lines that it named and that are not missing, or not that it named as doubled. */
  readonly wrong: number;
  readonly bytesFromDatabase: number;
  readonly peakMb: number;
  /** What the same costs by reading all rows. */
  readonly downloadMs: number;
  readonly downloadBytes: number;
}

export interface Options {
  readonly windows: number;
  /** Missing lines, and as many that repeats hide. */
  readonly each: number;
  readonly runs: number;
}

/** Measures one engine on a server of its own: each run asks for the bare count, the windows and the lines in turn. */
export async function measureEngine(engine: Engine, { windows, each, runs }: Options): Promise<Figures> {
  // Long enough ago that all is over, and so that no event is too old for a retention.
  const endMs = Math.floor(Date.now() / windowMs) * windowMs - 86_400_000;
  const truth = truthOf(endMs - windows * windowMs, windows, windowMs);
  const damage = damageOf(truth, windowMs, each, 1);
  const database = await startDatabase(engine);
  try {
    await fill(database, engine, truth, damage);
    const timed = await inTurns(database, engine, truth, runs);
    return {
      rows: truth.count,
      windows,
      lost: damage.lost.length,
      ...timed,
      ...(await told(database.url, engine, truth, damage)),
    };
  } finally {
    await database.stop();
  }
}

async function inTurns(database: TestDatabase, engine: Engine, truth: Truth, runs: number) {
  const { url } = database;
  const works = {
    bareMs: () => database.query(bareCount(engine)),
    rangeMs: () => database.query(countOfRange(engine, truth.range)),
    windowsMs: () => countWindows(engine, url, truth),
    namedMs: () => runOver(engine, url, truth),
  };
  const times = { bareMs: [] as number[], rangeMs: [] as number[], windowsMs: [] as number[], namedMs: [] as number[] };
  // The first turn warms the caches and does not count.
  for (let turn = 0; turn <= runs; turn += 1) {
    for (const name of ['bareMs', 'windowsMs', 'rangeMs', 'namedMs'] as const) {
      const ms = await msOf(works[name]);
      if (turn > 0) times[name].push(ms);
    }
  }
  return {
    ...{ bareMs: median(times.bareMs), rangeMs: median(times.rangeMs) },
    ...{ windowsMs: median(times.windowsMs), namedMs: median(times.namedMs) },
  };
}

/** As many as a run looks at together. */
const atOnce = 288;

async function countWindows(engine: Engine, url: string, { range }: Truth): Promise<void> {
  await withDatabaseSide(engine, url, async (side, grid) => {
    const windows = [...windowsWithin(grid, range.fromMs, range.toMs)];
    for (let from = 0; from < windows.length; from += atOnce) {
      const readings = await side.tally(windows.slice(from, from + atOnce), new AbortController().signal);
      for (const reading of readings) known(reading);
    }
  });
}

async function told(url: string, engine: Engine, truth: Truth, damage: Damage) {
  const way = await countedWay(url);
  try {
    const judged = judge(await runOver(engine, way.url, truth), truth, damage);
    const bytesFromDatabase = way.bytes();
    const downloadMs = await msOf(() => download(engine, way.url, truth));
    const { missing, peakMb } = await invokeBundle(engine, url, truth);
    if (missing !== damage.lost.length) throw new Error(`the Lambda counts ${missing} missing lines`);
    return { ...judged, bytesFromDatabase, peakMb, downloadMs, downloadBytes: way.bytes() - bytesFromDatabase };
  } finally {
    await way.close();
  }
}

/** Holds what was named against what was done. */
function judge({ findings }: RunResult, truth: Truth, { lost, doubled }: Damage) {
  const named = (of: 'missing' | 'repeated' | 'extra') =>
    findings.flatMap(({ found }) => (found?.[of] ?? []).map(({ identity }) => identity));
  const [isLost, isDoubled] = [lost, doubled].map((lines) => new Set(lines.map(truth.idOf))) as [
    Set<string>,
    Set<string>,
  ];
  const missing = named('missing');
  const repeated = named('repeated');
  const wrong = [
    ...missing.filter((id) => !isLost.has(id)),
    ...repeated.filter((id) => !isDoubled.has(id)),
    ...named('extra'),
  ];
  const unnamed = doubled.length - repeated.filter((id) => isDoubled.has(id)).length;
  return { named: missing.filter((id) => isLost.has(id)).length, wrong: wrong.length + unnamed };
}

/** What is done without sums: every row of a window is read and held against the log. */
async function download(engine: Engine, url: string, truth: Truth): Promise<void> {
  const log = logSideOf(truth);
  const { signal } = new AbortController();
  await withDatabaseSide(engine, url, async (side, grid) => {
    for (const window of windowsWithin(grid, truth.range.fromMs, truth.range.toMs)) {
      const [[lines], [rows]] = [await log.members([window], signal), await side.members([window], signal)];
      compareLines([window], known(lines), known(rows), true);
    }
  });
}

function known<Value>(reading: Reading<Value> | undefined): Value {
  if (reading?.kind === 'known') return reading.value;
  throw new Error(`the database could not be read: ${reading?.because}`);
}

async function msOf(work: () => Promise<unknown>): Promise<number> {
  const before = performance.now();
  await work();
  return performance.now() - before;
}
