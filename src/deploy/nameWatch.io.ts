import type { AwsWorld } from '../aws/world.ts';
import { checkEndpoint } from '../endpoint/endpoint.ts';
import { readInstancesWithHealth } from '../endpoint/instances.io.ts';
import type { HealthPlace } from '../health/evidence.ts';
import { type ObservedService, primaryOf } from '../resources/service/service.ts';
import { part } from '../rollout/part.io.ts';
import type { Rollout } from '../rollout/rollout.ts';
import { isTaskId } from '../tasks/taskId.ts';
import { readTasks } from '../tasks/tasks.io.ts';

/** When a new task was first seen to be healthy, and the name to lead to it: AWS stamps neither. */
export interface NameWatch {
  readonly seen: () => { readonly healthyAtMs: number | undefined; readonly addressAtMs: number | undefined };
  /** Looks, from when our rollout has a task that runs until the name leads to it. What cannot be read is no news. */
  readonly look: (service: ObservedService) => Promise<void>;
}

export function startNameWatch(
  world: AwsWorld,
  place: HealthPlace,
  rollout: Pick<Rollout, 'deploymentId'>,
  limitMs: number,
): NameWatch {
  let healthyAtMs: number | undefined;
  let addressAtMs: number | undefined;
  return {
    seen: () => ({ healthyAtMs, addressAtMs }),
    look: async (service) => {
      const ours = primaryOf(service);
      const isDue = ours?.id === rollout.deploymentId && ours.runningCount > 0 && addressAtMs === undefined;
      const { discoveryServiceId } = place;
      if (!isDue || discoveryServiceId === undefined) return;
      const read = await part(world.clock, limitMs, 'the name', () => readName(world, place, discoveryServiceId));
      if (!('value' in read)) return;
      const { instances, tasks } = read.value;
      const isOurs = tasks.length === 1 && tasks[0]?.taskDefinitionArn === ours.taskDefinitionArn;
      if (!isOurs) return;
      if (tasks[0]?.health === 'HEALTHY') healthyAtMs ??= world.awsNowMs();
      if (healthyAtMs !== undefined && checkEndpoint(place, instances, tasks).reached) addressAtMs = world.awsNowMs();
    },
  };
}

async function readName(world: AwsWorld, { cluster }: HealthPlace, discoveryServiceId: string) {
  const instances = await readInstancesWithHealth(world, discoveryServiceId);
  const ids = instances.map(({ id }) => id).filter(isTaskId);
  return { instances, tasks: await readTasks(world, cluster, ids) };
}
