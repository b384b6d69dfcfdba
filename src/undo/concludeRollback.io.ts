import type { AwsWorld } from '../aws/world.ts';
import { conclude } from '../deploy/conclude.io.ts';
import { type Ending, endingUnseen } from '../deploy/ending.ts';
import type { Plan } from '../deploy/plan.ts';
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
  options: Options,
): Promise<Ending> {
  const { failure, steps, now, ending } = brought;
  if (failure) return endingUnseen('failed', failure.because, defined({ hint: failure.hint }));
  if (ending) return ending;
  const { discoveryService } = standing;
  const plan = planOf(desired, standing, brought);
  const applied = { steps, standing: { service: now, discoveryService } };
  const concluded = await conclude(world, { desired, planned: plan, before: undefined, applied }, options);
  if (concluded.outcome !== 'unchanged') return concluded;
  const running = shortName(primaryOf(now)?.taskDefinitionArn ?? now.taskDefinitionArn);
  const address = concluded.address === undefined ? '' : `; the name leads to it, ${concluded.address}`;
  return { ...concluded, because: `${running} runs already, which is where to go back to${address}` };
}

/** As a deploy would have planned it that finds all else as it should be. */
function planOf(desired: Desired, { namespace, discoveryService }: Standing, { before, steps }: Brought): Plan {
  return {
    steps,
    observed: {
      service: before,
      namespace,
      discoveryService: { service: discoveryService },
      logGroup: [],
      taskDefinition: { running: undefined, latest: undefined },
      verifierFunction: undefined,
      appService: undefined,
    },
    standing: {},
    cluster: desired.service.cluster,
    service: desired.service.serviceName,
    endpoint: desired.endpoint,
    taskDefinitionArn: undefined,
  };
}
