import type { AwsWorld } from '../aws/world.ts';
import type { Desired } from '../render/desired.ts';
import { resources } from '../resources/table.io.ts';
import { defined } from '../values/defined.ts';
import { startStopwatch } from '../world/stopwatch.ts';
import { apply } from './apply.io.ts';
import { endedIfCancelled } from './cancelled.io.ts';
import { conclude } from './conclude.io.ts';
import { observe } from './observe.io.ts';
import type { DeployOptions } from './options.ts';
import { type Plan, planDeploy } from './plan.ts';
import type { DeployReport, Durations } from './report.ts';
import { type Done, isOfApp, setUpApp } from './setUpApp.io.ts';

export { openWorld } from '../aws/world.io.ts';
export type { DeployOptions } from './options.ts';

/**
 * What a deploy would do. Reads only.
 *
 * @throws ReadFailed when the state could not be read; NotPossible when something differs that AWS never changes, or when another service has the name.
 */
export async function plan(world: AwsWorld, desired: Desired, force = false): Promise<Plan> {
  return planDeploy(resources, desired, await observe(resources, world, desired), force);
}

/**
 * Makes what is wanted stand in AWS, waits for the truth, and checks the address.
 *
 * @throws as `plan` does, when nothing has been written yet. From the first write on a failure is the report's.
 */
export async function deploy(world: AwsWorld, desired: Desired, options: DeployOptions): Promise<DeployReport> {
  return await endedIfCancelled(world, options, (given) => story(world, desired, given));
}

async function story(world: AwsWorld, desired: Desired, options: DeployOptions): Promise<DeployReport> {
  const stopwatch = startStopwatch(world.clock);
  const onProgress = options.onProgress ?? (() => {});
  const planned = await plan(world, desired, options.force);
  const planMs = stopwatch.lapMs();
  onProgress({ kind: 'planned', plan: planned });
  const first = { ...planned, steps: planned.steps.filter((step) => !isOfApp(step)) };
  const applied = await apply(resources, world, desired, first, { signal: options.signal, onProgress });
  const applyMs = stopwatch.lapMs();
  const concluding = { ...options, limitMs: stopwatch.startedMs + options.timeoutMs, onProgress };
  const ending = await conclude(world, desired, planned, applied, concluding);
  const done = await setUpApp(world, desired, planned, { applied, ending }, concluding);
  return report(world, planned, done, options, { planMs, applyMs, waitMs: stopwatch.lapMs() });
}

function report(
  world: AwsWorld,
  planned: Plan,
  { applied: { steps, standing }, ending, app }: Done,
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
