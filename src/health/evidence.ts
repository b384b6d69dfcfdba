import type { Instance } from '../endpoint/endpoint.ts';
import type { ReadFailed } from '../errors.ts';
import type { ObservedService } from '../resources/service/service.ts';
import type { RunningTask } from '../tasks/runningTask.ts';
import type { StoppedTask } from '../tasks/stoppedTask.ts';
import type { ServicePlace } from '../tasks/tasks.io.ts';

/** Where the service, its task and its name are found. */
export interface HealthPlace extends ServicePlace {
  /** Undefined: the name does not exist, or the service is not registered under it. */
  readonly discoveryServiceId: string | undefined;
  /** Whether the discovery service has a health check. */
  readonly healthChecked: boolean;
  /** `fluentd.internal:24224`. */
  readonly endpoint: string;
}

/** What a read gave, or why it gave nothing: unknown is never equal to anything. */
export type Seen<Value> =
  | { readonly kind: 'seen'; readonly value: Value }
  /** @property passes whether the same read may be answered later. */
  | { readonly kind: 'unread'; readonly error: ReadFailed; readonly passes: boolean };

/** What the health of a service is judged by. */
export interface Evidence {
  readonly service: Seen<ObservedService | undefined>;
  /** The tasks that are meant to run. */
  readonly tasks: Seen<readonly RunningTask[]>;
  /** The tasks that ECS still shows; undefined where nothing gave a reason to look at them. */
  readonly stopped: Seen<readonly StoppedTask[]> | undefined;
  /** Who is registered under the name; undefined where there is no such name. */
  readonly instances: Seen<readonly Instance[]> | undefined;
}

export function seenOf<Value>(seen: Seen<Value> | undefined): Value | undefined {
  return seen?.kind === 'seen' ? seen.value : undefined;
}

/** Now, by whichever clock is further: AWS's stamps are believed where the machine's clock is behind them. */
export function nowBy({ service, tasks, stopped }: Evidence, nowMs: number): number {
  const events = seenOf(service)?.events.map(({ atMs }) => atMs) ?? [];
  const starts = [...(seenOf(tasks) ?? []), ...(seenOf(stopped) ?? [])].flatMap((task) => [
    task.startedAtMs ?? 0,
    task.stoppedAtMs ?? 0,
  ]);
  return Math.max(nowMs, ...events, ...starts);
}

/** What could not be read. */
export function unreadIn({ service, tasks, stopped, instances }: Evidence) {
  return [service, tasks, stopped, instances].filter((seen) => seen?.kind === 'unread');
}
