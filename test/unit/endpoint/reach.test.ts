import { InstanceNotFound } from '@aws-sdk/client-servicediscovery';
import { expect, test } from 'vitest';
import { reachEndpoint } from '../../../src/endpoint/endpoint.io.ts';
import { type Answer, fakeWorld, refusal } from '../../support/fakeWorld.ts';

const id = '0123456789abcdef0123456789abcdef';
const place = { cluster: 'production', service: 'access-log', discoveryServiceId: 'srv-1', healthChecked: true };
const registered = { Instances: [{ Id: id, Attributes: { AWS_INSTANCE_IPV4: '10.0.0.7' } }] };
const none = { Instances: [] };
const running = {
  taskArn: `arn:aws:ecs:ap-northeast-1:111122223333:task/production/${id}`,
  group: 'service:access-log',
  lastStatus: 'RUNNING',
  containers: [{ networkInterfaces: [{ privateIpv4Address: '10.0.0.7' }] }],
};

/** Reaches for the endpoint where everything is right but for these answers. */
async function reach(
  answers: Readonly<Record<string, readonly Answer[]>>,
  options: { allowedMs?: number; signal?: AbortSignal } = {},
) {
  const fake = fakeWorld({
    ListInstances: [registered],
    GetInstancesHealthStatus: [{ Status: { [id]: 'HEALTHY' } }],
    DescribeTasks: [{ tasks: [running] }],
    ...answers,
  });
  const check = await reachEndpoint(fake.world, place, { allowedMs: 60_000, ...options }).catch((thrown) => ({
    thrown,
  }));
  return { ...fake, check, operations: fake.sent.map(({ operation }) => operation) };
}

test('an endpoint is reached at the first poll that shows it, with three calls', async () => {
  const { check, operations, pausesMs } = await reach({});
  expect(check).toEqual({
    reached: true,
    address: '10.0.0.7',
    because: 'the name leads to the running task, 10.0.0.7',
  });
  expect(operations).toEqual(['ListInstances', 'GetInstancesHealthStatus', 'DescribeTasks']);
  expect(pausesMs).toEqual([]);
});

test('it is polled every 2 s until it is reached', async () => {
  const { check, pausesMs } = await reach({ ListInstances: [none, none, registered] });
  expect(check).toMatchObject({ reached: true });
  expect(pausesMs).toEqual([2_000, 2_000]);
});

test('it is polled for the last time when its time is over, and never past it', async () => {
  const { check, pausesMs } = await reach({ ListInstances: [none] }, { allowedMs: 5_000 });
  expect(check).toEqual({ reached: false, because: 'no instance is registered in Cloud Map for the name' });
  expect(pausesMs).toEqual([2_000, 2_000, 1_000]);
});

test('without any time it is polled once', async () => {
  const { check, operations } = await reach({ ListInstances: [none] }, { allowedMs: 0 });
  expect(check).toMatchObject({ reached: false });
  expect(operations).toEqual(['ListInstances', 'GetInstancesHealthStatus']);
});

test('a read that gets no answer is no news, but at the end it is unknown what the name leads to', async () => {
  const throttled = refusal('ThrottlingException');
  expect((await reach({ ListInstances: [throttled, registered] })).check).toMatchObject({ reached: true });
  expect((await reach({ ListInstances: [throttled] }, { allowedMs: 5_000 })).check).toMatchObject({
    thrown: {
      name: 'ReadFailed',
      message: 'could not read the instances of discovery service srv-1: ThrottlingException: no',
    },
  });
});

test('a refusal that will not pass is the end', async () => {
  const { check, pausesMs } = await reach({ ListInstances: [refusal('AccessDeniedException')] });
  expect(check).toMatchObject({
    thrown: { name: 'ReadFailed', hint: 'the role needs servicediscovery:ListInstances' },
  });
  expect(pausesMs).toEqual([]);
});

test('a cancelled check says so and calls nothing more', async () => {
  const { check, operations } = await reach({}, { signal: AbortSignal.abort() });
  expect(check).toBe('cancelled');
  expect(operations).toEqual([]);
});

test('an instance that somebody registered by hand is compared with the tasks of the service', async () => {
  const { check, operations } = await reach({
    ListInstances: [{ Instances: [{ Id: 'by-hand', Attributes: { AWS_INSTANCE_IPV4: '10.0.0.7' } }] }],
    GetInstancesHealthStatus: [{ Status: { 'by-hand': 'HEALTHY' } }],
    ListTasks: [{ taskArns: [running.taskArn] }],
  });
  expect(check).toMatchObject({ reached: true });
  expect(operations).toEqual(['ListInstances', 'GetInstancesHealthStatus', 'ListTasks', 'DescribeTasks']);
});

test.each([
  { name: 'no health', answer: {} },
  { name: 'no instance by now', answer: new InstanceNotFound({ message: 'no', $metadata: {} }) },
])('an instance of which Cloud Map has $name is not reached yet', async ({ answer }) => {
  const { check } = await reach({ GetInstancesHealthStatus: [answer] }, { allowedMs: 0 });
  expect(check).toEqual({ reached: false, address: '10.0.0.7', because: 'the one instance, 10.0.0.7, is UNKNOWN' });
});
