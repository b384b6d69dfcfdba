import type { RolloutProgress } from '../../../src/rollout/progress.ts';
import type { Rollout } from '../../../src/rollout/rollout.ts';
import { type Waited, type WaitOptions, waitForRollout } from '../../../src/rollout/wait.io.ts';
import { type Answer, type FakeWorld, fakeWorld } from '../../support/fakeWorld.ts';

const arn = 'arn:aws:ecs:ap-northeast-1:111122223333';

/** When our rollout began. */
export const began = 1_800_000_000_000;

export const rollout: Rollout = {
  cluster: 'production',
  service: 'access-log',
  deploymentId: 'ecs-svc/ours',
  createdAtMs: began,
  othersCreatedAtMs: [],
  taskDefinitionArn: `${arn}:task-definition/access-log:4`,
  previousTaskDefinitionArn: `${arn}:task-definition/access-log:3`,
  isOver: false,
};

/** Our entry in `deployments`. */
export const entry = {
  id: 'ecs-svc/ours',
  status: 'PRIMARY',
  taskDefinition: rollout.taskDefinitionArn,
  rolloutState: 'IN_PROGRESS',
  createdAt: new Date(began),
};

export const described = (deployments: readonly object[], events: readonly object[] = []) => ({
  services: [{ status: 'ACTIVE', desiredCount: 1, runningCount: 1, deployments, events }],
});

/** Our service deployment as it is listed. */
export const brief = {
  serviceDeploymentArn: `${arn}:service-deployment/production/access-log/ours`,
  createdAt: new Date(began),
};

export const deployment = (status: string) => ({ serviceDeployments: [{ ...brief, status }] });

/** A task of our rollout that crashed. */
export const crash = {
  taskArn: `${arn}:task/production/0123456789abcdef0123456789abcdef`,
  taskDefinitionArn: rollout.taskDefinitionArn,
  createdAt: new Date(began + 1_000),
  lastStatus: 'STOPPED',
  stoppedReason: 'Essential container in task exited',
  containers: [{ name: 'batch', exitCode: 4 }],
};

/** A rollout that goes on, with no task that stopped. */
const going: Readonly<Record<string, readonly Answer[]>> = {
  DescribeServices: [described([entry])],
  ListServiceDeployments: [{ serviceDeployments: [brief] }],
  DescribeServiceDeployments: [deployment('IN_PROGRESS')],
  ListTasks: [{ taskArns: [] }],
};

interface Wait extends FakeWorld {
  readonly ending: Waited;
  readonly told: readonly RolloutProgress[];
  /** How often an operation was called. */
  calls(operation: string): number;
}

/** Waits for the rollout where ECS gives these answers in place of those of one that goes on. */
export async function wait(
  answers: Readonly<Record<string, readonly Answer[]>>,
  { onTold, ...options }: Partial<WaitOptions & Rollout> & { onTold?: (told: RolloutProgress) => void } = {},
): Promise<Wait> {
  const fake = fakeWorld({ ...going, ...answers });
  const told: RolloutProgress[] = [];
  const ending = await waitForRollout(
    fake.world,
    { ...rollout, ...options },
    {
      limitMs: 600_000,
      eventsBefore: new Set(),
      onProgress: (progress) => {
        told.push(progress);
        onTold?.(progress);
      },
      ...options,
    },
  );
  const calls = (operation: string) => fake.sent.filter((call) => call.operation === operation).length;
  return { ...fake, ending, told, calls };
}
