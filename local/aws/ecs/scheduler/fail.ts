import type { Rollout, ServiceDeployment } from './deployment.ts';
import { end } from './end.ts';
import type { ScheduledTask } from './state.ts';
import { holdMs } from './timing.ts';
import { deploymentReasons, rolloutReasons, words } from './words.ts';
import type { Work } from './work.ts';

/** A task failed: the next start is held back. */
export function holdNext(work: Work, task: ScheduledTask): void {
  const { state } = work;
  if (task.rolloutId !== state.rollouts[0]?.id) return;
  state.failuresInARow = task.ran ? 1 : state.failuresInARow + 1;
  hold(work);
}

/** A failure that counts: the circuit breaker looks at it while the rollout is in progress. */
export function countFailure(work: Work, task: ScheduledTask): void {
  const { state } = work;
  const primary = state.rollouts[0];
  if (!primary || task.rolloutId !== primary.id || primary.rolloutState !== 'IN_PROGRESS') return;
  primary.failedTasks += 1;
  primary.updatedAtMs = work.atMs;
  const deployment = state.deployments[0];
  if (!deployment || deployment.finishedAtMs !== undefined || deployment.breaker.status === 'DISABLED') return;
  // What the breaker counted stays to be read during the rollback, whose own failures its rollout counts.
  if (deployment.breaker.status === 'MONITORING') deployment.breaker.failures += 1;
  const failures = deployment.rollback ? primary.failedTasks : deployment.breaker.failures;
  if (failures >= deployment.breaker.threshold) trip(work, deployment);
}

/** The rollout starts no more tasks. */
export function failRollout(work: Work, reason: string): void {
  const primary = work.state.rollouts[0];
  if (!primary) return;
  primary.rolloutState = 'FAILED';
  primary.rolloutStateReason = reason;
  primary.updatedAtMs = work.atMs;
}

/** The earlier rollout becomes PRIMARY again under its old id; the service deployment stays the same one. */
export function rollBack(work: Work, deployment: ServiceDeployment, reason: string): void {
  const { state, atMs } = work;
  const { lastGood } = state;
  deployment.rollback = { reason, startedAtMs: atMs, revision: lastGood?.revision };
  if (!lastGood) {
    end(work, deployment, 'ROLLBACK_FAILED', deploymentReasons.noCandidate);
    return;
  }
  Object.assign(deployment, { status: 'ROLLBACK_IN_PROGRESS', statusReason: reason, updatedAtMs: atMs });
  const others = state.rollouts.filter(({ id }) => id !== lastGood.id);
  for (const rollout of others) rollout.status = 'ACTIVE';
  const rolloutStateReason = rolloutReasons.rollingBack(lastGood.id);
  const again: Rollout = { ...lastGood, status: 'PRIMARY', rolloutState: 'IN_PROGRESS', rolloutStateReason };
  state.rollouts = [{ ...again, failedTasks: 0, updatedAtMs: atMs }, ...others];
  Object.assign(state, { heldBy: undefined, failuresInARow: 0 });
  work.actions.push({ type: 'say', message: words.rollingBack(state.serviceName, lastGood.id) });
}

/** The breaker's threshold is reached: back to the last rollout that completed, if that is wished and there is one. */
function trip(work: Work, deployment: ServiceDeployment): void {
  failRollout(work, rolloutReasons.failed);
  const failed = work.state.rollouts[0]?.id ?? deployment.rolloutId;
  work.actions.push({ type: 'say', message: words.failed(work.state.serviceName, failed) });
  if (deployment.status === 'ROLLBACK_IN_PROGRESS') {
    end(work, deployment, 'ROLLBACK_FAILED', deploymentReasons.rollbackFailed);
    return;
  }
  deployment.breaker.status = 'TRIGGERED';
  if (!deployment.limits.breaker.rollback) {
    end(work, deployment, 'STOPPED', deploymentReasons.breakerWithoutRollback);
    return;
  }
  rollBack(work, deployment, deploymentReasons.breaker);
}

function hold(work: Work): void {
  const { state } = work;
  state.holds += 1;
  state.heldBy = state.holds;
  const timer = { kind: 'hold', serial: state.holds } as const;
  work.actions.push({ type: 'wait', ms: holdMs(state.failuresInARow), timer });
  if (state.failuresInARow === 3) work.actions.push({ type: 'say', message: words.unableToStart(state.serviceName) });
}
