import type { Config } from '../config/schema.ts';
import { DISCOVERY_SERVICE_ARN, type ServiceInput } from './desired.ts';
import { tagList } from './tags.ts';

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
    launchType: config.launchType,
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
    tags: tagList(config),
  };
}
