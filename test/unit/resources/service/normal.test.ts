import { expect, test } from 'vitest';
import { differService, normaliseService } from '../../../../src/resources/service/normal.ts';

test.each([
  {
    name: 'a network',
    given: { networkConfiguration: { awsvpcConfiguration: { subnets: undefined } } },
    normal: { networkConfiguration: { subnets: [], securityGroups: [], assignPublicIp: 'DISABLED' } },
  },
  {
    name: 'a network in another order',
    given: {
      networkConfiguration: {
        awsvpcConfiguration: {
          subnets: ['subnet-b', 'subnet-a'],
          securityGroups: ['sg-b', 'sg-a'],
          assignPublicIp: 'ENABLED' as const,
        },
      },
    },
    normal: {
      networkConfiguration: {
        subnets: ['subnet-a', 'subnet-b'],
        securityGroups: ['sg-a', 'sg-b'],
        assignPublicIp: 'ENABLED',
      },
    },
  },
  {
    name: 'a network of another mode',
    given: { networkConfiguration: {} },
    normal: { networkConfiguration: undefined },
  },
  {
    name: 'a deployment',
    given: { deploymentConfiguration: {} },
    normal: { deploymentConfiguration: { strategy: 'ROLLING', circuitBreaker: false, rollback: false } },
  },
  {
    name: 'a deployment that says all',
    given: {
      deploymentConfiguration: {
        strategy: 'BLUE_GREEN' as const,
        minimumHealthyPercent: 0,
        maximumPercent: 100,
        deploymentCircuitBreaker: { enable: true, rollback: true },
      },
    },
    normal: {
      deploymentConfiguration: {
        strategy: 'BLUE_GREEN',
        minimumHealthyPercent: 0,
        maximumPercent: 100,
        circuitBreaker: true,
        rollback: true,
      },
    },
  },
  {
    name: 'a registry without an ARN',
    given: { serviceRegistries: [{ registryArn: 'srv-1' }, {}] },
    normal: { serviceRegistries: ['', 'srv-1'] },
  },
])('normaliseService: $name', ({ given, normal }) => {
  expect(normaliseService(given)).toEqual({
    serviceRegistries: [],
    enableECSManagedTags: false,
    propagateTags: 'NONE',
    ...normal,
  });
});

test('differService: each member that differs is named, down to the one part', () => {
  const before = normaliseService({
    taskDefinition: 'td:1',
    desiredCount: 0,
    deploymentConfiguration: { minimumHealthyPercent: 100, maximumPercent: 200 },
    availabilityZoneRebalancing: 'ENABLED',
    networkConfiguration: { awsvpcConfiguration: { subnets: ['subnet-a'] } },
  });
  const after = normaliseService({
    taskDefinition: 'td:2',
    desiredCount: 1,
    deploymentConfiguration: {
      strategy: 'BLUE_GREEN',
      minimumHealthyPercent: 0,
      maximumPercent: 100,
      deploymentCircuitBreaker: { enable: true, rollback: true },
    },
    availabilityZoneRebalancing: 'DISABLED',
    networkConfiguration: {
      awsvpcConfiguration: { subnets: ['subnet-b'], securityGroups: ['sg-b'], assignPublicIp: 'ENABLED' },
    },
    serviceRegistries: [{ registryArn: 'srv-1' }],
    enableECSManagedTags: true,
    propagateTags: 'SERVICE',
  });
  expect(differService('', before, after, false).map(({ path }) => path)).toMatchInlineSnapshot(`
    [
      "taskDefinition",
      "desiredCount",
      "deploymentConfiguration.strategy",
      "deploymentConfiguration.minimumHealthyPercent",
      "deploymentConfiguration.maximumPercent",
      "deploymentConfiguration.circuitBreaker",
      "deploymentConfiguration.rollback",
      "availabilityZoneRebalancing",
      "networkConfiguration.subnets",
      "networkConfiguration.securityGroups",
      "networkConfiguration.assignPublicIp",
      "serviceRegistries",
      "enableECSManagedTags",
      "propagateTags",
    ]
  `);
});
