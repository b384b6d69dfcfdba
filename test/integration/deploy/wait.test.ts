import { afterEach, describe, expect, test } from 'vitest';
import { openWorld } from '../../../src/deploy/deploy.io.ts';
import type { Progress } from '../../../src/deploy/progress.ts';
import type { Rollout } from '../../../src/rollout/look.io.ts';
import { waitForRollout } from '../../../src/rollout/wait.io.ts';
import { startScripted } from '../../support/scripted.ts';
import { fastClock } from './cloud.ts';

const arn = 'arn:aws:ecs:ap-northeast-1:111122223333';
const task = `${arn}:task/production/0123456789abcdef0123456789abcdef`;

/** Seconds since the epoch, as the wire has them: when our rollout began. */
const began = 1_800_000_000;

const rollout: Rollout = {
  cluster: 'production',
  service: 'access-log',
  deploymentId: 'ecs-svc/ours',
  createdAtMs: began * 1_000,
  othersCreatedAtMs: [],
  taskDefinitionArn: `${arn}:task-definition/access-log:4`,
  previousTaskDefinitionArn: `${arn}:task-definition/access-log:3`,
  isOver: false,
};

const entry = {
  id: 'ecs-svc/ours',
  status: 'PRIMARY',
  taskDefinition: rollout.taskDefinitionArn,
  rolloutState: 'IN_PROGRESS',
  createdAt: began,
};

const service = (deployments: readonly object[], events: readonly object[] = []) => ({
  services: [{ serviceName: 'access-log', status: 'ACTIVE', desiredCount: 1, deployments, events }],
});

const brief = { serviceDeploymentArn: `${arn}:service-deployment/production/access-log/ours`, createdAt: began };

const deployment = (status: string) => ({ serviceDeployments: [{ ...brief, status }] });

let scripted: Awaited<ReturnType<typeof startScripted>> | undefined;
afterEach(() => scripted?.close());

/** Waits for the rollout where ECS gives these answers, and tells what was told meanwhile. */
async function waited(answers: Readonly<Record<string, readonly unknown[]>>) {
  scripted = await startScripted({ ListTasks: [{ taskArns: [] }], DescribeTasks: [{ tasks: [] }], ...answers });
  Object.assign(process.env, {
    AWS_ENDPOINT_URL: scripted.endpoint,
    AWS_ACCESS_KEY_ID: 'local',
    AWS_SECRET_ACCESS_KEY: 'local',
  });
  const told: Progress[] = [];
  const ending = await waitForRollout({ ...openWorld({ region: 'ap-northeast-1' }), clock: fastClock }, rollout, {
    limitMs: fastClock.nowMs() + 600_000,
    onProgress: (progress) => told.push(progress),
    knownEvents: new Set(),
  });
  return { ending, told };
}

test('a crash that ECS does not count is told as it comes, by the start of the task that takes its place', async () => {
  const started = (id: string, createdAt: number) => ({
    id,
    createdAt,
    message: `(service access-log) has started 1 tasks: (task ${id}).`,
  });
  const { ending, told } = await waited({
    DescribeServices: [service([entry], [started('1', began + 1), started('2', began + 60)])],
    ListServiceDeployments: [{ serviceDeployments: [brief] }],
    DescribeServiceDeployments: [deployment('IN_PROGRESS'), deployment('SUCCESSFUL')],
    ListTasks: [{ taskArns: [task] }],
    DescribeTasks: [
      {
        tasks: [
          {
            taskArn: task,
            taskDefinitionArn: rollout.taskDefinitionArn,
            createdAt: began + 1,
            lastStatus: 'STOPPED',
            containers: [{ name: 'batch', exitCode: 4 }],
          },
        ],
      },
    ],
  });
  expect(ending.outcome).toBe('succeeded');
  expect(ending.stoppedTasks).toMatchObject([{ containers: [{ name: 'batch', exitCode: 4 }] }]);
  expect(told.filter(({ kind }) => kind === 'task-stopped')).toHaveLength(1);
});

describe('a rollout that ECS stopped', () => {
  const newer = { ...brief, serviceDeploymentArn: `${brief.serviceDeploymentArn}-newer`, createdAt: began + 30 };
  const inCharge = { ...entry, id: 'ecs-svc/newer', createdAt: began + 30 };

  test('is superseded by the entry in charge, though the newer deployment is not listed yet', async () => {
    const { ending } = await waited({
      DescribeServices: [service([inCharge])],
      ListServiceDeployments: [{ serviceDeployments: [brief] }],
      DescribeServiceDeployments: [deployment('STOPPED')],
    });
    expect(ending).toMatchObject({
      outcome: 'superseded',
      because: 'a newer deployment took over: ecs-svc/newer',
    });
  });

  test('is superseded where both the list and the service lag behind for two looks', async () => {
    const { ending } = await waited({
      DescribeServices: [service([entry])],
      ListServiceDeployments: [
        ...Array(3).fill({ serviceDeployments: [brief] }),
        { serviceDeployments: [newer, brief] },
      ],
      DescribeServiceDeployments: [deployment('STOPPED')],
    });
    expect(ending).toMatchObject({
      outcome: 'superseded',
      because: `a newer deployment took over: ${newer.serviceDeploymentArn}`,
    });
  });

  test('has failed where nobody takes over in some more looks', async () => {
    const { ending } = await waited({
      DescribeServices: [service([entry])],
      ListServiceDeployments: [{ serviceDeployments: [brief] }],
      DescribeServiceDeployments: [deployment('STOPPED')],
    });
    expect(ending).toMatchObject({ outcome: 'failed', because: 'the rollout was stopped: no reason given' });
    expect(scripted?.calls.filter((operation) => operation === 'DescribeServiceDeployments')).toHaveLength(5);
  });
});
