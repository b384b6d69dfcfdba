import { NotPossible } from '../errors.ts';
import type { SeenContainer, SeenTask } from './seenTask.ts';

/**
 * The container of a task that a command can be run in.
 *
 * @throws NotPossible with what to do where ECS Exec is off, its agent does not run, or there is no such container.
 */
export function containerForExec(task: SeenTask, wanted: string): SeenContainer {
  const container = task.containers.find(({ name }) => name === wanted);
  if (!container) {
    const names = task.containers.map(({ name }) => name).join(', ');
    throw new NotPossible(`there is no container "${wanted}" in task ${task.id}`, { hint: `it can be ${names}` });
  }
  if (task.lastStatus !== 'RUNNING' || container.lastStatus !== 'RUNNING') {
    const state = task.lastStatus === 'RUNNING' ? container.lastStatus : task.lastStatus;
    throw new NotPossible(
      `container "${wanted}" of task ${task.id} does not run: it is ${state || 'in no known state'}`,
      {
        hint: 'see how the service is with: status',
      },
    );
  }
  if (!task.execEnabled) throw new NotPossible(`ECS Exec is off for task ${task.id}`, { hint: turnOn });
  if (container.agent?.lastStatus === 'RUNNING' && container.runtimeId !== undefined) return container;
  const { lastStatus, reason } = container.agent ?? { lastStatus: 'not there', reason: '' };
  const state = `${lastStatus || 'in no known state'}${reason ? `: ${reason}` : ''}`;
  throw new NotPossible(`the agent of ECS Exec in container "${wanted}" is ${state}`, { hint: mend });
}

const turnOn =
  'set enableExecuteCommand: true in the configuration, give the task role the ssmmessages actions, and deploy: it counts for tasks that start from then on';
const mend =
  'wait a moment after a start; else the task role lacks ssmmessages:CreateControlChannel and its three neighbours, or the subnet has no way to SSM';
