import type { AwsWorld } from '../aws/world.ts';
import type { StoppedTask } from '../tasks/stoppedTask.ts';
import { readStoppedTasks } from '../tasks/tasks.io.ts';
import { part } from './part.io.ts';
import type { OnRolloutProgress } from './progress.ts';
import { type Rollout, startedBy } from './rollout.ts';

/** The tasks of a rollout that stopped while it was waited for, each told once. */
export interface TaskWatch {
  readonly stopped: readonly StoppedTask[];
  /** Reads which have stopped by now. That they cannot be read is told once and ends nothing. */
  read(): Promise<void>;
}

export function startTaskWatch(
  world: Pick<AwsWorld, 'ecs' | 'clock'>,
  rollout: Rollout,
  limitMs: number,
  onProgress: OnRolloutProgress,
): TaskWatch {
  const stopped: StoppedTask[] = [];
  const seen = new Set<string>();
  const unreadable = new Set<string>();
  const early = new Map<string, readonly string[]>();
  const take = (tasks: readonly StoppedTask[]) => {
    for (const task of tasks) {
      seen.add(task.id);
      if (!startedBy(rollout, task)) continue;
      stopped.push(task);
      onProgress({ kind: 'task-stopped', task });
    }
  };
  return {
    stopped,
    // Details only: what becomes of the rollout is judged by other reads, which a role may do that may not do these.
    read: async () => {
      const what = `the tasks of service "${rollout.service}"`;
      const read = await part(world.clock, limitMs, what, () => readStoppedTasks(world, rollout, seen, early));
      if ('value' in read) return take(read.value.toSorted((a, b) => a.createdAtMs - b.createdAtMs));
      const { message } = read.broken;
      if (!unreadable.has(message)) onProgress({ kind: 'state', state: message });
      unreadable.add(message);
    },
  };
}
