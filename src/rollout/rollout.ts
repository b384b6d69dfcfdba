import { type ObservedDeployment, type ObservedService, primaryOf } from '../resources/service/service.ts';
import type { StoppedTask } from '../tasks/stoppedTask.ts';
import type { ServicePlace } from '../tasks/tasks.io.ts';

/** What becomes of one deployment of the service: the rollout to wait for, as DescribeServices or UpdateService showed it. */
export interface Rollout extends ServicePlace {
  /** `deployments[].id`. */
  readonly deploymentId: string;
  /** By AWS's clock. */
  readonly createdAtMs: number;
  /** When the service's other entries in `deployments` were created. */
  readonly othersCreatedAtMs: readonly number[];
  readonly taskDefinitionArn: string;
  readonly previousTaskDefinitionArn: string | undefined;
  /** It ended before this run, and only its task is missing: a service that was scaled to nothing is scaled back. */
  readonly isOver: boolean;
}

/**
 * The rollout that a deploy has to wait for, whether this run started it or found it going on; undefined where the service
 * is steady.
 *
 * @param before the service as it stood before this run.
 * @param now the service as AWS answered to the change, or as it stands where nothing was changed.
 */
export function rolloutOf(
  { cluster, service }: ServicePlace,
  before: ObservedService | undefined,
  now: ObservedService,
): Rollout | undefined {
  const primary = primaryOf(now);
  if (!primary) return undefined;
  const isOurs = primary.id !== (before && primaryOf(before)?.id);
  if (!isOurs && !isRolling(now, primary)) return undefined;
  const { id: deploymentId, createdAtMs, taskDefinitionArn } = primary;
  return {
    cluster,
    service,
    deploymentId,
    createdAtMs,
    othersCreatedAtMs: [...(before?.deployments ?? []), ...now.deployments]
      .filter(({ id }) => id !== deploymentId)
      .map((other) => other.createdAtMs),
    taskDefinitionArn,
    // The same revision started anew cannot be told from a rollback to it by the revision.
    previousTaskDefinitionArn: before?.taskDefinitionArn === taskDefinitionArn ? undefined : before?.taskDefinitionArn,
    isOver: !isOurs && primary.rolloutState === 'COMPLETED',
  };
}

/** Whether the service still rolls out what an earlier run wanted. */
function isRolling(service: ObservedService, primary: ObservedDeployment): boolean {
  return (
    primary.rolloutState === 'IN_PROGRESS' ||
    service.deployments.length > 1 ||
    service.runningCount !== service.desiredCount ||
    service.pendingCount > 0
  );
}

/** ECS stamps a service deployment, its entry in `deployments` and its tasks one after the other, within moments. */
export const stampSlackMs = 5_000;

/**
 * Whether a rollout started the task: it is of its revision and not older. The one that was replaced stopped because
 * the deploy wanted it to.
 */
export function startedBy(
  rollout: Pick<Rollout, 'taskDefinitionArn' | 'createdAtMs'>,
  task: Pick<StoppedTask, 'taskDefinitionArn' | 'createdAtMs'>,
): boolean {
  return task.taskDefinitionArn === rollout.taskDefinitionArn && task.createdAtMs >= rollout.createdAtMs - stampSlackMs;
}
