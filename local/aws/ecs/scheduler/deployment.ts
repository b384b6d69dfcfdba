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
