import { count } from './count.ts';
import type { Count, Limits, Rollout, ServiceDeployment } from './deployment.ts';
import { end } from './end.ts';
import { failRollout, rollBack } from './fail.ts';
import type { SchedulerState } from './state.ts';
import { advanceMs, breakerThreshold } from './timing.ts';
import { deploymentReasons, rolloutReasons } from './words.ts';
import type { Work } from './work.ts';

/** A new PRIMARY rollout with its service deployment; a running one is superseded, which is not a rollback. */
export function beginRollout(
  work: Work,
  wish: { readonly arn: string; readonly rolloutId: string; readonly revision: string; readonly limits: Limits },
): void {
  const { state, atMs } = work;
  stopDeployment(work, deploymentReasons.superseded);
  for (const rollout of state.rollouts) rollout.status = 'ACTIVE';
  state.deployments.unshift(newDeployment(state, wish, atMs));
  state.rollouts.unshift({
    id: wish.rolloutId,
    revision: wish.revision,
    status: 'PRIMARY',
    rolloutState: 'IN_PROGRESS',
    rolloutStateReason: rolloutReasons.inProgress(wish.rolloutId),
    failedTasks: 0,
    createdAtMs: atMs,
    updatedAtMs: atMs,
  });
  Object.assign(state, { steady: false, heldBy: undefined, failuresInARow: 0 });
  work.actions.push({ type: 'wait', ms: advanceMs, timer: { kind: 'advance', deployment: wish.arn } });
}

/** PENDING becomes IN_PROGRESS, and what was requested begins. */
export function advance(work: Work, arn: string): void {
  const deployment = work.state.deployments[0];
  if (deployment?.arn !== arn) return;
  if (deployment.status === 'PENDING') {
    Object.assign(deployment, { status: 'IN_PROGRESS', startedAtMs: work.atMs, updatedAtMs: work.atMs });
  } else if (deployment.status === 'STOP_REQUESTED') {
    failRollout(work, rolloutReasons.stopped);
    end(work, deployment, 'STOPPED', deploymentReasons.aborted);
  } else if (deployment.status === 'ROLLBACK_REQUESTED') {
    failRollout(work, rolloutReasons.stopped);
    rollBack(work, deployment, deploymentReasons.requested);
  }
}

/** StopServiceDeployment: noted now, carried out a moment later. One that is already being stopped goes on. */
export function requestStop(work: Work, arn: string, stopType: 'ROLLBACK' | 'ABORT'): void {
  const deployment = work.state.deployments.find((one) => one.arn === arn);
  if (deployment?.status !== 'PENDING' && deployment?.status !== 'IN_PROGRESS') return;
  deployment.status = stopType === 'ROLLBACK' ? 'ROLLBACK_REQUESTED' : 'STOP_REQUESTED';
  deployment.updatedAtMs = work.atMs;
  work.actions.push({ type: 'wait', ms: advanceMs, timer: { kind: 'advance', deployment: arn } });
}

/** Ends the running service deployment, if there is one, for a reason from outside it. */
export function stopDeployment(work: Work, reason: string): void {
  const deployment = work.state.deployments[0];
  if (!deployment || deployment.finishedAtMs !== undefined) return;
  const rollingBack = deployment.status === 'ROLLBACK_IN_PROGRESS' || deployment.status === 'ROLLBACK_REQUESTED';
  end(work, deployment, rollingBack ? 'ROLLBACK_FAILED' : 'STOPPED', reason);
}

function newDeployment(
  state: SchedulerState,
  wish: { readonly arn: string; readonly rolloutId: string; readonly revision: string; readonly limits: Limits },
  atMs: number,
): ServiceDeployment {
  const { breaker } = wish.limits;
  return {
    arn: wish.arn,
    rolloutId: wish.rolloutId,
    sources: state.rollouts.map((rollout) => source(state, rollout)).filter(({ requested }) => requested > 0),
    target: { revision: wish.revision, requested: state.desiredCount, running: 0, pending: 0 },
    status: 'PENDING',
    statusReason: undefined,
    limits: wish.limits,
    breaker: {
      status: breaker.enable ? 'MONITORING' : 'DISABLED',
      failures: 0,
      threshold: breakerThreshold(breaker, state.desiredCount),
    },
    rollback: undefined,
    createdAtMs: atMs,
    startedAtMs: undefined,
    finishedAtMs: undefined,
    stoppedAtMs: undefined,
    updatedAtMs: atMs,
  };
}

function source(state: SchedulerState, rollout: Rollout): Count {
  const { running, pending } = count(state, rollout.revision, rollout.id, 0);
  return { revision: rollout.revision, requested: running + pending, running, pending };
}
