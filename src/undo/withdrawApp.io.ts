import type { AwsWorld } from '../aws/world.ts';
import { endingUnseen } from '../deploy/ending.ts';
import { partialPlan } from '../deploy/partialPlan.ts';
import type { OnProgress } from '../deploy/progress.ts';
import { setUpApp } from '../deploy/setUpApp.io.ts';
import { LegacyLogError } from '../errors.ts';
import type { Desired } from '../render/desired.ts';
import { appService } from '../resources/app-service/appService.io.ts';
import type { ObservedApps } from '../resources/app-service/appService.ts';
import { isOwned } from '../resources/owner.ts';
import { isDeleted, type ObservedService } from '../resources/service/service.ts';
import type { Step } from '../resources/step.ts';
import { defined } from '../values/defined.ts';

/** The service of the app that was set up, and what takes it back: as `app: false` would. */
export interface Withdrawal {
  readonly service: ObservedService;
  readonly observed: ObservedApps | undefined;
  readonly steps: readonly Step[];
}

/**
 * What was set up at the app's service, by what the log service remembers of it; undefined where there is no such service.
 *
 * @throws ReadFailed; NotPossible where something is in the way of taking it back.
 */
export async function planWithdrawal(
  world: AwsWorld,
  desired: Desired,
  service: ObservedService | undefined,
): Promise<Withdrawal | undefined> {
  if (!service || isDeleted(service) || !isOwned(service.tags, desired.service.serviceName)) return undefined;
  const without = { ...desired, app: false } as const;
  const observed = await appService.read(world, without, { service: Promise.resolve(service) });
  const { differences } = appService.diff({ desired: without, observed, standing: {} }, false);
  return { service, observed, steps: differences.map((it) => ({ resource: appService.name, ...it })) };
}

interface Options {
  readonly limitMs: number;
  readonly signal?: AbortSignal | undefined;
  readonly onProgress: OnProgress;
}

/** Takes it back, and waits for the app's own rollout. @throws LegacyLogError where that comes to no good end. */
export async function withdraw(
  world: AwsWorld,
  desired: Desired,
  { service, observed, steps }: Withdrawal,
  options: Options,
): Promise<void> {
  const without = { ...desired, app: false } as const;
  const plan = partialPlan(desired, steps, { service, appService: observed }, { service });
  const well = { applied: { steps: [], standing: { service } }, ending: endingUnseen('unchanged', 'it stands') };
  const { ending } = await setUpApp(world, without, plan, well, { ...options, wait: true });
  options.signal?.throwIfAborted();
  if (ending.outcome === 'succeeded' || ending.outcome === 'unchanged') return;
  throw new LegacyLogError(
    `what was added to the app could not be taken back: ${ending.because}`,
    defined({ hint: ending.hint }),
  );
}
