import type { AwsWorld } from '../aws/world.ts';
import type { OnProgress } from '../deploy/progress.ts';
import { ReadFailed } from '../errors.ts';
import type { ServiceEvent } from '../resources/service/service.ts';
import type { StoppedTask } from '../tasks/stoppedTask.ts';
import { listTasks, readStoppedTasks } from '../tasks/tasks.io.ts';
import { failuresIn } from './failures.ts';
import type { Snapshot } from './judge.ts';
import type { Rollout } from './look.io.ts';
import { isOf } from './pin.ts';

/** What is told while a rollout is waited for: each event, stopped task and state once. */
export interface Watch {
  readonly events: readonly ServiceEvent[];
  readonly stoppedTasks: readonly StoppedTask[];
  /** Tells the events that are new in a snapshot, and asks for stopped tasks when another one has failed. */
  show(snapshot: Snapshot): Promise<void>;
  /** Tells the state if it is another than before. */
  say(state: string): void;
  /** Asks once more for the tasks that stopped. That they cannot be read is told once and ends nothing. */
  askForStoppedTasks(): Promise<void>;
}

/**
 * @param knownEvents ids of the events that were there before: they are of another rollout.
 */
export function startWatch(
  world: AwsWorld,
  rollout: Rollout,
  knownEvents: ReadonlySet<string>,
  onProgress: OnProgress,
): Watch {
  const seenEvents = new Set(knownEvents);
  const seenTasks = new Set<string>();
  const unreadable = new Set<string>();
  const events: ServiceEvent[] = [];
  const stoppedTasks: StoppedTask[] = [];
  let failures = 0;
  let last = '';

  const showEvents = (snapshot: Snapshot) => {
    for (const event of snapshot.service?.events ?? []) {
      if (seenEvents.has(event.id)) continue;
      seenEvents.add(event.id);
      events.push(event);
      onProgress({ kind: 'service-event', event });
    }
  };
  const tellStoppedTasks = async () => {
    const arns = await listTasks(world, rollout.cluster, rollout.service, 'STOPPED');
    const unseen = arns.filter((arn) => !seenTasks.has(arn));
    for (const task of await readStoppedTasks(world, rollout.cluster, unseen)) {
      for (const arn of unseen.filter((candidate) => candidate.endsWith(task.id))) seenTasks.add(arn);
      if (!isOf(rollout, task)) continue;
      stoppedTasks.push(task);
      onProgress({ kind: 'task-stopped', task });
    }
  };
  // Details only: what becomes of the rollout is judged by other reads, which a role may do that may not do these.
  const askForStoppedTasks = async () => {
    try {
      await tellStoppedTasks();
    } catch (error) {
      if (!(error instanceof ReadFailed)) throw error;
      if (!unreadable.has(error.message)) onProgress({ kind: 'state', state: error.message });
      unreadable.add(error.message);
    }
  };
  const say = (state: string) => {
    if (state !== last) onProgress({ kind: 'state', state });
    last = state;
  };
  return {
    events,
    stoppedTasks,
    say,
    askForStoppedTasks,
    show: async (snapshot) => {
      showEvents(snapshot);
      const now = failuresIn(snapshot, rollout, knownEvents);
      const isMore = now > failures;
      failures = Math.max(failures, now);
      if (isMore) await askForStoppedTasks();
    },
  };
}
