import type { AwsWorld } from '../aws/world.ts';
import type { ServiceEvent } from '../resources/service/service.ts';
import { causeOf } from '../tasks/cause.ts';
import type { StoppedTask } from '../tasks/stoppedTask.ts';
import { type End, withCause } from './end.ts';
import { failuresIn } from './failures.ts';
import type { OnRolloutProgress } from './progress.ts';
import type { Rollout } from './rollout.ts';
import type { Snapshot } from './snapshot.io.ts';
import { unplaced } from './unplaced.ts';
import { startTaskWatch } from './watchTasks.io.ts';

/** What is told while a rollout is waited for: each event, stopped task and state once. */
export interface Watch {
  readonly events: readonly ServiceEvent[];
  readonly stoppedTasks: readonly StoppedTask[];
  /** Tells the events that are new in a snapshot, and the tasks that stopped when another one has failed. */
  show(snapshot: Snapshot): Promise<void>;
  /** Tells the state if it is another than before. */
  say(state: string): void;
  /** Tells once what could not be read. */
  sayBroken(message: string): void;
  /** Why the rollout did not succeed, the first task that failed in front, or else what keeps any from starting. */
  withCause(end: End): Promise<End>;
}

export interface WatchOptions {
  /** Ids of the events that were there before: they are of another rollout. */
  readonly eventsBefore: ReadonlySet<string>;
  readonly onProgress: OnRolloutProgress;
  /** Milliseconds since the epoch: the end of patience. */
  readonly limitMs: number;
}

export function startWatch(
  world: Pick<AwsWorld, 'ecs' | 'clock'>,
  rollout: Rollout,
  { eventsBefore, onProgress, limitMs }: WatchOptions,
): Watch {
  const tasks = startTaskWatch(world, rollout, limitMs, onProgress);
  const events: ServiceEvent[] = [];
  const broken = new Set<string>();
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
    sayBroken: (message) => {
      if (!broken.has(message)) onProgress({ kind: 'state', state: message });
      broken.add(message);
    },
    withCause: async (end) => {
      await tasks.read();
      // One that a deployment or a person stopped did not fail.
      const first = tasks.stopped.find((task) => causeOf(task).kind !== 'wanted');
      return first ? withCause(end, causeOf(first), first) : withCause(end, unplaced(events), undefined);
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
