import { expect, test } from 'vitest';
import { readHealth } from '../../../src/health/read.io.ts';
import { fakeWorld, refusal } from '../../support/fakeWorld.ts';

const place = {
  cluster: 'production',
  service: 'access-log',
  discoveryServiceId: 'srv-1',
  healthChecked: true,
  endpoint: 'fluentd.internal:24224',
};
const id = '0123456789abcdef0123456789abcdef';
const answers = {
  DescribeServices: [
    {
      services: [
        {
          status: 'ACTIVE',
          desiredCount: 1,
          runningCount: 1,
          deployments: [{ id: 'ecs-svc/1', status: 'PRIMARY', rolloutState: 'COMPLETED', taskDefinition: 'td:3' }],
        },
      ],
    },
  ],
  ListTasks: [
    ({ desiredStatus }: Record<string, unknown>) => ({ taskArns: desiredStatus === 'RUNNING' ? [`task/${id}`] : [] }),
  ],
  DescribeTasks: [
    ({ tasks }: Record<string, unknown>) => ({
      tasks: (tasks as string[]).map((taskArn) => ({
        taskArn,
        group: 'service:access-log',
        taskDefinitionArn: 'td:3',
        lastStatus: 'RUNNING',
        desiredStatus: 'RUNNING',
        healthStatus: 'HEALTHY',
        startedAt: new Date('1970-01-01T00:00:00Z'),
        containers: [
          {
            name: 'fluentd',
            lastStatus: 'RUNNING',
            healthStatus: 'HEALTHY',
            networkInterfaces: [{ privateIpv4Address: '10.0.0.7' }],
          },
          { name: 'batch', lastStatus: 'RUNNING' },
        ],
      })),
    }),
  ],
  ListInstances: [{ Instances: [{ Id: id, Attributes: { AWS_INSTANCE_IPV4: '10.0.0.7' } }] }],
  GetInstancesHealthStatus: [{ Status: { [id]: 'HEALTHY' } }],
};

test('a healthy service names its evidence, and since when it listens', async () => {
  const { world } = fakeWorld(answers);
  expect(await readHealth(world, place)).toEqual({
    verdict: 'healthy',
    because: 'task 01234567 runs since 00:00 UTC and is HEALTHY; fluentd.internal:24224 leads to it, 10.0.0.7',
    running: 1,
    pending: 0,
    desired: 1,
    tasks: [{ id, lastStatus: 'RUNNING', health: 'HEALTHY', startedAtMs: 0, ipv4: '10.0.0.7' }],
    stops: [],
    listening: {
      state: 'yes',
      sinceMs: 0,
      address: '10.0.0.7',
      because: 'task 01234567 is HEALTHY, and the name leads to it',
    },
  });
});

test('a read that passes by is tried twice more, half a second and two seconds later', async () => {
  const throttled = refusal('ThrottlingException');
  const { world, pausesMs } = fakeWorld({
    ...answers,
    ListInstances: [throttled, throttled, ...answers.ListInstances],
  });
  expect((await readHealth(world, place)).verdict).toBe('healthy');
  expect(pausesMs).toEqual([500, 2_000]);
});

test('all rights that are missing are named at once, and unknown is not healthy', async () => {
  const { world } = fakeWorld({
    ...answers,
    ListTasks: [refusal('AccessDeniedException')],
    ListInstances: [refusal('AccessDeniedException')],
  });
  expect(await readHealth(world, place)).toMatchObject({
    verdict: 'unknown',
    hint: 'the role needs ecs:ListTasks; the role needs servicediscovery:ListInstances',
    listening: { state: 'unknown' },
  });
});

test.each(Object.keys(answers))(
  'an answer of %s with nothing in it is no crash, and not healthy',
  async (operation) => {
    const { world } = fakeWorld({ ...answers, [operation]: [{}] });
    expect((await readHealth(world, place)).verdict).not.toBe('healthy');
  },
);

test('an instance that Cloud Map tells the health of and does not list is registered all the same: nothing is started anew for it', async () => {
  const { world } = fakeWorld({
    ...answers,
    ListInstances: [{ Instances: [] }],
    GetInstancesHealthStatus: [{ Status: { [id]: 'HEALTHY' } }],
  });
  const health = await readHealth(world, place);
  expect(health).toMatchObject({ verdict: 'degraded', listening: { state: 'unknown' } });
  expect(health.because).toBe(`instance ${id} has no IPv4 address`);
});

test('a service that is not there is no unknown one, though ECS lists no tasks of what it does not know', async () => {
  const { world } = fakeWorld({
    ...answers,
    DescribeServices: [{ services: [] }],
    ListTasks: [refusal('ServiceNotFoundException', 'Service not found.')],
  });
  expect(await readHealth(world, place)).toMatchObject({
    verdict: 'degraded',
    because: 'there is no service "access-log" in cluster "production"',
    listening: { state: 'no', because: 'there is no service' },
  });
});

test('a service that is there and whose tasks ECS does not know is unknown: one of the two answers is old', async () => {
  const ListTasks = [refusal('ServiceNotFoundException', 'Service not found.')];
  const { world } = fakeWorld({ ...answers, ListTasks });
  expect(await readHealth(world, place)).toMatchObject({ verdict: 'unknown' });
});
