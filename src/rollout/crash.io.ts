import type { AwsWorld } from '../aws/world.ts';
import { ReadFailed } from '../errors.ts';
import type { StoppedTask } from '../tasks/stoppedTask.ts';
import { readStoppedTasks } from '../tasks/tasks.io.ts';
import { type Rollout, startedBy } from './rollout.ts';

/**
 * The task of our rollout that stopped last, after ECS had called the rollout a success: a crash that comes later than
 * the health check is beyond the circuit breaker. Undefined where there is none, or where it could not be read: that
 * the deploy failed is certain already.
 *
 * @param before the tasks that stopped while the rollout was waited for, which ECS has replaced since.
 */
export async function readCrash(
  world: Pick<AwsWorld, 'ecs'>,
  rollout: Rollout,
  before: readonly StoppedTask[],
): Promise<StoppedTask | undefined> {
  try {
    const stopped = await readStoppedTasks(world, rollout, new Set(before.map(({ id }) => id)));
    return stopped.filter((task) => startedBy(rollout, task)).toSorted((a, b) => b.createdAtMs - a.createdAtMs)[0];
  } catch (error) {
    if (!(error instanceof ReadFailed)) throw error;
    return undefined;
  }
}
