import type { AwsWorld } from '../aws/world.ts';
import { failuresOf } from '../doctor/check.ts';
import type { Desired } from '../render/desired.ts';
import { resources } from '../resources/table.io.ts';
import { defined } from '../values/defined.ts';
import { startStopwatch } from '../world/stopwatch.ts';
import { apply } from './apply.io.ts';
import { endedIfCancelled } from './cancelled.io.ts';
import { conclude } from './conclude.io.ts';
import type { Done } from './done.ts';
import type { DeployOptions } from './options.ts';
import type { Plan } from './plan.ts';
import { planAndLook } from './planAndLook.io.ts';
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
  return (await planAndLook(world, desired, { force })).planned;
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
  const limitMs = stopwatch.startedMs + options.timeoutMs;
  const { signal, force } = options;
  const onState = (state: string) => onProgress({ kind: 'state', state });
  const settling = { limitMs, signal, onState };
  const { planned, before } = await planAndLook(world, desired, options.wait ? { force, settling } : { force });
  const planMs = stopwatch.lapMs();
  onProgress({ kind: 'planned', plan: planned });
  const examination = planned.steps.length > 0 ? await options.examine?.(planned.steps) : undefined;
  if (examination) onProgress({ kind: 'examined', examination });
  if (examination && failuresOf(examination).length > 0) {
    const durations = { planMs: planMs + stopwatch.lapMs(), applyMs: 0, waitMs: 0 };
    return { ...report(world, planned, untouched(planned, examination), options, durations), examination };
  }
  const first = { ...planned, steps: planned.steps.filter((step) => !isOfApp(step)) };
  const applied = await apply(resources, world, desired, first, { signal, onProgress });
  const applyMs = stopwatch.lapMs();
  const concluding = { ...options, limitMs, onProgress };
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
