import { StopServiceDeploymentCommand } from '@aws-sdk/client-ecs';
import { refusalName, write } from '../aws/call.io.ts';
import { isUnavailable } from '../aws/refusal.ts';
import type { AwsWorld } from '../aws/world.ts';
import { WriteFailed } from '../errors.ts';
import type { ServicePlace } from '../tasks/tasks.io.ts';
import { readHistory } from './history.io.ts';

type World = Pick<AwsWorld, 'ecs'>;

/**
 * Tells ECS to roll back the service deployment that is going on, which it does by itself and faster than by a new one: the
 * old revision needs no deployment of its own.
 *
 * @returns whether it was told; false where there is none any more, or this role or endpoint cannot.
 * @throws WriteFailed, ReadFailed.
 */
export async function stopRollout(world: World, place: ServicePlace, taskDefinitionArn: string): Promise<boolean> {
  const history = await readHistory(world, place);
  const [newest] = history.kind === 'known' ? history.ran : [];
  if (newest?.taskDefinitionArn !== taskDefinitionArn || !['PENDING', 'IN_PROGRESS'].includes(newest.status)) {
    return false;
  }
  const input = { serviceDeploymentArn: newest.deploymentArn, stopType: 'ROLLBACK' } as const;
  try {
    await write('ecs:StopServiceDeployment', 'have ECS roll the deployment back', () =>
      world.ecs.send(new StopServiceDeploymentCommand(input)),
    );
    return true;
  } catch (error) {
    if (error instanceof WriteFailed && isOver(refusalName(error))) return false;
    throw error;
  }
}

/** It ended meanwhile, or a lost call of ours has stopped it already: what stands then is read anew. */
function isOver(name: string): boolean {
  return name === 'ConflictException' || name === 'ServiceDeploymentNotFoundException' || isUnavailable(name);
}
