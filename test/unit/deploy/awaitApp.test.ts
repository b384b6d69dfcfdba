import { expect, test } from 'vitest';
import { awaitApp } from '../../../src/deploy/awaitApp.io.ts';
import type { Done } from '../../../src/deploy/done.ts';
import { fakeWorld, refusal } from '../../support/fakeWorld.ts';
import { primary, service } from './literals.ts';

const definition = 'arn:aws:ecs:ap-northeast-1:111122223333:task-definition/web:8';
const failed = {
  serviceName: 'web',
  status: 'ACTIVE',
  desiredCount: 1,
  runningCount: 0,
  pendingCount: 0,
  deployments: [
    {
      id: 'new',
      status: 'PRIMARY',
      taskDefinition: definition,
      rolloutState: 'FAILED',
      rolloutStateReason: 'ECS deployment circuit breaker: tasks failed to start.',
      failedTasks: 1,
    },
  ],
};
const stopped = {
  taskArn: 'arn:aws:ecs:ap-northeast-1:111122223333:task/production/a1',
  taskDefinitionArn: definition,
  lastStatus: 'STOPPED',
  stopCode: 'EssentialContainerExited',
  stoppedReason: 'Essential container in task exited',
  startedBy: 'new',
  createdAt: new Date(1_000_001),
  containers: [{ name: 'app', exitCode: 7 }],
};
const logConfiguration = {
  logDriver: 'awslogs',
  options: { 'awslogs-group': '/shop/web', 'awslogs-stream-prefix': 'web' },
};

const done: Done = {
  applied: { steps: [], standing: {} },
  ending: { outcome: 'unchanged', because: 'everything was as it should be', events: [], stoppedTasks: [] },
};

test('a rollout of the app that fails is told with the last lines of the container that failed it', async () => {
  const { world, sent } = fakeWorld({
    ListServiceDeployments: [refusal('AccessDeniedException')],
    DescribeServices: [{ services: [failed] }],
    ListTasks: [{ taskArns: [stopped.taskArn] }],
    DescribeTasks: [{ tasks: [stopped] }],
    DescribeTaskDefinition: [{ taskDefinition: { containerDefinitions: [{ name: 'app', logConfiguration }] } }],
    GetLogEvents: [{ events: [{ message: 'no such database' }] }],
  });
  const now = {
    ...service,
    deployments: [{ ...primary, id: 'new', taskDefinitionArn: definition, rolloutState: 'IN_PROGRESS' }],
  };
  const setUp = { cluster: 'production', service: 'web', before: service, now };
  const { ending, app } = await awaitApp(world, setUp, done, {
    wait: true,
    changed: true,
    limitMs: 60_000,
    onProgress: () => {},
  });
  expect(app).toMatchObject({ service: 'web', outcome: 'failed' });
  expect(ending.because).toContain('the log service is as wanted, but its sender, service "web"');
  expect(ending.lastLines).toEqual({
    container: 'app',
    lines: ['no such database'],
    place: { group: '/shop/web', stream: 'web/app/a1' },
  });
  expect(sent.at(-1)?.input).toMatchObject({ logGroupName: '/shop/web', logStreamName: 'web/app/a1' });
});
