import { expect, test } from 'vitest';
import { toRunningTask } from '../../../src/tasks/runningTask.ts';
import { toStoppedTask } from '../../../src/tasks/stoppedTask.ts';
import { isTaskId, taskIdOf } from '../../../src/tasks/taskId.ts';

const id = '0123456789abcdef0123456789abcdef';
const taskArn = `arn:aws:ecs:ap-northeast-1:111122223333:task/production/${id}`;

test('a stopped task keeps what ECS says of it, and of each container in words', () => {
  expect(
    toStoppedTask({
      taskArn,
      taskDefinitionArn: 'td:4',
      createdAt: new Date(1_000),
      stopCode: 'EssentialContainerExited',
      stoppedReason: 'Essential container in task exited',
      containers: [
        { name: 'batch', exitCode: 2 },
        { name: 'fluentd', reason: 'CannotPullContainerError: no such tag' },
      ],
    }),
  ).toEqual({
    id,
    taskDefinitionArn: 'td:4',
    createdAtMs: 1_000,
    stopCode: 'EssentialContainerExited',
    stoppedReason: 'Essential container in task exited',
    containers: [
      { name: 'batch', exitCode: 2, reason: '', explanation: 'exited with 2' },
      {
        name: 'fluentd',
        reason: 'CannotPullContainerError: no such tag',
        explanation: 'CannotPullContainerError: no such tag',
      },
    ],
  });
});

test('a stopped task of which ECS says nothing has empty words, not missing ones', () => {
  expect(toStoppedTask({})).toEqual({
    id: '',
    taskDefinitionArn: '',
    createdAtMs: 0,
    stopCode: '',
    stoppedReason: '',
    containers: [],
  });
  expect(toStoppedTask({ containers: [{}] }).containers).toEqual([{ name: '', reason: '', explanation: 'never ran' }]);
});

test('a running task of which ECS says nothing has empty words, and no address', () => {
  expect(toRunningTask({ containers: [{}] })).toEqual({
    id: '',
    lastStatus: '',
    desiredStatus: '',
    health: 'UNKNOWN',
    group: '',
    taskDefinitionArn: '',
    createdAtMs: 0,
    disconnected: false,
    ipv4: undefined,
    containers: [{ name: '', lastStatus: '', health: 'UNKNOWN' }],
  });
});

const attachments = [
  {
    type: 'ElasticNetworkInterface',
    details: [
      { name: 'macAddress', value: '02:00:00:00:00:01' },
      { name: 'privateIPv4Address', value: '10.0.0.7' },
    ],
  },
];
const containers = [{ name: 'batch', networkInterfaces: [{ privateIpv4Address: '10.0.0.8' }] }];

test.each([
  { name: 'its network interface', task: { attachments, containers }, ipv4: '10.0.0.7' },
  { name: 'a container, where no interface is attached yet', task: { containers }, ipv4: '10.0.0.8' },
  {
    name: 'a container, where the attachment and the other container have no details',
    task: { attachments: [{ type: 'ElasticNetworkInterface' }], containers: [{ name: 'fluentd' }, ...containers] },
    ipv4: '10.0.0.8',
  },
  { name: 'nothing', task: { attachments: [], containers: [] }, ipv4: undefined },
])('a running task has the address of $name', ({ task, ipv4 }) => {
  expect(toRunningTask({ taskArn, lastStatus: 'RUNNING', group: 'service:access-log', ...task })).toMatchObject({
    id,
    lastStatus: 'RUNNING',
    group: 'service:access-log',
    ipv4,
  });
});

test('a task’s id is the last part of its ARN, with the cluster in it or, in the older form, without', () => {
  expect(taskIdOf(taskArn)).toBe(id);
  expect(taskIdOf(`arn:aws:ecs:ap-northeast-1:111122223333:task/${id}`)).toBe(id);
});

test.each([
  { id: '0123456789abcdef0123456789abcdef', task: true },
  { id: '01234567-89ab-cdef-0123-456789abcdef', task: true },
  { id: 'i-0abc', task: false },
  { id: 'by-hand', task: false },
  { id: '0123456789abcdef0123456789abcde', task: false },
  { id: '0123456789abcdef0123456789abcdef0', task: false },
  { id: 'a-name-of-thirty-two-characters-', task: false },
])('isTaskId: $id → $task', ({ id: text, task }) => {
  expect(isTaskId(text)).toBe(task);
});
