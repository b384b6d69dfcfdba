import type { AwsWorld } from '../aws/world.ts';
import { ReadFailed } from '../errors.ts';
import type { StoppedTask } from '../tasks/stoppedTask.ts';
import { readStoppedTasks } from '../tasks/tasks.io.ts';
import type { OnRolloutProgress } from './progress.ts';
import { type Rollout, startedBy } from './rollout.ts';

/** The tasks of a rollout that stopped while it was waited for, each told once. */
export interface TaskWatch {
  readonly stopped: readonly StoppedTask[];
  /** Reads which have stopped by now. That they cannot be read is told once and ends nothing. */
  read(): Promise<void>;
}

export function startTaskWatch(
  world: Pick<AwsWorld, 'ecs'>,
  rollout: Rollout,
  onProgress: OnRolloutProgress,
): TaskWatch {
  const stopped: StoppedTask[] = [];
  const seen = new Set<string>();
  const unreadable = new Set<string>();
  const readUnseen = async () => {
    for (const task of await readStoppedTasks(world, rollout, seen)) {
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
      try {
        await readUnseen();
      } catch (error) {
        if (!(error instanceof ReadFailed)) throw error;
        if (!unreadable.has(error.message)) onProgress({ kind: 'state', state: error.message });
        unreadable.add(error.message);
      }
    },
  };
}
