import type { DeploymentConfiguration } from '@aws-sdk/client-ecs';
import type { Limits } from '../scheduler/deployment.ts';

/** What the scheduler goes by, with ECS's defaults. Source: the API reference of DeploymentConfiguration. */
export function limitsOf(configuration: DeploymentConfiguration | undefined): Limits {
  const breaker = configuration?.deploymentCircuitBreaker;
  const threshold = breaker?.thresholdConfiguration;
  return {
    minimumHealthyPercent: configuration?.minimumHealthyPercent ?? 100,
    maximumPercent: configuration?.maximumPercent ?? 200,
    breaker: {
      enable: breaker?.enable ?? false,
      rollback: breaker?.rollback ?? false,
      resetOnHealthyTask: breaker?.resetOnHealthyTask ?? true,
      threshold: { type: threshold?.type ?? 'BOUNDED_PERCENT', value: threshold?.value ?? 50 },
    },
  };
}
