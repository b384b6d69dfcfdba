import type { AwsWorld } from '../aws/world.ts';
import { conclude } from '../deploy/conclude.io.ts';
import { type Ending, endingUnseen } from '../deploy/ending.ts';
import { partialPlan } from '../deploy/partialPlan.ts';
import type { OnProgress } from '../deploy/progress.ts';
import type { Standing } from '../look/place.io.ts';
import type { Desired } from '../render/desired.ts';
import { primaryOf } from '../resources/service/service.ts';
import { shortName } from '../resources/task-definition/name.ts';
import { defined } from '../values/defined.ts';
import type { Brought } from './bringBack.io.ts';

interface Options {
  readonly wait: boolean;
  readonly limitMs: number;
  readonly signal?: AbortSignal | undefined;
  readonly onProgress: OnProgress;
}

/** Waits for what goes on, as a deploy does, and confirms the address. */
export async function concludeRollback(
  world: AwsWorld,
  desired: Desired,
  standing: Standing,
  brought: Brought,
  target: string,
  options: Options,
): Promise<Ending> {
  const { failure, steps, before, now, ending } = brought;
  if (failure) return endingUnseen('failed', failure.because, defined({ hint: failure.hint }));
  if (ending) return ending;
  const { namespace, discoveryService } = standing;
  const seen = { service: before, namespace, discoveryService: { service: discoveryService } };
  const planned = partialPlan(desired, steps, seen);
  const applied = { steps, standing: { service: now, discoveryService, taskDefinition: target } };
  const concluded = await conclude(world, { desired, planned, before: undefined, applied }, options);
  if (concluded.outcome !== 'unchanged') return concluded;
  const running = shortName(primaryOf(now)?.taskDefinitionArn ?? now.taskDefinitionArn);
  const address = concluded.address === undefined ? '' : `; the name leads to it, ${concluded.address}`;
  return { ...concluded, because: `${running} runs already, which is where to go back to${address}` };
}
