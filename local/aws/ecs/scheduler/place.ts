import type { Rollout } from './deployment.ts';
import type { ScheduledTask, SchedulerState } from './state.ts';
import { placementMs } from './timing.ts';
import { stopReasons, words } from './words.ts';
import type { Work } from './work.ts';

/**
 * Stops and starts what the numbers allow: never more than maximumPercent of the desired count (rounded down) at
 * once, never fewer healthy than minimumHealthyPercent of it (rounded up). At 0/100 and one task this stops the
 * old one first. Source: the API reference of DeploymentConfiguration.
 */
export function place(work: Work): void {
  const primary = work.state.rollouts[0];
  if (work.state.status !== 'ACTIVE') {
    stopTasks(work, alive(work.state), primary);
    return;
  }
  if (!primary || isWaiting(work.state)) return;
  if (primary.rolloutState === 'FAILED') {
    stopTasks(work, aliveOf(work.state, primary), primary);
    return;
  }
  stopTasks(work, surplus(work.state, primary), primary);
  stopTasks(work, replaceable(work.state, primary), primary);
  startTasks(work, primary);
}

/** PENDING and …_REQUESTED: nothing moves yet. */
function isWaiting({ deployments }: SchedulerState): boolean {
  const status = deployments[0]?.status;
  return status === 'PENDING' || status === 'STOP_REQUESTED' || status === 'ROLLBACK_REQUESTED';
}

function alive({ tasks }: SchedulerState): ScheduledTask[] {
  return tasks.filter(({ phase }) => phase !== 'STOPPING');
}

function aliveOf(state: SchedulerState, rollout: Rollout): ScheduledTask[] {
  return alive(state).filter(({ rolloutId }) => rolloutId === rollout.id);
}

/** Tasks of the current rollout beyond the desired count; the youngest go first. */
function surplus(state: SchedulerState, primary: Rollout): ScheduledTask[] {
  return aliveOf(state, primary).slice(state.desiredCount);
}

/** Older rollouts' tasks that may go: those that do not count as healthy at once, the others above the minimum. */
function replaceable(state: SchedulerState, primary: Rollout): ScheduledTask[] {
  const old = alive(state).filter(({ rolloutId }) => rolloutId !== primary.id);
  const healthyCount = alive(state).filter(({ healthy }) => healthy).length;
  const minimum = Math.ceil((state.desiredCount * state.limits.minimumHealthyPercent) / 100);
  const spare = Math.max(0, healthyCount - minimum);
  return [...old.filter(({ healthy }) => !healthy), ...old.filter(({ healthy }) => healthy).slice(0, spare)];
}

function stopTasks(work: Work, tasks: readonly ScheduledTask[], because: Rollout | undefined): void {
  if (tasks.length === 0) return;
  const { serviceName } = work.state;
  const running = tasks.filter(({ phase }) => phase === 'RUNNING').map(({ id }) => id);
  const pending = tasks.length - running.length;
  for (const task of tasks) {
    Object.assign(task, { phase: 'STOPPING', healthy: false });
    const reason = stopReasons.scaling(because?.id ?? task.rolloutId);
    work.actions.push({ type: 'stop-task', taskId: task.id, reason });
  }
  work.state.steady = false;
  if (running.length > 0) work.actions.push({ type: 'say', message: words.stopped(serviceName, running) });
  if (pending > 0) work.actions.push({ type: 'say', message: words.stoppedPending(serviceName, pending) });
}

function startTasks(work: Work, primary: Rollout): void {
  const { state } = work;
  if (state.heldBy !== undefined) return;
  if (state.unplaceable !== undefined && startable(state, primary) > 0) {
    tryLater(work, state.unplaceable);
    return;
  }
  const started: string[] = [];
  for (let left = startable(state, primary); left > 0; left--) {
    const task = newTask(state, primary);
    state.tasks.push(task);
    started.push(task.id);
    work.actions.push({ type: 'start-task', taskId: task.id, rolloutId: primary.id, revision: primary.revision });
  }
  if (started.length === 0) return;
  state.steady = false;
  work.actions.push({ type: 'say', message: words.started(state.serviceName, started) });
}

/** Nothing is pending and nothing has failed: ECS says why, and tries again. */
function tryLater(work: Work, why: string): void {
  const { state } = work;
  state.steady = false;
  state.holds += 1;
  state.heldBy = state.holds;
  work.actions.push({ type: 'say', message: words.unplaceable(state.serviceName, why) });
  work.actions.push({ type: 'wait', ms: placementMs, timer: { kind: 'hold', serial: state.holds } });
}

function startable(state: SchedulerState, primary: Rollout): number {
  const missing = state.desiredCount - aliveOf(state, primary).length;
  const occupied = state.startsBesideStopping ? alive(state).length : state.tasks.length;
  const maximum = Math.floor((state.desiredCount * state.limits.maximumPercent) / 100);
  return Math.max(0, Math.min(missing, maximum - occupied));
}

function newTask(state: SchedulerState, rollout: Rollout): ScheduledTask {
  state.startedTasks += 1;
  const id = state.seed + state.startedTasks.toString(16).padStart(8, '0');
  return { id, rolloutId: rollout.id, phase: 'PENDING', healthy: false, ran: false };
}
