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

/** From the service's `deploymentConfiguration`. */
export interface Limits {
  readonly minimumHealthyPercent: number;
  readonly maximumPercent: number;
  readonly breaker: Breaker;
}

export interface Breaker {
  readonly enable: boolean;
  readonly rollback: boolean;
  readonly resetOnHealthyTask: boolean;
  readonly threshold: {
    readonly type: 'BOUNDED_PERCENT' | 'UNBOUNDED_PERCENT' | 'COUNT';
    readonly value: number;
  };
}

/** One entry of the service's `deployments`. */
export interface Rollout {
  /** `ecs-svc/` and 19 digits. */
  readonly id: string;
  /** The ARN of the service revision. */
  readonly revision: string;
  status: 'PRIMARY' | 'ACTIVE';
  rolloutState: 'IN_PROGRESS' | 'COMPLETED' | 'FAILED';
  rolloutStateReason: string;
  failedTasks: number;
  readonly createdAtMs: number;
  updatedAtMs: number;
}

export type DeploymentStatus =
  | 'PENDING'
  | 'IN_PROGRESS'
  | 'SUCCESSFUL'
  | 'STOP_REQUESTED'
  | 'STOPPED'
  | 'ROLLBACK_REQUESTED'
  | 'ROLLBACK_IN_PROGRESS'
  | 'ROLLBACK_SUCCESSFUL'
  | 'ROLLBACK_FAILED';

/** One service deployment, from the call that caused it to its end. */
export interface ServiceDeployment {
  readonly arn: string;
  readonly rolloutId: string;
  readonly sources: readonly Count[];
  /** The revision that it brings, and how many of its tasks were wanted, ran and were pending at the end. */
  target: Count;
  status: DeploymentStatus;
  statusReason: string | undefined;
  readonly limits: Limits;
  breaker: {
    status: 'DISABLED' | 'MONITORING' | 'MONITORING_COMPLETE' | 'TRIGGERED';
    failures: number;
    threshold: number;
  };
  rollback: { reason: string; startedAtMs: number; revision: string | undefined } | undefined;
  readonly createdAtMs: number;
  startedAtMs: number | undefined;
  finishedAtMs: number | undefined;
  stoppedAtMs: number | undefined;
  updatedAtMs: number;
}

export interface Count {
  readonly revision: string;
  readonly requested: number;
  readonly running: number;
  readonly pending: number;
}

/** A task that has not come to STOPPED. */
export interface ScheduledTask {
  readonly id: string;
  readonly rolloutId: string;
  phase: 'PENDING' | 'RUNNING' | 'STOPPING';
  /** Whether an essential container has a health check: then HEALTHY makes it count, not time. */
  checked: boolean;
  /** Counts as healthy for the minimum, and for the end of a rollout. */
  settled: boolean;
  /** Came to RUNNING at all. */
  ran: boolean;
}

/** A wait that the machine asked for and that is over. One that no longer matters is let go. */
export type Timer =
  | { readonly kind: 'advance'; readonly deployment: string }
  | { readonly kind: 'settle'; readonly taskId: string }
  | { readonly kind: 'hold'; readonly serial: number };

export type SchedulerEvent = { readonly atMs: number } & (
  | {
      /** CreateService, or an UpdateService that changes what tasks are made of. */
      readonly type: 'deployed';
      readonly arn: string;
      readonly rolloutId: string;
      readonly revision: string;
      readonly desiredCount: number;
      readonly limits: Limits;
    }
  | { readonly type: 'configured'; readonly desiredCount: number; readonly limits: Limits }
  | { readonly type: 'deleted' }
  | { readonly type: 'stop-requested'; readonly arn: string; readonly stopType: 'ROLLBACK' | 'ABORT' }
  | { readonly type: 'elapsed'; readonly timer: Timer }
  | { readonly type: 'task-running'; readonly taskId: string; readonly checked: boolean }
  | { readonly type: 'task-healthy'; readonly taskId: string }
  | { readonly type: 'task-unhealthy'; readonly taskId: string }
  /** It stops without the scheduler having asked; `failed` unless a person asked (StopTask). */
  | { readonly type: 'task-stopping'; readonly taskId: string; readonly failed: boolean }
  | { readonly type: 'task-stopped'; readonly taskId: string }
);

export type Action =
  | { readonly type: 'start-task'; readonly taskId: string; readonly rolloutId: string; readonly revision: string }
  | { readonly type: 'stop-task'; readonly taskId: string; readonly reason: string }
  /** A line of the service's events. */
  | { readonly type: 'say'; readonly message: string }
  /** Wait so long, in AWS's time, and come back with `elapsed`. */
  | { readonly type: 'wait'; readonly ms: number; readonly timer: Timer };
