import { type ObservedService, primaryOf } from '../resources/service/service.ts';
import type { StoppedTask } from '../tasks/stoppedTask.ts';

/** What ListServiceDeployments tells of one. */
export interface ServiceDeploymentBrief {
  readonly arn: string;
  readonly createdAtMs: number;
  readonly status: string;
}

/** ECS stamps a service deployment and its entry in `deployments` one after the other, within moments. */
export const stampSlackMs = 5_000;

/**
 * Our service deployment: the one that was made at the time of our entry in `deployments`. Both stamps are of AWS's
 * clock, so that a wrong clock of this machine cannot pin somebody else's.
 *
 * @param othersCreatedAtMs when the service's other entries were made. A push of moments ago may be listed before
 *   ours is; what was made nearer to another entry is that one's.
 */
export function pickOurs(
  briefs: readonly ServiceDeploymentBrief[],
  deploymentCreatedAtMs: number,
  othersCreatedAtMs: readonly number[],
): ServiceDeploymentBrief | undefined {
  const distance = (brief: ServiceDeploymentBrief) => Math.abs(brief.createdAtMs - deploymentCreatedAtMs);
  const isOthers = (brief: ServiceDeploymentBrief) =>
    othersCreatedAtMs.some((createdAtMs) => Math.abs(brief.createdAtMs - createdAtMs) < distance(brief));
  return briefs
    .filter((brief) => distance(brief) <= stampSlackMs && !isOthers(brief))
    .toSorted((a, b) => distance(a) - distance(b))[0];
}

/** A service deployment that was made after ours, if any. */
export function pickNewer(
  briefs: readonly ServiceDeploymentBrief[],
  ours: { readonly arn: string; readonly createdAtMs: number },
): ServiceDeploymentBrief | undefined {
  return briefs.find((brief) => brief.arn !== ours.arn && brief.createdAtMs > ours.createdAtMs);
}

/** Whether the answer to our update shows a rollout that was not there before it. */
export function startedRollout(before: ObservedService | undefined, after: ObservedService): boolean {
  return primaryOf(after) !== undefined && primaryOf(after)?.id !== (before && primaryOf(before)?.id);
}

/** Whether the service still rolls out what an earlier run asked for. */
export function isRolling(service: ObservedService): boolean {
  const primary = primaryOf(service);
  return (
    primary?.rolloutState === 'IN_PROGRESS' ||
    service.deployments.length > 1 ||
    service.runningCount !== service.desiredCount ||
    service.pendingCount > 0
  );
}

/**
 * Whether a rollout started the task: it is of its revision and not older. The one that was replaced stopped because
 * we asked.
 */
export function isOf(
  rollout: { readonly taskDefinitionArn: string; readonly createdAtMs: number },
  task: StoppedTask,
): boolean {
  return task.taskDefinitionArn === rollout.taskDefinitionArn && task.createdAtMs >= rollout.createdAtMs - stampSlackMs;
}
