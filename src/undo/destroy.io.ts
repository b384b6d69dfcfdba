import type { AwsWorld } from '../aws/world.ts';
import type { OnProgress } from '../deploy/progress.ts';
import { LegacyLogError } from '../errors.ts';
import type { Desired } from '../render/desired.ts';
import { appService } from '../resources/app-service/appService.io.ts';
import type { Asked } from '../resources/removal.ts';
import { readService } from '../resources/service/read.io.ts';
import { startStopwatch } from '../world/stopwatch.ts';
import { carryOut, type Destroyed } from './carryOut.io.ts';
import { endOf, refuseForeign } from './destroyEnd.ts';
import type { DestroyReport, DestroyStep, Left } from './destroyReport.ts';
import { type FoundOf, findAll, type Kind, loadRemovals } from './removals.io.ts';
import { planWithdrawal, type Withdrawal } from './withdrawApp.io.ts';

export interface DestroyOptions extends Asked {
  /** Whether a person has typed the service's name. */
  readonly confirmed: boolean;
  readonly timeoutMs: number;
  readonly signal?: AbortSignal | undefined;
  readonly onProgress: OnProgress;
}

/**
 * Takes away what stands for this service and for nobody else, in AWS's order, each thing once the one before it is gone.
 * Each is looked at anew before it is touched, so that a run which was killed anywhere is taken up by the next one.
 * Without a confirmation it only says what would go.
 *
 * @throws ReadFailed; NotPossible for a service that is not ours: nothing has been written then. From the first write on
 *   a failure is the report's.
 */
export async function destroy(world: AwsWorld, desired: Desired, options: DestroyOptions): Promise<DestroyReport> {
  const stopwatch = startStopwatch(world.clock);
  const { cluster, serviceName } = desired.service;
  const [kinds, service] = await Promise.all([loadRemovals(), readService(world, cluster, serviceName, true)]);
  const [found, app] = await Promise.all([
    findAll(kinds, world, desired, options),
    planWithdrawal(world, desired, service),
  ]);
  refuseForeign(desired.service, found);
  const planned = plannedSteps(app, found);
  const limitMs = stopwatch.startedMs + options.timeoutMs;
  const done: Destroyed = options.confirmed
    ? await carryOut(world, desired, { kinds, app, planned }, { ...options, limitMs })
    : { steps: planned };
  const standing = options.confirmed
    ? await whatStands(world, desired, kinds, options)
    : found.filter(({ goes }) => !goes);
  return {
    ...endOf(options.confirmed, done, standing, serviceName),
    changed: world.calls.some((call) => call.write && call.result !== 'refused'),
    cluster,
    service: serviceName,
    endpoint: desired.endpoint,
    steps: done.steps,
    left: standing instanceof LegacyLogError ? [unreadLeft(standing)] : standing.map(toLeft),
    calls: world.calls.length,
    writes: world.calls.filter((call) => call.write).length,
    tookMs: stopwatch.lapMs(),
  };
}

function plannedSteps(app: Withdrawal | undefined, found: readonly FoundOf[]): DestroyStep[] {
  const ofApp = (app?.steps ?? []).map(({ name, reason }) => ({ resource: appService.name, name, because: reason }));
  const going = found.filter(({ goes }) => goes);
  const steps = [...ofApp, ...going.map(({ resource, name, because }) => ({ resource, name, because }))];
  return steps.map((step) => ({ ...step, result: 'would go', tookMs: 0 }));
}

/** Looked at once more at the end: what is listed as left is what stands, and not what was thought to. */
async function whatStands(
  world: AwsWorld,
  desired: Desired,
  kinds: readonly Kind[],
  options: DestroyOptions,
): Promise<readonly FoundOf[] | LegacyLogError> {
  try {
    return await findAll(kinds, world, desired, options);
  } catch (error) {
    if (error instanceof LegacyLogError) return error;
    throw error;
  }
}

function toLeft({ resource, name, because, goes }: FoundOf): Left {
  return { resource, name, because: goes ? 'it is still there' : because };
}

function unreadLeft({ message }: LegacyLogError): Left {
  return { resource: 'unknown', name: 'what is left', because: message };
}
