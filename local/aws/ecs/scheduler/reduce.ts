import { completeRollout } from './complete.ts';
import type { Action, SchedulerEvent, Timer } from './event.ts';
import { place } from './place.ts';
import { advance, beginRollout, requestStop, stopDeployment } from './rollout.ts';
import type { SchedulerState } from './state.ts';
import { takeTaskNews } from './taskNews.ts';
import { deploymentReasons } from './words.ts';
import type { Work } from './work.ts';

/**
 * The scheduler's one step: what a service is after an event, and what has to be done for it. Pure: the state
 * handed in stays as it is, time comes in with the event, and waiting goes out as an action.
 */
export function reduce(before: SchedulerState, event: SchedulerEvent): { state: SchedulerState; actions: Action[] } {
  const work: Work = { state: structuredClone(before), actions: [], atMs: event.atMs };
  takeIn(work, event);
  place(work);
  completeRollout(work);
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
      takeTimer(work, event.timer);
      break;
    case 'task-stopped':
      work.state.tasks = work.state.tasks.filter(({ id }) => id !== event.taskId);
      break;
    case 'task-running':
    case 'task-healthy':
    case 'task-unhealthy':
    case 'task-stopping':
      takeTaskNews(work, event);
  }
}

function takeTimer(work: Work, timer: Timer): void {
  switch (timer.kind) {
    case 'advance':
      advance(work, timer.deployment);
      break;
    case 'healthy-after':
      takeTaskNews(work, { type: 'task-healthy', taskId: timer.taskId });
      break;
    case 'hold':
      if (work.state.heldBy === timer.serial) work.state.heldBy = undefined;
  }
}
