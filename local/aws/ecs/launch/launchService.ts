import type { TaskNews } from '../agent/taskRun.ts';
import { countsForHealth } from '../records/container.ts';
import { hex, uuid } from '../records/names.ts';
import type { ServiceRecord } from '../records/service.ts';
import type { TaskRecord } from '../records/task.ts';
import { makeScheduler } from '../scheduler/driver.ts';
import type { Deed, Happening } from '../scheduler/event.ts';
import type { SchedulerState } from '../scheduler/state.ts';
import type { Context } from './context.ts';
import { limitsOf } from './limits.ts';
import { serviceTask } from './serviceTask.ts';

type Given = Pick<ServiceRecord, 'arn' | 'name' | 'cluster' | 'clientToken' | 'settings' | 'tags'>;

/** A service without a deployment yet; its scheduler starts and stops tasks by the agent. */
export function launchService(context: Context, given: Given): ServiceRecord {
  const service: ServiceRecord = {
    ...given,
    createdAtMs: context.time.nowMs(),
    revisions: new Map(),
    events: [],
    scheduler: makeScheduler(firstState(context, given), {
      time: context.time,
      carryOut: (deed) => carryOut(context, service, deed),
      unplaceable: () => context.adversity.unplaceable,
    }),
  };
  return service;
}

function firstState(context: Context, { name, settings }: Given): SchedulerState {
  return {
    serviceName: name,
    seed: hex(24),
    startedTasks: 0,
    status: 'ACTIVE',
    desiredCount: 0,
    limits: limitsOf(settings.deploymentConfiguration),
    startsBesideStopping: context.startsBesideStopping,
    breakerCountsCrashes: context.breakerCountsCrashes,
    rollouts: [],
    deployments: [],
    tasks: [],
    steady: false,
    heldBy: undefined,
    holds: 0,
    failuresInARow: 0,
    lastGood: undefined,
  };
}

function carryOut(context: Context, service: ServiceRecord, deed: Deed): void {
  switch (deed.type) {
    case 'say': {
      const event = { id: uuid(), createdAt: new Date(context.time.nowMs()), message: deed.message };
      service.events = [event, ...service.events].slice(0, 100);
      break;
    }
    case 'stop-task':
      context.agent.stop(deed.taskId, 'ServiceSchedulerInitiated', deed.reason);
      break;
    case 'start-task': {
      const task = serviceTask(context, service, deed);
      context.store.tasks.set(task.id, task);
      context.agent.run(task, (news) => service.scheduler.dispatch(happening(task, news)));
    }
  }
}

function happening(task: TaskRecord, news: TaskNews): Happening {
  const taskId = task.id;
  switch (news) {
    case 'running':
      return { type: 'task-running', taskId, hasHealthCheck: task.containers.some(countsForHealth) };
    case 'healthy':
      return { type: 'task-healthy', taskId };
    case 'unhealthy':
      return { type: 'task-unhealthy', taskId };
    case 'stopping':
      return { type: 'task-stopping', taskId, failed: task.stopCode !== 'UserInitiated' };
    case 'stopped':
      return { type: 'task-stopped', taskId };
  }
}
