import { expect, test } from 'vitest';
import { toObserved } from '../../../../src/resources/service/observed.ts';

test('what ECS leaves out has its default, and is never undefined where the rest of the program counts on it', () => {
  expect(toObserved({ deployments: [{}] })).toEqual({
    arn: '',
    status: '',
    createdAtMs: 0,
    taskDefinitionArn: '',
    launchType: undefined,
    schedulingStrategy: 'REPLICA',
    controller: 'ECS',
    desiredCount: 0,
    runningCount: 0,
    pendingCount: 0,
    normal: {
      taskDefinition: undefined,
      desiredCount: undefined,
      deploymentConfiguration: undefined,
      availabilityZoneRebalancing: undefined,
      networkConfiguration: undefined,
      serviceRegistries: [],
      enableECSManagedTags: false,
      propagateTags: 'NONE',
    },
    tags: {},
    besides: [],
    deployments: [
      {
        id: '',
        status: '',
        taskDefinitionArn: '',
        desiredCount: 0,
        runningCount: 0,
        pendingCount: 0,
        failedTasks: 0,
        createdAtMs: 0,
        rolloutState: '',
        rolloutStateReason: '',
      },
    ],
    events: [],
  });
  expect(toObserved({}).deployments).toEqual([]);
});

test('what ECS says is kept', () => {
  const createdAt = new Date(1_000);
  const counts = { desiredCount: 1, runningCount: 2, pendingCount: 3 };
  const observed = toObserved({
    serviceArn: 'arn',
    status: 'ACTIVE',
    createdAt,
    taskDefinition: 'td:1',
    launchType: 'FARGATE',
    schedulingStrategy: 'DAEMON',
    deploymentController: { type: 'CODE_DEPLOY' },
    ...counts,
    networkConfiguration: { awsvpcConfiguration: { subnets: ['b', 'a'] } },
    serviceRegistries: [{ registryArn: 'r2' }, { registryArn: 'r1' }],
    deploymentConfiguration: { maximumPercent: 100 },
    enableECSManagedTags: true,
    propagateTags: 'SERVICE',
    tags: [{ key: 'a', value: '1' }],
    deployments: [
      {
        id: 'd1',
        status: 'PRIMARY',
        taskDefinition: 'td:1',
        ...counts,
        failedTasks: 4,
        createdAt,
        rolloutState: 'FAILED',
        rolloutStateReason: 'no',
      },
    ],
  });
  expect(observed).toMatchObject({
    arn: 'arn',
    status: 'ACTIVE',
    createdAtMs: 1_000,
    taskDefinitionArn: 'td:1',
    launchType: 'FARGATE',
    schedulingStrategy: 'DAEMON',
    controller: 'CODE_DEPLOY',
    ...counts,
    tags: { a: '1' },
    normal: {
      networkConfiguration: { subnets: ['a', 'b'], securityGroups: [], assignPublicIp: 'DISABLED' },
      serviceRegistries: ['r1', 'r2'],
      deploymentConfiguration: { strategy: 'ROLLING', maximumPercent: 100, circuitBreaker: false, rollback: false },
      enableECSManagedTags: true,
      propagateTags: 'SERVICE',
    },
    deployments: [
      {
        id: 'd1',
        status: 'PRIMARY',
        taskDefinitionArn: 'td:1',
        ...counts,
        failedTasks: 4,
        createdAtMs: 1_000,
        rolloutState: 'FAILED',
        rolloutStateReason: 'no',
      },
    ],
  });
});

test('events are told oldest first, whatever their order', () => {
  const events = [
    { id: 'e2', createdAt: new Date(2_000), message: 'second' },
    { id: 'e1', createdAt: new Date(1_000), message: 'first' },
    {},
  ];
  expect(toObserved({ events }).events).toEqual([
    { id: '', atMs: 0, message: '' },
    { id: 'e1', atMs: 1_000, message: 'first' },
    { id: 'e2', atMs: 2_000, message: 'second' },
  ]);
});
