import type { TaskEvent } from './event.ts';
import { countFailure, holdNext } from './fail.ts';
import type { ScheduledTask } from './state.ts';
import { healthyAfterMs } from './timing.ts';
import { stopReasons, words } from './words.ts';
import type { Work } from './work.ts';

/** Takes in what became of a task. Late news about one that the scheduler is already stopping changes nothing. */
export function takeTaskNews(work: Work, event: TaskEvent): void {
  const task = work.state.tasks.find(({ id }) => id === event.taskId);
  if (!task || task.phase === 'STOPPING') return;
  switch (event.type) {
    case 'task-running':
      running(work, task, event.hasHealthCheck);
      break;
    case 'task-healthy':
      healthy(work, task);
      break;
    case 'task-unhealthy':
      unhealthy(work, task);
      break;
    case 'task-stopping':
      crashed(work, task, event.failed);
  }
}

/** With a health check HEALTHY makes a task count, without one it is time. */
function running(work: Work, task: ScheduledTask, hasHealthCheck: boolean): void {
  Object.assign(task, { phase: 'RUNNING', ran: true });
  if (hasHealthCheck) return;
  work.actions.push({ type: 'wait', ms: healthyAfterMs, timer: { kind: 'healthy-after', taskId: task.id } });
}

function healthy(work: Work, task: ScheduledTask): void {
  task.healthy = true;
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
  lose(work, task);
  holdNext(work, task);
  countFailure(work, task);
}

function crashed(work: Work, task: ScheduledTask, failed: boolean): void {
  lose(work, task);
  if (!failed) return;
  holdNext(work, task);
  if (!task.ran || work.state.breakerCountsCrashes) countFailure(work, task);
}

function lose(work: Work, task: ScheduledTask): void {
  Object.assign(task, { phase: 'STOPPING', healthy: false });
  work.state.steady = false;
}
