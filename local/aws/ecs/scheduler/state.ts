import type { Limits, Rollout, ServiceDeployment } from './deployment.ts';

/**
 * What the scheduler knows of one service. A value: `reduce` takes it with an event and gives the next one.
 * Times are milliseconds since the epoch and only ever copied, never compared: waiting is an action.
 */
export interface SchedulerState {
  readonly serviceName: string;
  /** 24 hexadecimal digits; task ids are these and a serial number, so that the machine needs no random source. */
  readonly seed: string;
  startedTasks: number;
  status: 'ACTIVE' | 'DRAINING' | 'INACTIVE';
  desiredCount: number;
  limits: Limits;
  /**
   * Whether a new task may start while an old one is still stopping. By the letter maximumPercent bounds RUNNING and
   * PENDING only, so ECS may do it and promises nothing; what is commonly seen at 0/100 is that it does not.
   */
  readonly startsBesideStopping: boolean;
  /**
   * Whether a task that came to RUNNING and then ended by itself counts for the circuit breaker. AWS's guide names only
   * tasks that never run and health checks that fail; users report both.
   */
  readonly breakerCountsCrashes: boolean;
  /** Why no task finds a place just now, in ECS's words; undefined where there is room. */
  readonly unplaceable?: string | undefined;
  /** The service's `deployments`, the PRIMARY one first. */
  rollouts: Rollout[];
  /** What ListServiceDeployments lists, newest first. */
  deployments: ServiceDeployment[];
  tasks: ScheduledTask[];
  /** Whether "has reached a steady state" was the last word about the service. */
  steady: boolean;
  /** The serial of the wait before the next start, while there is one. */
  heldBy: number | undefined;
  holds: number;
  failuresInARow: number;
  /** The rollout that a failed one falls back to: the last that completed. */
  lastGood: Rollout | undefined;
}

/** A task that has not come to STOPPED. */
export interface ScheduledTask {
  readonly id: string;
  readonly rolloutId: string;
  phase: 'PENDING' | 'RUNNING' | 'STOPPING';
  /** Counts as healthy for the minimum, and for the end of a rollout. */
  healthy: boolean;
  /** Came to RUNNING at all. */
  ran: boolean;
}
