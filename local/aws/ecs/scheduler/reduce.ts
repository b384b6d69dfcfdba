import { countFailure, holdNext } from './fail.ts';
import { place } from './place.ts';
import { advance, beginRollout, requestStop, stopDeployment } from './rollout.ts';
import { settleRollout } from './settle.ts';
import type { Action, ScheduledTask, SchedulerEvent, SchedulerState, Timer } from './state.ts';
import { settleMs } from './timing.ts';
import { deploymentReasons, stopReasons, words } from './words.ts';

/** A state in the making: a copy that the steps below change, and what has to be done about it. */
export interface Work {
  readonly state: SchedulerState;
  readonly actions: Action[];
  readonly atMs: number;
}

/**
 * The scheduler's one step: what a service is after an event, and what has to be done for it. Pure: the state
 * handed in stays as it is, time comes in with the event, and waiting goes out as an action.
 */
export function reduce(before: SchedulerState, event: SchedulerEvent): { state: SchedulerState; actions: Action[] } {
  const work: Work = { state: structuredClone(before), actions: [], atMs: event.atMs };
  takeIn(work, event);
  place(work);
  settleRollout(work);
  if (work.state.status === 'DRAINING' && work.state.tasks.length === 0) work.state.status = 'INACTIVE';
  return { state: work.state, actions: work.actions };
}

function takeIn(work: Work, event: SchedulerEvent): void {
  switch (event.type) {
    case 'deployed':
      Object.assign(work.state, { desiredCount: event.desiredCount, limits: event.limits });
      beginRollout(work, event);
      break;
    case 'configured':
      if (event.desiredCount !== work.state.desiredCount) work.state.steady = false;
      Object.assign(work.state, { desiredCount: event.desiredCount, limits: event.limits });
      break;
    case 'deleted':
      Object.assign(work.state, { status: 'DRAINING', desiredCount: 0 });
      stopDeployment(work, deploymentReasons.deleted);
      break;
    case 'stop-requested':
      requestStop(work, event.arn, event.stopType);
      break;
    case 'elapsed':
      takeInTimer(work, event.timer);
      break;
    case 'task-running':
      withTask(work, event.taskId, (task) => running(work, task, event.checked));
      break;
    case 'task-healthy':
      withTask(work, event.taskId, (task) => settled(work, task));
      break;
    case 'task-unhealthy':
      withTask(work, event.taskId, (task) => unhealthy(work, task));
      break;
    case 'task-stopping':
      withTask(work, event.taskId, (task) => crashed(work, task, event.failed));
      break;
    case 'task-stopped':
      work.state.tasks = work.state.tasks.filter(({ id }) => id !== event.taskId);
  }
}

function takeInTimer(work: Work, timer: Timer): void {
  switch (timer.kind) {
    case 'advance':
      advance(work, timer.deployment);
      break;
    case 'settle':
      withTask(work, timer.taskId, (task) => settled(work, task));
      break;
    case 'hold':
      if (work.state.heldBy === timer.serial) work.state.heldBy = undefined;
  }
}

/** Late news about a task that the scheduler is already stopping changes nothing. */
function withTask(work: Work, taskId: string, then: (task: ScheduledTask) => void): void {
  const task = work.state.tasks.find(({ id }) => id === taskId);
  if (task && task.phase !== 'STOPPING') then(task);
}

function running(work: Work, task: ScheduledTask, checked: boolean): void {
  Object.assign(task, { phase: 'RUNNING', ran: true, checked });
  if (!checked) work.actions.push({ type: 'wait', ms: settleMs, timer: { kind: 'settle', taskId: task.id } });
}

function settled(work: Work, task: ScheduledTask): void {
  task.settled = true;
  work.state.failuresInARow = 0;
  const current = work.state.deployments[0];
  const counting = current?.breaker.status === 'MONITORING' && work.state.limits.breaker.resetOnHealthyTask;
  if (counting && current.rolloutId === task.rolloutId) current.breaker.failures = 0;
}

function unhealthy(work: Work, task: ScheduledTask): void {
  const service = work.state.serviceName;
  work.actions.push({ type: 'say', message: words.unhealthy(service, task.id) });
  work.actions.push({ type: 'say', message: words.stopped(service, [task.id]) });
  work.actions.push({ type: 'stop-task', taskId: task.id, reason: stopReasons.unhealthy });
  lost(work, task);
  holdNext(work, task);
  countFailure(work, task);
}

function crashed(work: Work, task: ScheduledTask, failed: boolean): void {
  lost(work, task);
  if (!failed) return;
  holdNext(work, task);
  if (!task.ran || work.state.breakerCountsCrashes) countFailure(work, task);
}

function lost(work: Work, task: ScheduledTask): void {
  Object.assign(task, { phase: 'STOPPING', settled: false });
  work.state.steady = false;
}
