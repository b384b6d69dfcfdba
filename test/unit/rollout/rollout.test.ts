import { describe, expect, test } from 'vitest';
import { rolloutOf, startedBy } from '../../../src/rollout/rollout.ts';
import { primary, service } from '../deploy/literals.ts';

const place = { cluster: 'production', service: 'access-log' };
const ours = { ...primary, id: 'ecs-svc/2', createdAtMs: 2_000_000, taskDefinitionArn: 'td:4' };

describe('the rollout to wait for', () => {
  test('is what the answer to an update shows in charge', () => {
    const stopping = { ...primary, status: 'ACTIVE' };
    expect(rolloutOf(place, service, { ...service, deployments: [ours, stopping] })).toEqual({
      cluster: 'production',
      service: 'access-log',
      deploymentId: 'ecs-svc/2',
      createdAtMs: 2_000_000,
      othersCreatedAtMs: [1_000_000, 1_000_000],
      taskDefinitionArn: 'td:4',
      previousTaskDefinitionArn: 'arn:aws:ecs:ap-northeast-1:111122223333:task-definition/access-log:3',
      isOver: false,
    });
  });

  test('has no revision before it on a first deploy, nor where the same one is started anew', () => {
    const after = { ...service, deployments: [ours] };
    expect(rolloutOf(place, undefined, after)).toMatchObject({
      othersCreatedAtMs: [],
      previousTaskDefinitionArn: undefined,
    });
    expect(rolloutOf(place, { ...service, taskDefinitionArn: 'td:4' }, after)).toMatchObject({
      deploymentId: 'ecs-svc/2',
      previousTaskDefinitionArn: undefined,
    });
  });

  test('is of this run where nothing was in charge before', () => {
    expect(rolloutOf(place, { ...service, deployments: [] }, service)).toMatchObject({ isOver: false });
  });

  test.each([
    { name: 'is steady', seen: {}, rolling: false },
    { name: 'still stops an old task', seen: { deployments: [primary, { ...ours, status: 'ACTIVE' }] }, rolling: true },
    { name: 'runs no task', seen: { runningCount: 0 }, rolling: true },
    { name: 'starts another task', seen: { pendingCount: 1 }, rolling: true },
    {
      name: 'is in an earlier run’s rollout',
      seen: { deployments: [{ ...primary, rolloutState: 'IN_PROGRESS' }] },
      rolling: true,
    },
    { name: 'has nothing in charge', seen: { deployments: [], runningCount: 0 }, rolling: false },
  ])('of a service that was left alone and $name: $rolling', ({ seen, rolling }) => {
    expect(rolloutOf(place, service, { ...service, ...seen }) !== undefined).toBe(rolling);
  });

  test.each([
    { name: 'started by this run', before: undefined, rolloutState: 'COMPLETED', isOver: false },
    { name: 'found going on', before: service, rolloutState: 'IN_PROGRESS', isOver: false },
    { name: 'found completed, its task missing', before: service, rolloutState: 'COMPLETED', isOver: true },
  ])('$name is over: $isOver', ({ before, rolloutState, isOver }) => {
    const now = { ...service, runningCount: 0, deployments: [{ ...primary, rolloutState }] };
    expect(rolloutOf(place, before, now)).toMatchObject({ isOver });
  });
});

test.each([
  { name: 'of its revision, stamped 5 s before it', task: { createdAtMs: 1_995_000 }, is: true },
  { name: 'of its revision, older than that', task: { createdAtMs: 1_994_999 }, is: false },
  { name: 'of another revision', task: { taskDefinitionArn: 'td:3' }, is: false },
])('a task $name was started by the rollout: $is', ({ task, is }) => {
  const rollout = { taskDefinitionArn: 'td:4', createdAtMs: 2_000_000 };
  expect(startedBy(rollout, { taskDefinitionArn: 'td:4', createdAtMs: 2_000_000, ...task })).toBe(is);
});
