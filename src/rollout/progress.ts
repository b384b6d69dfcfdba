import type { ServiceEvent } from '../resources/service/service.ts';
import type { StoppedTask } from '../tasks/stoppedTask.ts';

/** What a person who waits for a rollout is told, as it happens. */
export type RolloutProgress =
  /** The rollout that is waited for, by its ARN or its id. */
  | { readonly kind: 'pinned'; readonly deployment: string }
  | { readonly kind: 'service-event'; readonly event: ServiceEvent }
  | { readonly kind: 'task-stopped'; readonly task: StoppedTask }
  /** The state of the rollout in words; only when it is another than before. */
  | { readonly kind: 'state'; readonly state: string };

export type OnRolloutProgress = (progress: RolloutProgress) => void;
