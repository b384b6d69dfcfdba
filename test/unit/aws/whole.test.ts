import { Readable } from 'node:stream';
import { ECSClient, ListTasksCommand } from '@aws-sdk/client-ecs';
import { expect, test } from 'vitest';
import { clientSettings } from '../../../src/aws/settings.io.ts';
import { watched } from '../../../src/aws/watched.io.ts';
import { refuseUnlessWhole } from '../../../src/aws/whole.ts';

const service = {
  serviceArn: 'arn:aws:ecs:eu-west-1:111122223333:service/production/access-log',
  status: 'ACTIVE',
  desiredCount: 1,
  runningCount: 0,
  pendingCount: 0,
  serviceRegistries: [],
  events: [],
  deployments: [{ id: 'ecs-svc/1', status: 'PRIMARY', createdAt: new Date(0) }],
};
const asked = { cluster: 'production', services: ['access-log'] };

test.each([
  { name: 'a service with all of it', answer: { services: [service], failures: [] } },
  { name: 'none of it at all, but a failure', answer: { services: [], failures: [{ reason: 'MISSING' }] } },
  { name: 'a service without deployments or events', answer: { services: [{ ...service, deployments: [] }] } },
  { name: 'what AWS adds tomorrow', answer: { services: [{ ...service, tomorrow: { list: [] } }] } },
])('DescribeServices is whole with $name', ({ answer }) => {
  expect(() => refuseUnlessWhole('ECS.DescribeServices', asked, answer)).not.toThrow();
});

test.each([
  { name: 'nothing', answer: {}, fact: 'the answer does not tell services[].serviceArn' },
  {
    name: 'no service and no failure',
    answer: { services: [], failures: [] },
    fact: 'of 1 services asked for, the answer tells of 0',
  },
  {
    name: 'no running count, which is not 0',
    answer: { services: [{ ...service, runningCount: undefined }] },
    fact: 'the answer does not tell services[].runningCount',
  },
  {
    name: 'a state that is empty',
    answer: { services: [{ ...service, status: '' }] },
    fact: 'the answer does not tell services[].status',
  },
  {
    name: 'a second deployment without an id',
    answer: { services: [{ ...service, deployments: [...service.deployments, { status: 'ACTIVE' }] }] },
    fact: 'the answer does not tell services[].deployments[].id',
  },
  {
    name: 'an entry that is null',
    answer: { services: [{ ...service, events: [null] }] },
    fact: 'the answer has an entry of services.events that says nothing',
  },
])('DescribeServices with $name is refused', ({ answer, fact }) => {
  expect(() => refuseUnlessWhole('ECS.DescribeServices', asked, answer)).toThrow(fact);
});

test('a task that was asked for, and of which nothing is said, is not thereby gone', () => {
  const task = {
    taskArn: 'arn:aws:ecs:eu-west-1:111122223333:task/production/a',
    taskDefinitionArn: 'arn:aws:ecs:eu-west-1:111122223333:task-definition/access-log:3',
    group: 'service:access-log',
    lastStatus: 'RUNNING',
    desiredStatus: 'RUNNING',
    containers: [{ name: 'fluentd', lastStatus: 'RUNNING' }],
  };
  const two = { tasks: ['a', 'b'] };
  expect(() => refuseUnlessWhole('ECS.DescribeTasks', two, { tasks: [task] })).toThrow(
    'of 2 tasks asked for, the answer tells of 1',
  );
  const failures = [{ arn: 'b', reason: 'MISSING' }];
  expect(() => refuseUnlessWhole('ECS.DescribeTasks', two, { tasks: [task], failures })).not.toThrow();
});

test('a group that was asked for, and of which nothing is said, is not one that lets nobody in', () => {
  const group = { GroupId: 'sg-1', VpcId: 'vpc-1', IpPermissions: [], IpPermissionsEgress: [{ IpProtocol: '-1' }] };
  const one = { GroupIds: ['sg-1'] };
  expect(() => refuseUnlessWhole('EC2.DescribeSecurityGroups', one, { SecurityGroups: [group] })).not.toThrow();
  expect(() => refuseUnlessWhole('EC2.DescribeSecurityGroups', one, { SecurityGroups: [] })).toThrow(
    'of 1 GroupIds asked for, the answer tells of 0',
  );
});

test('a VPC without a zone is told of as such', () => {
  expect(() => refuseUnlessWhole('Route 53.ListHostedZonesByVPC', {}, { HostedZoneSummaries: [] })).not.toThrow();
  expect(() => refuseUnlessWhole('Route 53.ListHostedZonesByVPC', {}, {})).toThrow(
    'the answer does not tell HostedZoneSummaries[].HostedZoneId',
  );
});

test('a call of which nothing is written down here may leave out what it likes, but has no null in a list', () => {
  expect(() => refuseUnlessWhole('EC2.DescribeVpcs', {}, {})).not.toThrow();
  expect(() => refuseUnlessWhole('EC2.DescribeVpcs', {}, { Vpcs: [{ Tags: [null] }] })).toThrow(
    'the answer has an entry of Vpcs.Tags that says nothing',
  );
});

test('a number that is none is not told', () => {
  const subnet = { SubnetId: 'subnet-1', VpcId: 'vpc-1', AvailableIpAddressCount: Number.NaN };
  expect(() => refuseUnlessWhole('EC2.DescribeSubnets', {}, { Subnets: [subnet] })).toThrow(
    'the answer does not tell Subnets[].AvailableIpAddressCount',
  );
  const free = { ...subnet, AvailableIpAddressCount: 0 };
  expect(() => refuseUnlessWhole('EC2.DescribeSubnets', {}, { Subnets: [free] })).not.toThrow();
});

test('a stream and a date are looked at as they are', () => {
  const Body = Object.assign(Readable.from(['x']), { entries: [null] });
  expect(() => refuseUnlessWhole('S3.GetObject', {}, { Body, LastModified: new Date(0) })).not.toThrow();
});

test('a client refuses what is not whole, whoever reads with it', async () => {
  const client = watched(
    new ECSClient({
      ...clientSettings({ region: 'eu-west-1' }),
      credentials: { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'secret' },
      requestHandler: {
        handle: async () => ({ response: { statusCode: 200, headers: {}, body: Readable.from(['{}']) } }),
      },
    }),
    'ECS',
    [],
  );
  await expect(client.send(new ListTasksCommand({}))).rejects.toMatchObject({
    name: 'AnswerNotWhole',
    message: 'the answer does not tell taskArns',
  });
});
