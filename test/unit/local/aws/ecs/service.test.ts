import { expect, test } from 'vitest';
import { checkService, type WishedService } from '../../../../../local/aws/ecs/validate/service.ts';
import { AwsError } from '../../../../../local/aws/wire/awsError.ts';

const wished: WishedService = {
  taskDefinition: { status: 'ACTIVE', networkMode: 'awsvpc', compatibilities: ['EC2', 'FARGATE'] },
  launchType: 'EC2',
  desiredCount: 1,
  networkConfiguration: { awsvpcConfiguration: { subnets: ['subnet-a'], securityGroups: ['sg-a'] } },
  serviceRegistries: [{ registryArn: 'arn:fluentd' }],
  deploymentConfiguration: { minimumHealthyPercent: 0, maximumPercent: 100 },
  availabilityZoneRebalancing: 'DISABLED',
};

const around = {
  network: { vpc: 'vpc-1', subnets: ['subnet-a', 'subnet-b'], securityGroups: ['sg-a'] },
  registry: {
    find: (arn: string) =>
      arn === 'arn:fluentd' ? { name: 'fluentd', customHealth: true, recordTypes: ['A'] } : undefined,
    register: () => undefined,
    deregister: () => undefined,
    setHealth: () => undefined,
  },
};

function refusal(given: Partial<WishedService>): string {
  try {
    checkService({ ...wished, ...given }, around);
  } catch (cause) {
    if (cause instanceof AwsError) return `${cause.code}: ${cause.message}`;
    throw cause;
  }
  return 'accepted';
}

const vpc = (more: object): Partial<WishedService> => ({
  networkConfiguration: { awsvpcConfiguration: { subnets: ['subnet-a'], securityGroups: ['sg-a'], ...more } },
});

test('a singleton at 0/100 without rebalancing is accepted', () => {
  expect(refusal({})).toBe('accepted');
});

test.each([
  {
    name: 'rebalancing at 100 %',
    given: { availabilityZoneRebalancing: 'ENABLED' },
    says: 'The maximumPercent value must be greater than 100 when availabilityZoneRebalancing is ENABLED.',
  },
  {
    name: 'a maximum not above the minimum',
    given: { deploymentConfiguration: { minimumHealthyPercent: 100, maximumPercent: 100 } },
    says: 'maximumPercent must be at least 100 and greater than minimumHealthyPercent.',
  },
  {
    name: 'awsvpc without a network',
    given: { networkConfiguration: undefined },
    says: "Network Configuration must be provided when networkMode 'awsvpc' is specified.",
  },
  {
    name: 'seventeen subnets',
    given: vpc({ subnets: Array.from({ length: 17 }, () => 'subnet-a') }),
    says: 'subnets can have at most 16 items.',
  },
  {
    name: 'six security groups',
    given: vpc({ securityGroups: Array.from({ length: 6 }, () => 'sg-a') }),
    says: 'securityGroups can have at most 5 items.',
  },
  {
    name: 'a subnet that is not there',
    given: vpc({ subnets: ['subnet-x'] }),
    says: "Error retrieving subnet information for [subnet-x]: The subnet ID 'subnet-x' does not exist (ErrorCode: InvalidSubnetID.NotFound)",
  },
  {
    name: 'a public address on EC2',
    given: vpc({ assignPublicIp: 'ENABLED' }),
    says: 'Assign public IP is not supported for this launch type.',
  },
  {
    name: 'a registry that is not there',
    given: { serviceRegistries: [{ registryArn: 'arn:none' }] },
    says: 'Service registry arn:none does not exist.',
  },
  {
    name: 'a port for an A record',
    given: { serviceRegistries: [{ registryArn: 'arn:fluentd', port: 24224 }] },
    says: 'For a service registry with an A record, leave out port, containerName and containerPort.',
  },
  {
    name: 'a launch type that the tasks are not made for',
    given: {
      taskDefinition: { status: 'ACTIVE' as const, networkMode: 'awsvpc' as const, compatibilities: ['EC2' as const] },
      launchType: 'FARGATE',
    },
    says: 'Task definition does not support launch_type FARGATE.',
  },
])('CreateService refuses $name', ({ given, says }) => {
  expect(refusal(given)).toBe(`InvalidParameterException: ${says}`);
});
