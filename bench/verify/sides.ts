import type { Verify } from '../../src/config/schema.ts';
import type { Grid } from '../../src/verify/grid.ts';
import { gridOf } from '../../src/verify/gridOf.ts';
import { openLedger } from '../../src/verify/ledger/ledger.ts';
import type { Sides } from '../../src/verify/look/sides.ts';
import { openDatabaseSide } from '../../src/verify/rows/side.io.ts';
import { type RunResult, run } from '../../src/verify/run.ts';
import { settingsKey } from '../../src/verify/settingsKey.ts';
import type { DatabaseSide, Reading, Side } from '../../src/verify/side.ts';
import { timingOf } from '../../src/verify/timing.ts';
import type { Window } from '../../src/verify/window.ts';
import { systemClock } from '../../src/world/clock.io.ts';
import { memoryOf } from '../simulate/play.ts';
import type { Engine } from './tables.ts';
import type { Truth } from './truth.ts';

export const windowMs = 300_000;

/** The section of the configuration that fits the table and its log. */
export function settingsFor(engine: Engine): Verify & { readonly state: string } {
  return {
    logs: [{ group: '/bench', time: '@timestamp', line: '@message' }],
    database: {
      engine,
      secret: 'bench',
      table: 'lines',
      time: 'logged_at',
      timezone: '+00:00',
      measure: 'rows',
      allowFullScan: false,
    },
    identity: { id: { log: 'id', column: 'id' }, hash: { log: ['hash_high', 'hash_low'], column: 'id_hash' } },
    window: '5m',
    settle: '10m',
    lostAfter: '6h',
    quietAfter: '24h',
    recount: true,
    state: 's3://bench/verify',
  };
}

/** The log as it is known to be, in memory: what CloudWatch Logs takes for its answers is no time of the database. */
export function logSideOf(truth: Truth): Side {
  const known = <Value>(value: Value): Reading<Value> => ({ kind: 'known', value });
  return {
    name: 'log',
    tally: async (windows) =>
      windows.map((window) => {
        const [from, to] = truth.linesOf(window);
        const [upper, lower] = truth.sumsOf(from, to);
        return known({ count: BigInt(to - from), sum: (BigInt(upper) << 24n) + BigInt(lower) });
      }),
    members: async (windows) =>
      windows.map((window) => {
        const [from, to] = truth.linesOf(window);
        return known(Array.from({ length: to - from }, (_, at) => memberOf(truth, from + at)));
      }),
    groups: async () => [],
    notes: () => [],
  };
}

function memberOf(truth: Truth, line: number) {
  return { identity: truth.idOf(line), atMs: truth.timeOf(line), hash: truth.hashOf(line) };
}

/** The real side of the database, on a connection of its own. */
export async function withDatabaseSide<Value>(
  engine: Engine,
  url: string,
  work: (side: DatabaseSide, grid: Grid) => Promise<Value>,
): Promise<Value> {
  const settings = settingsFor(engine);
  const grid = gridOf(settings);
  const secrets = { send: async () => ({ SecretString: url }) } as never;
  const side = openDatabaseSide({ secrets, clock: systemClock, region: undefined }, settings, grid);
  try {
    return await work(side, grid);
  } finally {
    await side.close();
  }
}

/** The real run over the whole range, against a ledger in memory. */
export async function runOver(engine: Engine, url: string, truth: Truth): Promise<RunResult> {
  const settings = settingsFor(engine);
  return await withDatabaseSide(engine, url, async (database, grid) => {
    const sides: Sides = {
      ...{ log: logSideOf(truth), database, grid },
      ...{ identity: 'unique', hasSums: true, isBucketed: false, hasGroups: false },
    };
    const options = { range: truth.range, timing: timingOf({ ...settings, since: isoOf(truth.range) }) };
    const signal = new AbortController().signal;
    const forEver = { stopAtMs: Number.POSITIVE_INFINITY, signal };
    return await run(sides, openLedger(memoryOf(), settingsKey(settings)), systemClock, { ...options, ...forEver });
  });
}

export function isoOf({ fromMs }: Window): string {
  return new Date(fromMs).toISOString();
}
