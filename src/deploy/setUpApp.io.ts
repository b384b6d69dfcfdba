import type { AwsWorld } from '../aws/world.ts';
import { LegacyLogError } from '../errors.ts';
import type { Desired } from '../render/desired.ts';
import { appService } from '../resources/app-service/appService.io.ts';
import { nameOf, type ObservedApp } from '../resources/app-service/appService.ts';
import type { AppliedStep, Step } from '../resources/step.ts';
import { resources } from '../resources/table.io.ts';
import { defined } from '../values/defined.ts';
import { isGood } from './app.ts';
import { apply } from './apply.io.ts';
import { awaitApp, type WaitingOptions } from './awaitApp.io.ts';
import { type Done, withAppEnding } from './done.ts';
import { endingUnseen } from './ending.ts';
import type { Plan } from './plan.ts';

/** Whether a step has to wait until the endpoint leads to the running task. */
export function isOfApp({ resource }: Pick<Step, 'resource'>): boolean {
  return resource === appService.name;
}

/**
 * Sets up who sends, or gives it up, once the endpoint was reached: an app that is told of a name which leads nowhere
 * would only lose its lines. The plan is made anew where time has passed since, for others deploy the app as well.
 */
export async function setUpApp(
  world: AwsWorld,
  desired: Desired,
  planned: Plan,
  done: Done,
  options: WaitingOptions,
): Promise<Done> {
  if (desired.app === undefined) return done;
  if (!isGood(done.ending)) return withUnreached(done, planned);
  const plan = done.applied.steps.length > 0 ? await planAgain(world, desired, planned).catch(asFailure) : planned;
  if (plan instanceof LegacyLogError) return withUnreached(withFailure(done, planned, plan), planned);
  let reached = done;
  for (const app of placesIn(plan)) {
    if (isGood(reached.ending)) reached = await setUpOne(world, desired, plan, app, reached, options);
  }
  return withUnreached(reached, plan);
}

async function planAgain(world: AwsWorld, desired: Desired, planned: Plan): Promise<Plan> {
  const observed = await appService.read(world, desired, { service: Promise.resolve(planned.observed.service) });
  const { differences } = appService.diff({ desired, observed, standing: {} }, false);
  const steps = differences.map((difference) => ({ resource: appService.name, ...difference }));
  return { ...planned, steps, observed: { ...planned.observed, appService: observed } };
}

function asFailure(error: unknown): LegacyLogError {
  if (error instanceof LegacyLogError) return error;
  throw error;
}

function withFailure(done: Done, planned: Plan, { message, hint }: LegacyLogError): Done {
  const [place] = placesIn(planned).toReversed();
  const failed = endingUnseen('failed', message, defined({ hint }));
  return place ? withAppEnding(done, place, failed, undefined) : { ...done, ending: failed };
}

function placesIn({ observed }: Plan): readonly ObservedApp[] {
  return observed.appService?.places ?? [];
}

async function setUpOne(
  world: AwsWorld,
  desired: Desired,
  plan: Plan,
  app: ObservedApp,
  done: Done,
  options: WaitingOptions,
): Promise<Done> {
  const step = plan.steps.find((it) => isOfApp(it) && it.name === nameOf(app, desired));
  if (!step) {
    const { observed: now } = app;
    return now ? await awaitApp(world, { ...app, before: now, now }, done, { ...options, changed: false }) : done;
  }
  const one = { ...plan, steps: [step], standing: done.applied.standing };
  const { steps, standing, failure } = await apply(resources, world, desired, one, options);
  const applied = { standing, steps: [...done.applied.steps, ...steps] };
  if (failure) {
    const failed = endingUnseen('failed', failure.because, defined({ hint: failure.hint }));
    return withAppEnding({ ...done, applied }, app, failed, app.observed);
  }
  if (!standing.appService) throw new Error('a step of the app leaves nothing behind');
  return await awaitApp(world, standing.appService, { ...done, applied }, { ...options, changed: true });
}

/** The steps that nothing was done about. */
function withUnreached(done: Done, plan: Plan): Done {
  const { applied } = done;
  const left = plan.steps.filter(
    (step) => isOfApp(step) && !applied.steps.some((it) => isOfApp(it) && it.name === step.name),
  );
  const steps = left.map((step): AppliedStep => ({ ...step, result: 'not reached', tookMs: 0 }));
  return { ...done, applied: { ...applied, steps: [...applied.steps, ...steps] } };
}
