import type {
  ServiceDeploymentBrief as SdkBrief,
  ServiceDeployment as SdkServiceDeployment,
} from '@aws-sdk/client-ecs';

/** What ListServiceDeployments tells of one. */
export interface ServiceDeploymentBrief {
  readonly arn: string;
  readonly createdAtMs: number;
}

/** A service deployment as DescribeServiceDeployments tells it. */
export interface ServiceDeployment extends ServiceDeploymentBrief {
  /** PENDING, IN_PROGRESS, SUCCESSFUL, STOPPED, ROLLBACK_FAILED, … */
  readonly status: string;
  readonly statusReason: string;
  readonly rollbackReason: string;
  readonly circuitBreaker: { readonly failureCount: number; readonly threshold: number } | undefined;
}

export function toBrief({ serviceDeploymentArn, createdAt }: SdkBrief): ServiceDeploymentBrief {
  return { arn: serviceDeploymentArn ?? '', createdAtMs: createdAt?.getTime() ?? 0 };
}

export function toServiceDeployment(found: SdkServiceDeployment): ServiceDeployment {
  const breaker = found.deploymentCircuitBreaker;
  return {
    ...toBrief(found),
    status: found.status ?? '',
    statusReason: found.statusReason ?? '',
    rollbackReason: found.rollback?.reason ?? '',
    circuitBreaker: breaker && { failureCount: breaker.failureCount ?? 0, threshold: breaker.threshold ?? 0 },
  };
}
