import type { CreateServiceRequest, DeploymentConfiguration } from '@aws-sdk/client-ecs';

/** What CreateService takes where the request leaves something out. Source: its API reference. */
export function newSettings(input: CreateServiceRequest, fallback: 'EC2' | 'FARGATE') {
  const strategy = input.capacityProviderStrategy ?? [];
  const launchType = strategy.length > 0 ? undefined : (input.launchType ?? fallback);
  return {
    ...(launchType === undefined ? { capacityProviderStrategy: strategy } : { launchType }),
    // "If no value is specified, ECS defaults the value to ENABLED": of create only.
    availabilityZoneRebalancing: input.availabilityZoneRebalancing ?? 'ENABLED',
    deploymentConfiguration: withDefaults(input.deploymentConfiguration),
    enableECSManagedTags: input.enableECSManagedTags ?? false,
    enableExecuteCommand: input.enableExecuteCommand ?? false,
    healthCheckGracePeriodSeconds: input.healthCheckGracePeriodSeconds ?? 0,
    placementConstraints: input.placementConstraints ?? [],
    placementStrategy: input.placementStrategy ?? [],
    propagateTags: input.propagateTags ?? 'NONE',
    ...(launchType === 'FARGATE' ? { platformVersion: input.platformVersion ?? 'LATEST' } : {}),
  } as const;
}

function withDefaults(given: DeploymentConfiguration | undefined): DeploymentConfiguration {
  return {
    deploymentCircuitBreaker: { enable: false, rollback: false },
    maximumPercent: 200,
    minimumHealthyPercent: 100,
    strategy: 'ROLLING',
    bakeTimeInMinutes: 0,
    ...given,
  };
}
