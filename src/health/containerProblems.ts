import { BATCH, COLLECTOR } from '../tasks/containers.ts';
import type { RunningContainer, RunningTask } from '../tasks/runningTask.ts';
import { type Problem, passing, problem } from './problem.ts';

/**
 * What the containers of a task that runs say: both of ours have to be there and to run. A task is RUNNING and HEALTHY as
 * well where one of them has ended that is not essential, or where only the other has a health check.
 */
export function containerProblems({ containers }: RunningTask, name: string): Problem[] {
  if (containers.length === 0) return [problem(`ECS does not tell of the containers of ${name}`)];
  const missing = [COLLECTOR, BATCH].filter((it) => !containers.some((container) => container.name === it));
  return [
    ...missing.map((it) =>
      problem(`${name} has no container ${it}`, 'deploy again: that brings a revision which has it'),
    ),
    ...containers.flatMap((container) => problemsOf(container, name)),
  ];
}

function problemsOf({ name, lastStatus, exitCode }: RunningContainer, task: string): Problem[] {
  if (lastStatus === 'STOPPED' || exitCode !== undefined) {
    const exit = exitCode === undefined ? '' : ` with ${exitCode}`;
    return [problem(`container ${name} of ${task} has ended${exit}`, logOf(name))];
  }
  if (lastStatus === 'RUNNING') return [];
  return [passing(`container ${name} of ${task} does not run: ECS says ${lastStatus || 'nothing'} of it`, logOf(name))];
}

export function logOf(container: string): string {
  return `look at the log of container ${container}: its last lines say why`;
}
