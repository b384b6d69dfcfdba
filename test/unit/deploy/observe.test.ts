import { describe, expect, test } from 'vitest';
import { observe } from '../../../src/deploy/observe.io.ts';
import { planDeploy } from '../../../src/deploy/plan.ts';
import { resources } from '../../../src/resources/table.io.ts';
import { fakeWorld } from '../../support/fakeWorld.ts';
import { withZones } from '../../support/zones.ts';
import { describedTaskDefinition, desired } from './literals.ts';

const registryArn = 'arn:aws:servicediscovery:ap-northeast-1:111122223333:service/srv-1';

const described = {
  serviceArn: 'arn:aws:ecs:ap-northeast-1:111122223333:service/production/access-log',
  status: 'ACTIVE',
  taskDefinition: describedTaskDefinition.taskDefinitionArn,
  launchType: 'EC2',
  schedulingStrategy: 'REPLICA',
  desiredCount: 1,
  runningCount: 1,
  deploymentConfiguration: {
    strategy: 'ROLLING',
    minimumHealthyPercent: 0,
    maximumPercent: 100,
    deploymentCircuitBreaker: { enable: true, rollback: true },
  },
  availabilityZoneRebalancing: 'DISABLED',
  networkConfiguration: {
    awsvpcConfiguration: { subnets: ['subnet-0a', 'subnet-0b'], securityGroups: ['sg-0a'], assignPublicIp: 'DISABLED' },
  },
  serviceRegistries: [{ registryArn }],
  enableECSManagedTags: true,
  propagateTags: 'SERVICE',
  tags: [
    { key: 'legacy-log-ecs', value: 'access-log' },
    { key: 'legacy-log-ecs:vpc', value: 'vpc-0a1b' },
  ],
};

/** An account in which everything stands as it should. */
const settled = {
  ListNamespaces: [
    {
      Namespaces: [
        { Id: 'ns-1', Name: 'local', Properties: { DnsProperties: { HostedZoneId: 'Z1', SOA: { TTL: 10 } } } },
      ],
    },
  ],
  ListServices: [
    {
      Services: [
        { Id: 'srv-1', Arn: registryArn, Name: 'fluentd', DnsConfig: { DnsRecords: [{ Type: 'A', TTL: 10 }] } },
      ],
    },
  ],
  ListInstances: [{ Instances: [{ Id: 'a1', Attributes: { AWS_INSTANCE_IPV4: '10.0.0.7' } }] }],
  DescribeLogGroups: [{ logGroups: [{ logGroupName: '/ecs/access-log', retentionInDays: 30 }] }],
  DescribeServices: [{ services: [described] }],
  DescribeTaskDefinition: [
    { taskDefinition: describedTaskDefinition, tags: [{ key: 'legacy-log-ecs', value: 'access-log' }] },
  ],
};

describe('observe', () => {
  test('takes five calls where everything is as it should be, the first three of them beside each other', async () => {
    const { world, sent } = fakeWorld(settled);
    const observed = await observe(resources, world, desired);
    const operations = sent.map(({ operation }) => operation);
    expect(operations.slice(0, 3)).toEqual(['ListNamespaces', 'DescribeLogGroups', 'DescribeServices']);
    expect(operations.slice(3).sort()).toEqual(['DescribeTaskDefinition', 'ListServices']);
    expect(planDeploy(resources, desired, observed).steps).toEqual([]);
  });

  test('looks who is registered under the name only where our service would come under it', async () => {
    const { world, sent } = fakeWorld({ ...settled, DescribeServices: [{ services: [] }] });
    const { discoveryService } = await observe(resources, withZones(world, { Z1: ['vpc-0a1b'] }), desired);
    expect(sent.filter(({ operation }) => operation === 'ListInstances')).toHaveLength(1);
    expect(discoveryService.instances).toEqual([
      { id: 'a1', ipv4: '10.0.0.7', service: undefined, cluster: undefined },
    ]);
  });

  test('reads the latest revision only where the running one is not what is wanted', async () => {
    const { world, sent } = fakeWorld(settled);
    const taskDefinition = { ...desired.taskDefinition, networkMode: 'host' as const };
    await observe(resources, world, { ...desired, taskDefinition });
    const read = sent.filter(({ operation }) => operation === 'DescribeTaskDefinition');
    expect(read.map(({ input }) => input.taskDefinition)).toEqual([
      describedTaskDefinition.taskDefinitionArn,
      'access-log',
    ]);
  });

  test('takes no revision of a service that was deleted for a running one', async () => {
    const { world } = fakeWorld({
      ...settled,
      DescribeServices: [{ services: [{ ...described, status: 'INACTIVE' }] }],
    });
    const { taskDefinition } = await observe(resources, withZones(world, { Z1: ['vpc-0a1b'] }), desired);
    expect(taskDefinition.running).toBeUndefined();
    expect(taskDefinition.latest?.arn).toBe(describedTaskDefinition.taskDefinitionArn);
  });

  test.each(['status', 'desiredCount', 'runningCount'])(
    'ends where the service comes without its %s: what is missing is not nothing',
    async (member) => {
      const { world } = fakeWorld({
        ...settled,
        DescribeServices: [{ services: [{ ...described, [member]: undefined }] }],
      });
      await expect(observe(resources, withZones(world, { Z1: ['vpc-0a1b'] }), desired)).rejects.toThrow(
        `the answer does not tell its ${member}`,
      );
    },
  );

  test('registers no new revision where ECS does not tell which one the service runs', async () => {
    const { world } = fakeWorld({
      ...settled,
      DescribeServices: [{ services: [{ ...described, taskDefinition: undefined }] }],
    });
    await expect(observe(resources, withZones(world, { Z1: ['vpc-0a1b'] }), desired)).rejects.toThrow(
      'could not read which revision the service runs: the answer does not tell it',
    );
  });

  test('goes on where a page is empty and not the last', async () => {
    const page = { ListNamespaces: [{ Namespaces: [], NextToken: 'more' }, ...settled.ListNamespaces] };
    const { world } = fakeWorld({ ...settled, ...page });
    expect((await observe(resources, world, desired)).namespace?.id).toBe('ns-1');
  });

  test('ends with the failure of one read, though others go on it', async () => {
    const { world } = fakeWorld({ ...settled, ListNamespaces: [new Error('it broke')] });
    await expect(observe(resources, world, desired)).rejects.toThrow('could not read the namespace "local": it broke');
  });
});
