import type { AwsWorld } from '../aws/world.ts';
import { failuresOf } from '../doctor/check.ts';
import type { Judged } from '../health/judgeHealth.ts';
import { lookAgain, lookAtHealth } from '../health/read.io.ts';
import type { Desired } from '../render/desired.ts';
import { isDeleted } from '../resources/service/service.ts';
import { resources } from '../resources/table.io.ts';
import { defined } from '../values/defined.ts';
import { startStopwatch } from '../world/stopwatch.ts';
import { apply } from './apply.io.ts';
import { endedIfCancelled } from './cancelled.io.ts';
import { conclude } from './conclude.io.ts';
import type { Done } from './done.ts';
import { healing } from './heal.ts';
import { healthPlace } from './healthPlace.ts';
import { observe } from './observe.io.ts';
import type { DeployOptions } from './options.ts';
import { type Plan, planDeploy } from './plan.ts';
import type { DeployReport, Durations } from './report.ts';
import { isOfApp, setUpApp } from './setUpApp.io.ts';
import { untouched } from './untouched.ts';

export { openWorld } from '../aws/world.io.ts';

export type { DeployOptions } from './options.ts';

/**
 * What a deploy would do, and how the service is meanwhile. Reads only.
 *
 * @throws ReadFailed when the state could not be read; NotPossible when something differs that AWS never changes, or when another service has the name.
 */
export async function plan(world: AwsWorld, desired: Desired, force = false): Promise<Plan> {
  return (await planAndLook(world, desired, force)).planned;
}

/** What is configured as wanted may be unwell all the same, and what only a new task mends is a step too. */
async function planAndLook(world: AwsWorld, desired: Desired, force: boolean): Promise<Planned> {
  const planned = planDeploy(resources, desired, await observe(resources, world, desired), force);
  const { service, discoveryService } = planned.observed;
  if (!service || isDeleted(service)) return { planned, before: undefined };
  const place = healthPlace(desired, service, discoveryService.service);
  const first = await lookAtHealth(world, place, { kind: 'seen', value: service });
  // One look is not a state: what would replace a task has to be so twice.
  if (first.heals) await world.clock.sleep(confirmMs);
  const before = first.heals ? await lookAgain(world, place) : first;
  return { planned: healing({ ...planned, health: before.health }, before), before };
}

const confirmMs = 2_000;

interface Planned {
  readonly planned: Plan;
  readonly before: Judged | undefined;
}

/**
 * Makes what is wanted stand in AWS, waits for the truth, and looks whether the service is well.
 *
 * @throws as `plan` does, when nothing has been written yet. From the first write on a failure is the report's.
 */
export async function deploy(world: AwsWorld, desired: Desired, options: DeployOptions): Promise<DeployReport> {
  return await endedIfCancelled(world, options, (given) => story(world, desired, given));
}

async function story(world: AwsWorld, desired: Desired, options: DeployOptions): Promise<DeployReport> {
  const stopwatch = startStopwatch(world.clock);
  const onProgress = options.onProgress ?? (() => {});
  const { planned, before } = await planAndLook(world, desired, options.force);
  const planMs = stopwatch.lapMs();
  onProgress({ kind: 'planned', plan: planned });
  const examination = planned.steps.length > 0 ? await options.examine?.(planned.steps) : undefined;
  if (examination) onProgress({ kind: 'examined', examination });
  if (examination && failuresOf(examination).length > 0) {
    const durations = { planMs: planMs + stopwatch.lapMs(), applyMs: 0, waitMs: 0 };
    return { ...report(world, planned, untouched(planned, examination), options, durations), examination };
  }
  const first = { ...planned, steps: planned.steps.filter((step) => !isOfApp(step)) };
  const applied = await apply(resources, world, desired, first, { signal: options.signal, onProgress });
  const applyMs = stopwatch.lapMs();
  const concluding = { ...options, limitMs: stopwatch.startedMs + options.timeoutMs, onProgress };
  const ending = await conclude(world, { desired, planned, before, applied }, concluding);
  const done = await setUpApp(world, desired, planned, { applied, ending }, concluding);
  const durations = { planMs, applyMs, waitMs: stopwatch.lapMs() };
  return { ...report(world, planned, done, options, durations), ...defined({ examination }) };
}

function report(
  world: AwsWorld,
  planned: Plan,
  { applied: { steps, standing }, ending: { blamed: _, ...ending }, app }: Done,
  options: DeployOptions,
  durations: Durations,
): DeployReport {
  return {
    ...ending,
    // A step that failed may have been carried out by half.
    changed: world.calls.some((call) => call.write && call.result !== 'refused'),
    waited: options.wait,
    cluster: planned.cluster,
    service: planned.service,
    endpoint: planned.endpoint,
    ...defined({ taskDefinitionArn: standing.taskDefinition, serviceArn: standing.service?.arn }),
    ...defined({ app }),
    steps,
    calls: world.calls.length,
    writes: world.calls.filter((call) => call.write).length,
    durations,
  };
}
