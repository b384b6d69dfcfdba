import type { Config } from '../config/schema.ts';
import { defined } from '../values/defined.ts';
import { DISCOVERY_SERVICE_ARN, type ServiceInput } from './desired.ts';
import { serviceTagList } from './tags.ts';

/**
 * CreateService of ECS: exactly one task, and the old one stopped before the new one starts (0/100), because two
 * Fluentds must never share one buffer folder. Availability Zone rebalancing would start a second task first, is
 * refused together with maximumPercent 100, and is on unless it is turned off by name.
 */
export function toService(config: Config): ServiceInput {
  const { network } = config;
  return {
    cluster: config.cluster,
    serviceName: config.name,
    taskDefinition: config.name,
    ...capacity(config),
    schedulingStrategy: 'REPLICA',
    desiredCount: 1,
    deploymentConfiguration: {
      strategy: 'ROLLING',
      minimumHealthyPercent: 0,
      maximumPercent: 100,
      deploymentCircuitBreaker: { enable: true, rollback: true },
    },
    availabilityZoneRebalancing: 'DISABLED',
    networkConfiguration: {
      awsvpcConfiguration: {
        subnets: network.subnets,
        securityGroups: network.securityGroups,
        assignPublicIp: network.assignPublicIp ? 'ENABLED' : 'DISABLED',
      },
    },
    serviceRegistries: [{ registryArn: DISCOVERY_SERVICE_ARN }],
    enableECSManagedTags: true,
    propagateTags: 'SERVICE',
    ...defined({ enableExecuteCommand: config.enableExecuteCommand }),
    tags: serviceTagList(config),
  };
}

/** ECS takes a launch type or a strategy. */
function capacity({ launchType = 'EC2', capacityProviders }: Config) {
  if (capacityProviders === undefined) return { launchType };
  const strategy = capacityProviders.map(({ provider: capacityProvider, ...share }) => ({
    capacityProvider,
    ...share,
  }));
  return { capacityProviderStrategy: strategy };
}
