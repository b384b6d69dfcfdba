import type { Service, Task } from '@aws-sdk/client-ecs';
import { expect, test } from 'vitest';
import { judgeHealth } from '../../../src/health/judgeHealth.ts';
import { toObserved } from '../../../src/resources/service/observed.ts';
import { toRunningTask } from '../../../src/tasks/runningTask.ts';

const minute = 60_000;
const nowMs = Date.parse('2026-11-26T12:00:00Z');
const place = {
  cluster: 'c',
  service: 's',
  discoveryServiceId: 'srv-1',
  healthChecked: true,
  endpoint: 'f.internal:1',
};

const service: Service = {
  status: 'ACTIVE',
  desiredCount: 1,
  runningCount: 1,
  pendingCount: 0,
  deployments: [{ id: 'ecs-svc/1', status: 'PRIMARY', rolloutState: 'COMPLETED', taskDefinition: 'td:3' }],
};
const fluentd = { name: 'fluentd', lastStatus: 'RUNNING', healthStatus: 'HEALTHY' as const };
const batch = { name: 'batch', lastStatus: 'RUNNING' };
const task: Task = {
  taskArn: 'task/0123456789abcdef0123456789abcdef',
  group: 'service:s',
  taskDefinitionArn: 'td:3',
  lastStatus: 'RUNNING',
  desiredStatus: 'RUNNING',
  healthStatus: 'HEALTHY',
  startedAt: new Date(nowMs - 90 * minute),
  attachments: [{ details: [{ name: 'privateIPv4Address', value: '10.0.0.7' }] }],
  containers: [fluentd, batch],
};

function judged(shown: Service, ...running: readonly Task[]) {
  return judgedWith('0123456789abcdef0123456789abcdef', shown, running);
}

function judgedWith(instance: string, shown: Service, running: readonly Task[]) {
  const evidence = {
    service: { kind: 'seen' as const, value: toObserved(shown) },
    tasks: { kind: 'seen' as const, value: running.map(toRunningTask) },
    stopped: { kind: 'seen' as const, value: [] },
    instances: { kind: 'seen' as const, value: [{ id: instance, ipv4: '10.0.0.7', health: 'HEALTHY' }] },
  };
  return judgeHealth(place, evidence, nowMs).health;
}

test('all of it is healthy', () => {
  expect(judged(service, task)).toMatchObject({ verdict: 'healthy', listening: { state: 'yes' } });
});

test.each<{ readonly name: string; readonly shown: Task; readonly because: string }>([
  {
    name: 'a batch that has ended and was not essential',
    shown: { ...task, containers: [fluentd, { name: 'batch', lastStatus: 'STOPPED', exitCode: 1 }] },
    because: 'container batch of task 01234567 has ended with 1',
  },
  {
    name: 'a batch with an exit code and no state of its end',
    shown: { ...task, containers: [fluentd, { ...batch, exitCode: 0 }] },
    because: 'container batch of task 01234567 has ended with 0',
  },
  {
    name: 'a batch of which nothing is said',
    shown: { ...task, containers: [fluentd, { name: 'batch' }] },
    because: 'container batch of task 01234567 does not run: ECS says nothing of it',
  },
  {
    name: 'a batch that is only starting',
    shown: { ...task, containers: [fluentd, { name: 'batch', lastStatus: 'PENDING' }] },
    because: 'container batch of task 01234567 does not run: ECS says PENDING of it',
  },
  {
    name: 'a task without a batch',
    shown: { ...task, containers: [fluentd] },
    because: 'task 01234567 has no container batch',
  },
  {
    name: 'a task without containers',
    shown: { ...task, containers: [] },
    because: 'ECS does not tell of the containers of task 01234567',
  },
  {
    name: 'a task whose health is the batch’s alone',
    shown: {
      ...task,
      containers: [
        { ...fluentd, healthStatus: 'UNKNOWN' },
        { ...batch, healthStatus: 'HEALTHY' },
      ],
    },
    because: 'task 01234567 runs, but ECS does not say yet whether its container fluentd is healthy (UNKNOWN)',
  },
  {
    name: 'a task that is being stopped',
    shown: { ...task, stoppingAt: new Date(nowMs) },
    because: 'task 01234567 is being stopped',
  },
])('$name is not healthy', ({ shown, because }) => {
  expect(judged(service, shown)).toMatchObject({ verdict: 'degraded', because });
});

test('who listens is unknown where the collector’s own health is', () => {
  const containers = [{ name: 'fluentd', lastStatus: 'RUNNING' }, batch];
  expect(judged(service, { ...task, containers }).listening.state).toBe('unknown');
});

test('a second task is more than one collector, also where the name leads to one', () => {
  expect(judged(service, task, { ...task, taskArn: 'task/2', attachments: [] })).toMatchObject({
    verdict: 'degraded',
    because: '2 tasks run: more than one collector at the name',
  });
});

const [primary = {}] = service.deployments ?? [];

test.each<{ readonly name: string; readonly shown: Service; readonly because: string }>([
  {
    name: 'a rollout of which nothing is said',
    shown: { ...service, deployments: [{ ...primary, rolloutState: undefined }] },
    because: 'whether its last rollout is over is unknown: ECS says nothing of it',
  },
  {
    name: 'a rollout in a state that nobody knows',
    shown: { ...service, deployments: [{ ...primary, rolloutState: 'PAUSED' as 'COMPLETED' }] },
    because: 'whether its last rollout is over is unknown: ECS says PAUSED of it',
  },
  {
    name: 'two tasks as somebody wants them',
    shown: { ...service, desiredCount: 2, runningCount: 2 },
    because: 'its desired count is 2: more than one collector at the name',
  },
  {
    name: 'a state that nobody knows',
    shown: { ...service, status: 'SUSPENDED' },
    because: 'service "s" in cluster "c" is SUSPENDED, and not ACTIVE',
  },
])('$name is not healthy either', ({ shown, because }) => {
  expect(judged(shown, task)).toMatchObject({ verdict: 'degraded', because });
});

test('an entry at the task’s address that ECS has not made is told of: it stays when the task goes', () => {
  expect(judgedWith('by-hand', service, [task])).toMatchObject({
    verdict: 'healthy',
    warnings: [
      'besides: the name leads there by an entry that is not ECS’s, by-hand: it stays when the task is replaced',
    ],
  });
});

test('what else acts on the task is told beside what shows that it is well', () => {
  const shown: Service = {
    ...service,
    schedulingStrategy: 'DAEMON',
    loadBalancers: [{ containerName: 'fluentd' }],
    deploymentConfiguration: { alarms: { enable: true, rollback: true, alarmNames: ['errors'] } },
    deployments: [{ ...primary, serviceConnectConfiguration: { enabled: true } }],
  };
  expect(judged(shown, task).warnings).toEqual([
    'besides: a load balancer is attached, whose health checks replace the task',
    'besides: alarms can end a rollout: errors',
    'besides: Service Connect adds a container to the task',
    'besides: its scheduling strategy is DAEMON',
  ]);
});

test.each<{
  readonly name: string;
  readonly shown: Service;
  readonly running: readonly Task[];
  readonly because: string;
}>([
  {
    name: 'ECS counts a task and shows none',
    shown: service,
    running: [],
    because: 'ECS counts 1 running, and shows no task',
  },
  {
    name: 'the task is in a state that nobody knows',
    shown: service,
    running: [{ ...task, lastStatus: 'HIBERNATING' }],
    because: 'ECS says HIBERNATING of task 01234567',
  },
  {
    name: 'the address of the task is not told',
    shown: service,
    running: [{ ...task, attachments: [] }],
    because: 'the name leads to 10.0.0.7, but the service’s task is at: no address',
  },
  {
    name: 'the address of the task is empty',
    shown: service,
    running: [{ ...task, attachments: [{ details: [{ name: 'privateIPv4Address', value: '' }] }] }],
    because: 'the name leads to 10.0.0.7, but the service’s task is at: no address',
  },
  {
    name: 'the agent is in a state that nobody knows',
    shown: service,
    running: [{ ...task, connectivity: 'SOMETIMES' as NonNullable<Task['connectivity']> }],
    because: 'whether task 01234567 is healthy is not known yet',
  },
])('whether anybody listens is unknown where $name', ({ shown, running, because }) => {
  const health = judged(shown, ...running);
  expect(health.listening).toEqual({ state: 'unknown', because });
  expect(health.verdict).not.toBe('healthy');
});

test.each([
  { name: 'nothing is counted and nothing shown', shown: { ...service, runningCount: 0 }, running: [] },
  { name: 'the one task only begins', shown: service, running: [{ ...task, lastStatus: 'PENDING' }] },
])('nobody listens where $name', ({ shown, running }) => {
  expect(judged(shown, ...running).listening.state).toBe('no');
});

test.each([
  { health: 'UNKNOWN', state: 'unknown' },
  { health: 'UNHEALTHY', state: 'no' },
])('an instance that is $health: whether anybody listens is $state', ({ health, state }) => {
  const evidence = {
    service: { kind: 'seen' as const, value: toObserved(service) },
    tasks: { kind: 'seen' as const, value: [toRunningTask(task)] },
    stopped: { kind: 'seen' as const, value: [] },
    instances: { kind: 'seen' as const, value: [{ id: 'i', ipv4: '10.0.0.7', health }] },
  };
  expect(judgeHealth(place, evidence, nowMs).health.listening.state).toBe(state);
});

test('an address that is another than the task’s, both told, leads to nobody', () => {
  const elsewhere = [{ details: [{ name: 'privateIPv4Address', value: '10.0.0.8' }] }];
  expect(judged(service, { ...task, attachments: elsewhere }).listening.state).toBe('no');
});
