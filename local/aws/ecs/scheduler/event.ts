import type { Limits } from './deployment.ts';

/** A wait that the machine asked for and that is over. One that no longer matters is let go. */
export type Timer =
  | { readonly kind: 'advance'; readonly deployment: string }
  | { readonly kind: 'healthy-after'; readonly taskId: string }
  | { readonly kind: 'hold'; readonly serial: number };

/** What happened, for the scheduler to take in. */
export type Happening =
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
  | TaskEvent
  | { readonly type: 'task-stopped'; readonly taskId: string };

export type TaskEvent =
  /** `hasHealthCheck`: HEALTHY makes it count, not time. */
  | { readonly type: 'task-running'; readonly taskId: string; readonly hasHealthCheck: boolean }
  | { readonly type: 'task-healthy'; readonly taskId: string }
  | { readonly type: 'task-unhealthy'; readonly taskId: string }
  /** It stops without the scheduler having wanted it; `failed` unless a person did (StopTask). */
  | { readonly type: 'task-stopping'; readonly taskId: string; readonly failed: boolean };

export type SchedulerEvent = Happening & { readonly atMs: number };

export type Action =
  | { readonly type: 'start-task'; readonly taskId: string; readonly rolloutId: string; readonly revision: string }
  | { readonly type: 'stop-task'; readonly taskId: string; readonly reason: string }
  /** A line of the service's events. */
  | { readonly type: 'say'; readonly message: string }
  /** Wait so long, in AWS's time, and come back with `elapsed`. */
  | { readonly type: 'wait'; readonly ms: number; readonly timer: Timer };

/** What has to be done by others; the driver itself waits. */
export type Deed = Exclude<Action, { readonly type: 'wait' }>;
