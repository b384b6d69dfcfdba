import type { AwsWorld } from '../aws/world.ts';
import type { ServiceEvent } from '../resources/service/service.ts';
import { causeOfStop } from '../tasks/cause.ts';
import type { StoppedTask } from '../tasks/stoppedTask.ts';
import { failuresIn } from './failures.ts';
import type { OnRolloutProgress } from './progress.ts';
import type { Rollout } from './rollout.ts';
import type { Snapshot } from './snapshot.io.ts';
import { startTaskWatch } from './watchTasks.io.ts';

/** What is told while a rollout is waited for: each event, stopped task and state once. */
export interface Watch {
  readonly events: readonly ServiceEvent[];
  readonly stoppedTasks: readonly StoppedTask[];
  /** Tells the events that are new in a snapshot, and the tasks that stopped when another one has failed. */
  show(snapshot: Snapshot): Promise<void>;
  /** Tells the state if it is another than before. */
  say(state: string): void;
  /** Why the rollout did not succeed, the first task that failed in front: that is what a person has to mend. */
  withCause(because: string): Promise<string>;
}

export interface WatchOptions {
  /** Ids of the events that were there before: they are of another rollout. */
  readonly eventsBefore: ReadonlySet<string>;
  readonly onProgress: OnRolloutProgress;
}

export function startWatch(
  world: Pick<AwsWorld, 'ecs'>,
  rollout: Rollout,
  { eventsBefore, onProgress }: WatchOptions,
): Watch {
  const tasks = startTaskWatch(world, rollout, onProgress);
  const events: ServiceEvent[] = [];
  let failures = 0;
  let lastState = '';
  return {
    events,
    stoppedTasks: tasks.stopped,
    show: async (snapshot) => {
      for (const event of eventsAfter(snapshot, eventsBefore, events)) {
        events.push(event);
        onProgress({ kind: 'service-event', event });
      }
      const failuresNow = failuresIn(snapshot, rollout, eventsBefore);
      if (failuresNow <= failures) return;
      failures = failuresNow;
      await tasks.read();
    },
    say: (state) => {
      if (state !== lastState) onProgress({ kind: 'state', state });
      lastState = state;
    },
    withCause: async (because) => {
      await tasks.read();
      const [first] = tasks.stopped;
      return first === undefined ? because : `${causeOfStop(first)} (${because})`;
    },
  };
}

function eventsAfter(
  { service }: Snapshot,
  before: ReadonlySet<string>,
  told: readonly ServiceEvent[],
): readonly ServiceEvent[] {
  return (service?.events ?? []).filter(({ id }) => !before.has(id) && !told.some((event) => event.id === id));
}
