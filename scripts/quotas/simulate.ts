import type { CloudWatchLogsClient } from '@aws-sdk/client-cloudwatch-logs';
import type { Verify } from '../../src/config/schema.ts';
import { type Grid, windowsWithin } from '../../src/verify/grid.ts';
import { gridOf } from '../../src/verify/gridOf.ts';
import { portionsOf } from '../../src/verify/portions.ts';
import type { LogSide } from '../../src/verify/side.ts';
import type { Window } from '../../src/verify/window.ts';
import type { Clock } from '../../src/world/world.ts';
import { jumpingClock } from './clock.ts';
import { quotaInsights } from './insights.ts';

export interface Backfill {
  readonly settings: Verify;
  readonly range: Window;
  readonly bytesPerDay: number;
  /** How many portions are looked at beside each other. */
  readonly concurrency: number;
  /** How many windows are asked for at a time; a run asks for 288, and 1 is one query a window. */
  readonly atOnce: number;
  readonly openSide: (
    world: { readonly logs: Pick<CloudWatchLogsClient, 'send'>; readonly clock: Clock },
    settings: Verify,
    grid: Grid,
  ) => LogSide;
}

export interface Cost {
  readonly windows: number;
  readonly unknown: number;
  readonly queries: number;
  readonly calls: number;
  readonly refused: number;
  readonly mostAtOnce: number;
  readonly gb: number;
  readonly usd: number;
  readonly minutes: number;
}

/** What Logs Insights asks for a GB that is scanned, in us-east-1. */
const usdPerGb = 0.005;

/** What a backfill costs and how long it takes, by the log side that a run has, on a clock that jumps. */
export async function simulateBackfill(backfill: Backfill): Promise<Cost> {
  const { settings, range, bytesPerDay, concurrency, openSide } = backfill;
  const clock = jumpingClock(range.toMs + 86_400_000);
  const startMs = clock.nowMs();
  const { used, logs } = quotaInsights(clock, bytesPerDay);
  const grid = gridOf(settings);
  const portions = [...portionsOf(settings, range)];
  let [windows, unknown] = [0, 0];

  async function work(): Promise<void> {
    for (let portion = portions.shift(); portion; portion = portions.shift()) {
      const side = openSide({ logs, clock }, settings, grid);
      for (const part of partsOf([...windowsWithin(grid, portion.fromMs, portion.toMs)], backfill.atOnce)) {
        const readings = await side.tally(part, new AbortController().signal);
        windows += readings.length;
        unknown += readings.filter(({ kind }) => kind === 'unknown').length;
      }
    }
  }

  await clock.until(Promise.all(Array.from({ length: concurrency }, work)));
  const gb = used.bytes / 1e9;
  return {
    windows,
    unknown,
    queries: used.queries,
    calls: used.queries + used.polls,
    refused: used.refused,
    mostAtOnce: used.mostAtOnce,
    gb: rounded(gb),
    usd: rounded(gb * usdPerGb),
    minutes: rounded((clock.nowMs() - startMs) / 60_000),
  };
}

function partsOf(windows: readonly Window[], size: number): readonly (readonly Window[])[] {
  return Array.from({ length: Math.ceil(windows.length / size) }, (_, at) => windows.slice(at * size, (at + 1) * size));
}

function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}
