import type { AwsWorld } from '../aws/world.ts';
import type { OnProgress } from '../deploy/progress.ts';
import { type HealthPlace, readHealth } from '../health/read.io.ts';
import { active, healthPlaceOf, placeOf, readStanding } from '../look/place.io.ts';
import type { Desired } from '../render/desired.ts';
import { type ObservedService, primaryOf } from '../resources/service/service.ts';
import { shortName } from '../resources/task-definition/name.ts';
import { defined } from '../values/defined.ts';
import { startStopwatch } from '../world/stopwatch.ts';
import { LATE, within } from '../world/within.ts';
import { bringBack } from './bringBack.io.ts';
import { concludeRollback } from './concludeRollback.io.ts';
import { nextPush, type RollbackReport } from './rollbackReport.ts';
import { findTarget } from './target.io.ts';
import { withHealth } from './withHealth.ts';

export interface RollbackOptions {
  /** Which revision; undefined for the previous good one. */
  readonly to: string | undefined;
  readonly wait: boolean;
  /** From the start to the end of patience. */
  readonly timeoutMs: number;
  readonly signal?: AbortSignal | undefined;
  readonly onProgress: OnProgress;
}

/**
 * Has the service run the previous good revision again, or the one that is named, waits for the truth, and checks the address.
 * Called again it finds the first one's work done.
 *
 * @throws ReadFailed, and NotPossible where there is nothing to go back to, before anything is written. From the first
 *   write on a failure is the report's.
 */
export async function rollback(world: AwsWorld, desired: Desired, options: RollbackOptions): Promise<RollbackReport> {
  const stopwatch = startStopwatch(world.clock);
  const limitMs = stopwatch.startedMs + options.timeoutMs;
  const { to, onProgress } = options;
  const standing = await readStanding(world, desired);
  const place = placeOf(desired);
  const before = active(standing.service, place);
  const from = inCharge(before);
  const { family, containerDefinitions } = desired.taskDefinition;
  const containers = containerDefinitions.map(({ name }) => name);
  const target = await findTarget(world, { ...place, family, containers, running: from, to });
  onProgress({ kind: 'state', state: `back to ${shortName(target.arn)}: ${target.because}` });
  const planMs = stopwatch.lapMs();
  const brought = await bringBack(world, place, before, target, { ...options, limitMs });
  const applyMs = stopwatch.lapMs();
  const ended = await concludeRollback(world, desired, standing, brought, target.arn, { ...options, limitMs });
  const health = await lookAtEnd(world, healthPlaceOf(desired, standing), options.signal);
  return {
    ...(health ? withHealth(ended, health) : ended),
    ...defined({ health }),
    changed: world.calls.some((call) => call.write && call.result !== 'refused'),
    waited: options.wait,
    ...place,
    endpoint: desired.endpoint,
    serviceArn: before.arn,
    ...defined({ taskDefinitionArn: brought.failure === undefined ? target.arn : undefined }),
    steps: brought.steps,
    calls: world.calls.length,
    writes: world.calls.filter((call) => call.write).length,
    durations: { planMs, applyMs, waitMs: stopwatch.lapMs() },
    rollback: {
      from,
      to: target.arn,
      because: target.because,
      skipped: target.skipped,
      way: brought.way,
      next: nextPush,
    },
  };
}

/** So long the look at the end of a run that was cancelled may take: whoever cancelled it waits 2 s for its last line. */
const lookWithinMs = 1_000;

/** How the service is at the end. The calls of a run that was cancelled are over, and a short look of its own is all that is left. */
async function lookAtEnd(world: AwsWorld, place: HealthPlace, signal: AbortSignal | undefined) {
  if (!signal?.aborted) return await readHealth(world, place);
  const looked = await within(world.clock, lookWithinMs, readHealth(world.reopened(), place));
  return looked === LATE ? undefined : looked;
}

function inCharge(service: ObservedService): string {
  return primaryOf(service)?.taskDefinitionArn ?? service.taskDefinitionArn;
}
