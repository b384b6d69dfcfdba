import type { NormalService } from './normal.ts';

/** An ECS service as it stands. */
export interface ObservedService {
  readonly arn: string;
  /** ACTIVE, DRAINING or INACTIVE. */
  readonly status: string;
  readonly createdAtMs: number;
  readonly taskDefinitionArn: string;
  readonly launchType: string | undefined;
  readonly schedulingStrategy: string;
  /** ECS, CODE_DEPLOY or EXTERNAL. */
  readonly controller: string;
  readonly desiredCount: number;
  readonly runningCount: number;
  readonly pendingCount: number;
  readonly normal: NormalService;
  readonly tags: Readonly<Record<string, string>>;
  /** What else stands on it and acts on its tasks, in words; left out where nothing was read of it. */
  readonly besides?: readonly string[];
  readonly deployments: readonly ObservedDeployment[];
  /** Oldest first. */
  readonly events: readonly ServiceEvent[];
}

/** One of `deployments` in DescribeServices. */
export interface ObservedDeployment {
  readonly id: string;
  /** PRIMARY, ACTIVE or INACTIVE. */
  readonly status: string;
  readonly taskDefinitionArn: string;
  readonly desiredCount: number;
  readonly runningCount: number;
  readonly pendingCount: number;
  readonly failedTasks: number;
  readonly createdAtMs: number;
  /** IN_PROGRESS, COMPLETED or FAILED; empty where ECS does not say. */
  readonly rolloutState: string;
  readonly rolloutStateReason: string;
}

export interface ServiceEvent {
  readonly id: string;
  readonly atMs: number;
  readonly message: string;
}

/** A service that was deleted is still described for a while. */
export function isDeleted(service: ObservedService): boolean {
  return service.status === 'INACTIVE';
}

export function primaryOf(service: ObservedService): ObservedDeployment | undefined {
  return service.deployments.find((deployment) => deployment.status === 'PRIMARY');
}
