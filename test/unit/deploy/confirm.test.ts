import { expect, test } from 'vitest';
import { confirmEndpoint } from '../../../src/deploy/confirm.io.ts';
import type { Ending } from '../../../src/deploy/ending.ts';
import type { Rollout } from '../../../src/rollout/rollout.ts';
import { type Answer, fakeWorld, refusal } from '../../support/fakeWorld.ts';
import { desired, service } from './literals.ts';

const id = '0123456789abcdef0123456789abcdef';
const taskArn = `arn:aws:ecs:ap-northeast-1:111122223333:task/production/${id}`;

const rollout: Rollout = {
  cluster: 'production',
  service: 'access-log',
  deploymentId: 'ecs-svc/1111111111111111111',
  createdAtMs: 1_000_000,
  othersCreatedAtMs: [],
  taskDefinitionArn: 'td:4',
  previousTaskDefinitionArn: 'td:3',
  isOver: false,
};

const before = { id: 'earlier', taskDefinitionArn: 'td:4', createdAtMs: 1_000_000, stopCode: '', stoppedReason: '' };
const ending: Ending = {
  outcome: 'succeeded',
  because: 'the new task runs and is steady',
  deploymentId: 'arn:ours',
  events: [],
  stoppedTasks: [{ ...before, containers: [] }],
};

const primary = {
  id: 'ecs-svc/1111111111111111111',
  status: 'PRIMARY',
  rolloutState: 'COMPLETED',
};
const described = (inCharge: object) => ({ services: [{ status: 'ACTIVE', deployments: [inCharge] }] });

const running = {
  taskArn,
  group: 'service:access-log',
  lastStatus: 'RUNNING',
  containers: [{ networkInterfaces: [{ privateIpv4Address: '10.0.0.7' }] }],
};

/** A crash of our rollout, as DescribeTasks tells it. */
const crash = (last: string, createdAtMs: number, exitCode: number) => ({
  taskArn: taskArn.slice(0, -1) + last,
  taskDefinitionArn: 'td:4',
  createdAt: new Date(createdAtMs),
  lastStatus: 'STOPPED',
  stoppedReason: 'Essential container in task exited',
  containers: [{ name: 'batch', exitCode }],
});

/** Confirms a name to which nothing is registered, unless the answers say otherwise. */
async function confirm(
  answers: Readonly<Record<string, readonly Answer[]>>,
  options: { rollout?: Rollout | undefined; signal?: AbortSignal } = { rollout },
) {
  const { world, sent } = fakeWorld({
    ListInstances: [{ Instances: [] }],
    GetInstancesHealthStatus: [{}],
    DescribeServices: [described(primary)],
    ListTasks: [{ taskArns: [] }],
    ...answers,
  });
  const discoveryService = { id: 'srv-1', arn: 'arn:srv-1', name: 'fluentd', records: [], healthChecked: true };
  const standing = { desired, service, discoveryService, rollout: options.rollout };
  const confirmed = await confirmEndpoint(world, standing, ending, { allowedMs: 0, signal: options.signal });
  return { confirmed, sent };
}

test('a name that leads to the task ends the deploy as it was, with the address', async () => {
  const { confirmed } = await confirm({
    ListInstances: [{ Instances: [{ Id: id, Attributes: { AWS_INSTANCE_IPV4: '10.0.0.7' } }] }],
    GetInstancesHealthStatus: [{ Status: { [id]: 'HEALTHY' } }],
    DescribeTasks: [{ tasks: [running] }],
  });
  expect(confirmed).toEqual({
    ...ending,
    because: 'the new task runs and is steady; the name leads to the running task, 10.0.0.7',
    address: '10.0.0.7',
  });
});

test('a name that leads nowhere is a failure, with what it has to lead to', async () => {
  const { confirmed } = await confirm({});
  expect(confirmed).toEqual({
    ...ending,
    outcome: 'failed',
    because: 'the rollout is over, but no instance is registered in Cloud Map for the name',
    hint: 'the name fluentd.local:24224 has to lead to exactly one healthy instance, the running task',
  });
});

test('an address that is not healthy is told with the failure', async () => {
  const { confirmed } = await confirm({
    ListInstances: [{ Instances: [{ Id: id, Attributes: { AWS_INSTANCE_IPV4: '10.0.0.7' } }] }],
    DescribeTasks: [{ tasks: [running] }],
  });
  expect(confirmed).toMatchObject({
    outcome: 'failed',
    because: 'the rollout is over, but the one instance, 10.0.0.7, is UNKNOWN',
    address: '10.0.0.7',
  });
});

test('a task that crashed since is the first words, the one that was created last', async () => {
  const { confirmed } = await confirm({
    ListTasks: [{ taskArns: ['task/earlier', 'task/a', 'task/b', 'task/c'] }],
    DescribeTasks: [
      {
        tasks: [
          crash('a', 1_001_000, 3),
          crash('b', 1_060_000, 4),
          { ...crash('c', 1_120_000, 5), taskDefinitionArn: 'td:3' },
        ],
      },
    ],
  });
  expect(confirmed.because).toBe(
    'container batch exited with 4; Essential container in task exited (the rollout is over, but no instance is registered in Cloud Map for the name)',
  );
  expect(confirmed.stoppedTasks).toMatchObject([{ id: 'earlier' }, { containers: [{ exitCode: 4 }] }]);
});

test('a task that stopped during the rollout is not blamed: ECS has replaced it since', async () => {
  const { confirmed, sent } = await confirm({ ListTasks: [{ taskArns: ['task/earlier'] }] });
  expect(confirmed.because).toMatch(/^the rollout is over, but /);
  expect(sent.some(({ operation }) => operation === 'DescribeTasks')).toBe(false);
});

test('stopped tasks that may not be read leave the failure as it is', async () => {
  const { confirmed } = await confirm({ ListTasks: [refusal('AccessDeniedException')] });
  expect(confirmed).toMatchObject({ outcome: 'failed', because: expect.stringMatching(/^the rollout is over, but /) });
});

test('without a rollout no stopped task is searched for', async () => {
  const { sent } = await confirm({}, { rollout: undefined });
  expect(sent.some(({ operation }) => operation === 'ListTasks')).toBe(false);
});

test.each([
  { name: 'another that goes on', inCharge: { id: 'ecs-svc/2', rolloutState: 'IN_PROGRESS' }, outcome: 'superseded' },
  { name: 'another that is over', inCharge: { id: 'ecs-svc/2' }, outcome: 'failed' },
  { name: 'ours', inCharge: { rolloutState: 'IN_PROGRESS' }, outcome: 'failed' },
])('a name that leads nowhere while $name is in charge: $outcome', async ({ inCharge, outcome }) => {
  const { confirmed } = await confirm({ DescribeServices: [described({ ...primary, ...inCharge })] });
  expect(confirmed.outcome).toBe(outcome);
});

test('what could not be read is unknown, which is no success', async () => {
  const { confirmed } = await confirm({ ListInstances: [refusal('AccessDeniedException')] });
  expect(confirmed).toMatchObject({
    outcome: 'failed',
    because:
      'the rollout is over, but whether the name leads to it is unknown: could not read the instances of discovery service srv-1: AccessDeniedException: no',
    hint: 'the role needs servicediscovery:ListInstances',
  });
});

test('a mistake of this program is thrown on', async () => {
  await expect(confirm({ ListTasks: [{ taskArns: ['task/a'] }], DescribeTasks: [{ tasks: [null] }] })).rejects.toThrow(
    TypeError,
  );
});

test('a cancelled run says that the address was not checked', async () => {
  const { confirmed } = await confirm({}, { rollout, signal: AbortSignal.abort() });
  expect(confirmed).toEqual({
    ...ending,
    outcome: 'in-progress',
    because: 'the wait was cancelled before the address was checked',
  });
});
