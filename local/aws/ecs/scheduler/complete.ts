import type { Rollout } from './deployment.ts';
import { end } from './end.ts';
import type { SchedulerState } from './state.ts';
import { rolloutReasons, words } from './words.ts';
import type { Work } from './work.ts';

/** Ends a rollout whose tasks all count and whose predecessors are gone, and says when the service is steady. */
export function completeRollout(work: Work): void {
  const { state, atMs } = work;
  const primary = state.rollouts[0];
  if (!primary || state.status !== 'ACTIVE' || !isComplete(state, primary)) return;
  if (primary.rolloutState === 'IN_PROGRESS') complete(work, primary);
  if (state.steady || primary.rolloutState !== 'COMPLETED') return;
  state.steady = true;
  primary.updatedAtMs = atMs;
  work.actions.push({ type: 'say', message: words.steady(state.serviceName) });
}

function isComplete(state: SchedulerState, primary: Rollout): boolean {
  const deployment = state.deployments[0];
  const moving = deployment?.status === 'IN_PROGRESS' || deployment?.status === 'ROLLBACK_IN_PROGRESS';
  if (primary.rolloutState === 'IN_PROGRESS' && !moving) return false;
  const whole = state.tasks.length === state.desiredCount;
  return whole && state.tasks.every((task) => task.healthy && task.rolloutId === primary.id);
}

function complete(work: Work, primary: Rollout): void {
  const { state, atMs } = work;
  primary.rolloutState = 'COMPLETED';
  primary.rolloutStateReason = rolloutReasons.completed(primary.id);
  primary.updatedAtMs = atMs;
  state.rollouts = [primary];
  state.lastGood = structuredClone(primary);
  const deployment = state.deployments[0];
  if (deployment) {
    const rolledBack = deployment.status === 'ROLLBACK_IN_PROGRESS';
    if (deployment.breaker.status === 'MONITORING') deployment.breaker.status = 'MONITORING_COMPLETE';
    end(work, deployment, rolledBack ? 'ROLLBACK_SUCCESSFUL' : 'SUCCESSFUL', deployment.statusReason);
  }
  work.actions.push({ type: 'say', message: words.completed(state.serviceName, primary.id) });
}
