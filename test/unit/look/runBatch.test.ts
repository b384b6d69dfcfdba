import { describe, expect, test } from 'vitest';
import { runBatch } from '../../../src/look/runBatch.io.ts';
import { runRequest } from '../../../src/look/runRequest.ts';
import { type Answer, fakeWorld, refusal } from '../../support/fakeWorld.ts';

const efs = { name: 'v', efsVolumeConfiguration: { fileSystemId: 'fs-0a' } };
const definition = (volume: object | undefined = efs, command = ['cron', '-f']) => ({
  taskDefinitionArn: 'arn:task-definition/access-log:7',
  volumes: volume === undefined ? [] : [{ name: 'v', ...volume }],
  containerDefinitions: [
    {
      name: 'fluentd',
      mountPoints: volume === undefined ? [] : [{ sourceVolume: 'v', containerPath: '/fluentd/log' }],
    },
    {
      name: 'batch',
      command,
      logConfiguration: {
        logDriver: 'awslogs' as const,
        options: { 'awslogs-group': '/ecs/access-log', 'awslogs-stream-prefix': 'batch' },
      },
    },
  ],
});
const service = {
  clusterArn: 'production',
  serviceName: 'access-log',
  status: 'ACTIVE',
  taskDefinition: 'arn:task-definition/access-log:7',
  launchType: 'EC2' as const,
  runningCount: 1,
  networkConfiguration: { awsvpcConfiguration: { subnets: ['subnet-0a'] } },
};
const job = { command: 'your-batch /fluentd/log/access', confirmed: true };

test('the batch runs the job, Fluentd does nothing, and nothing is registered under the name', () => {
  expect(runRequest(service, definition(), job, 'token')).toMatchInlineSnapshot(`
    {
      "clientToken": "token",
      "cluster": "production",
      "count": 1,
      "launchType": "EC2",
      "networkConfiguration": {
        "awsvpcConfiguration": {
          "subnets": [
            "subnet-0a",
          ],
        },
      },
      "overrides": {
        "containerOverrides": [
          {
            "command": [
              "sh",
              "-c",
              "your-batch /fluentd/log/access",
            ],
            "name": "batch",
          },
          {
            "command": [
              "tail",
              "-f",
              "/dev/null",
            ],
            "name": "fluentd",
          },
        ],
      },
      "propagateTags": "TASK_DEFINITION",
      "startedBy": "legacy-log-ecs/run",
      "taskDefinition": "arn:task-definition/access-log:7",
    }
  `);
});

test('a service of capacity providers has its task placed by them, which exclude a launch type', () => {
  const strategy = [{ capacityProvider: 'FARGATE_SPOT', weight: 1 }];
  const request = runRequest({ ...service, capacityProviderStrategy: strategy }, definition(), job, 'token');
  expect([request.capacityProviderStrategy, request.launchType]).toEqual([strategy, undefined]);
});

describe('a task of its own is refused', () => {
  test.each([
    ['where the volume is new for every task', undefined, 'the volume is new for every task'],
    [
      'where the files are in a Docker volume of a host',
      { dockerVolumeConfiguration: { scope: 'shared' as const } },
      'the files are on the host',
    ],
    ['where the files are in a folder of a host', { host: { sourcePath: '/var/log' } }, 'the files are on the host'],
  ])('%s', (_, volume, words) => {
    expect(() => runRequest(service, volume === undefined ? withoutVolume : definition(volume), job, 't')).toThrow(
      words,
    );
  });

  test('where cron may start the same job beside it and nobody has said that it can bear that', () => {
    const unasked = { ...job, confirmed: false };
    expect(() => runRequest(service, definition(), unasked, 't')).toThrow(
      'cron of the task that runs may start the same job',
    );
    expect(() => runRequest({ ...service, runningCount: 0 }, definition(), unasked, 't')).not.toThrow();
    expect(() => runRequest(service, definition(efs, ['my-loop']), unasked, 't')).not.toThrow();
  });
});

const withoutVolume = {
  ...definition(),
  volumes: [],
  containerDefinitions: definition().containerDefinitions.map((it) => ({ ...it, mountPoints: [] })),
};

const id = 'd'.repeat(32);
const seen = (lastStatus: string, batch: object = {}): Answer => ({
  tasks: [
    {
      taskArn: `arn:task/${id}`,
      lastStatus,
      stoppedReason: 'Essential container in task exited',
      containers: [{ name: 'batch', ...batch }],
    },
  ],
});

const run = async (
  answers: Readonly<Record<string, readonly Answer[]>>,
  more: { readonly signal?: AbortSignal; readonly timeoutMs?: number } = {},
) => {
  const { world, sent } = fakeWorld({
    DescribeServices: [{ services: [service] }],
    DescribeTaskDefinition: [{ taskDefinition: definition() }],
    RunTask: [{ tasks: [{ taskArn: `arn:task/${id}` }] }],
    GetLogEvents: [
      { events: [{ timestamp: 5, message: '12 rows' }], nextForwardToken: 'f/1', nextBackwardToken: 'b/1' },
    ],
    ...answers,
  });
  const report = await runBatch(
    world,
    { cluster: 'production', service: 'access-log' },
    { ...job, timeoutMs: 60_000, say: () => {}, ...more },
  );
  return { report, sent };
};

describe('it ends as the batch does', () => {
  test('an exit of 0 is success, with the last lines of its log', async () => {
    const { report } = await run({
      DescribeTasks: [seen('PENDING'), seen('RUNNING'), seen('STOPPED', { exitCode: 0 })],
    });
    expect(report).toMatchObject({ outcome: 'succeeded', exitCode: 0, lines: [{ message: '12 rows' }] });
  });

  test.each([
    ['another exit', { exitCode: 3 }, 'failed', 'the batch exited with 3'],
    [
      'no exit',
      {},
      'unknown',
      'how the batch ended is unknown, for ECS tells no exit code: Essential container in task exited',
    ],
    [
      'no exit and a reason',
      { reason: 'CannotPullContainerError: no' },
      'failed',
      'the batch never ran: CannotPullContainerError: no',
    ],
  ])('%s is none', async (_, batch, outcome, because) => {
    expect((await run({ DescribeTasks: [seen('STOPPED', batch)] })).report).toMatchObject({ outcome, because });
  });

  const ended = (task: object, batch: object, beside: object = { exitCode: 137 }): Answer => ({
    tasks: [
      {
        taskArn: `arn:task/${id}`,
        lastStatus: 'STOPPED',
        startedAt: new Date(1_000),
        stopCode: 'EssentialContainerExited',
        stoppedReason: 'Essential container in task exited',
        containers: [
          { name: 'batch', ...batch },
          { name: 'fluentd', ...beside },
        ],
        ...task,
      },
    ],
  });

  test.each([
    { name: 'that ends by itself succeeded', answer: ended({}, { exitCode: 0 }), outcome: 'succeeded' },
    {
      name: 'whose container beside it was ended by SIGTERM succeeded',
      answer: ended({}, { exitCode: 0 }, { exitCode: 143 }),
      outcome: 'succeeded',
    },
    {
      name: 'that a person stopped may have been cut off',
      answer: ended({ stopCode: 'UserInitiated', stoppedReason: 'Task stopped by user' }, { exitCode: 0 }),
      outcome: 'unknown',
    },
    {
      name: 'that Spot took back may have been cut off',
      answer: ended({ stopCode: 'SpotInterruption' }, { exitCode: 0 }),
      outcome: 'unknown',
    },
    {
      name: 'whose container beside it ended may have been cut off',
      answer: ended({}, { exitCode: 0 }, { exitCode: 127 }),
      outcome: 'unknown',
    },
    {
      name: 'whose container beside it used up its memory may have been cut off',
      answer: ended({}, { exitCode: 0 }, { exitCode: 137, reason: 'OutOfMemoryError: Container killed' }),
      outcome: 'unknown',
    },
    { name: 'that ran and has no exit code is unknown', answer: ended({}, {}), outcome: 'unknown' },
    {
      name: 'that was killed by a person failed',
      answer: ended({ stopCode: 'UserInitiated' }, { exitCode: 143 }),
      outcome: 'failed',
    },
    {
      name: 'that never started failed',
      answer: ended({ stopCode: 'TaskFailedToStart', startedAt: undefined }, {}, {}),
      outcome: 'failed',
    },
  ])('a job $name', async ({ answer, outcome }) => {
    expect((await run({ DescribeTasks: [answer] })).report.outcome).toBe(outcome);
  });

  test('a task that ECS shows no more is not waited for until the time is over, and no success', async () => {
    const { report, sent } = await run({ DescribeTasks: [seen('RUNNING'), { tasks: [] }] });
    expect(report).toMatchObject({
      outcome: 'unknown',
      because: 'how the batch ended is unknown: ECS shows the task no more, which was RUNNING',
    });
    expect(sent.filter(({ operation }) => operation === 'DescribeTasks')).toHaveLength(7);
  });

  test('a read that fails in between is no sign that the task is gone', async () => {
    const throttled = Array.from({ length: 8 }, () => refusal('ThrottlingException'));
    const { report } = await run(
      { DescribeTasks: [seen('RUNNING'), ...throttled, seen('STOPPED', { exitCode: 0 })] },
      { timeoutMs: 3_600_000 },
    );
    expect(report.outcome).toBe('succeeded');
  });

  test('one that goes on is told as timed out, with how to stop it', async () => {
    const { report } = await run({ DescribeTasks: [seen('RUNNING')] });
    expect(report).toMatchObject({
      outcome: 'timed-out',
      hint: `it goes on; stop it with: aws ecs stop-task --cluster production --task ${id}`,
    });
  });

  test('one whose end cannot be read is unknown, which is no success', async () => {
    const { report } = await run({ DescribeTasks: [refusal('AccessDeniedException')] });
    expect(report.outcome).toBe('unknown');
  });

  test('one that is cancelled goes on, and that is said', async () => {
    const { report } = await run({ DescribeTasks: [seen('RUNNING')] }, { signal: AbortSignal.abort() });
    expect(report).toMatchObject({ outcome: 'in-progress', task: id });
  });
});

test('where ECS has no room for a second task, its reason is told', async () => {
  const failed = run({ RunTask: [{ failures: [{ reason: 'RESOURCE:MEMORY' }] }] });
  await expect(failed).rejects.toMatchObject({
    message: 'ECS started no task: RESOURCE:MEMORY',
    hint: expect.stringContaining('no host of the cluster has room'),
  });
});
