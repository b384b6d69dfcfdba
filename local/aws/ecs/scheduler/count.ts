import type { Count } from './deployment.ts';
import type { SchedulerState } from './state.ts';

/** How many tasks of a rollout are wanted, run and are pending. */
export function count(state: SchedulerState, revision: string, rolloutId: string, requested: number): Count {
  const own = state.tasks.filter((task) => task.rolloutId === rolloutId);
  const running = own.filter(({ phase }) => phase === 'RUNNING').length;
  return { revision, requested, running, pending: own.filter(({ phase }) => phase === 'PENDING').length };
}
