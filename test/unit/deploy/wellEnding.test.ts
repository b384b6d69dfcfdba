import { describe, expect, test } from 'vitest';
import { endingUnseen } from '../../../src/deploy/ending.ts';
import { wellEnding } from '../../../src/deploy/wellEnding.ts';
import type { Health } from '../../../src/health/health.ts';
import { primary, service } from './literals.ts';

const td = (revision: number) => `arn:aws:ecs:ap-northeast-1:111122223333:task-definition/access-log:${revision}`;
const health: Health = {
  verdict: 'healthy',
  because: 'task 01234567 runs',
  running: 1,
  pending: 0,
  desired: 1,
  tasks: [],
  stops: [],
  listening: { state: 'yes', sinceMs: undefined, address: '10.0.0.7', because: '' },
};
const good = endingUnseen('succeeded', 'the new task runs and is steady');
const wanted = {
  ours: { ...service, deployments: [{ ...primary, id: 'ecs-svc/4', taskDefinitionArn: td(4) }] },
  taskDefinition: td(4),
  previous: td(3),
};
const looked = (id: string, revision: number, more: Partial<typeof primary> = {}, seen = health) => ({
  health: seen,
  passes: false,
  heals: false,
  mayHeal: false,
  crashed: [],
  service: { ...service, deployments: [{ ...primary, id, taskDefinitionArn: td(revision), ...more }] },
});

describe('a service that is well after a deploy', () => {
  test('is its success where it runs what was wanted', () => {
    expect(wellEnding(good, 'the rollout is over', wanted, looked('ecs-svc/4', 4))).toMatchObject({
      outcome: 'succeeded',
      because: 'the new task runs and is steady; task 01234567 runs',
    });
  });

  test('is none where the revision of before runs again', () => {
    expect(wellEnding(good, 'the rollout is over', wanted, looked('ecs-svc/3', 3))).toMatchObject({
      outcome: 'rolled-back',
      because: 'the rollout is over, but then the previous revision was put back: access-log:3; 10.0.0.7 listens',
      runs: td(3),
    });
  });

  test.each([
    { name: 'is over', rolloutState: 'COMPLETED' },
    { name: 'goes on', rolloutState: 'IN_PROGRESS' },
  ])('is none where another deploy took over that $name', ({ rolloutState }) => {
    expect(wellEnding(good, 'the rollout is over', wanted, looked('ecs-svc/5', 5, { rolloutState }))).toMatchObject({
      outcome: 'superseded',
      because:
        'the rollout is over, but then a newer deployment took over: ecs-svc/5, which brings access-log:5; 10.0.0.7 listens',
      runs: td(5),
    });
  });

  test('is its success where the same revision was started once more, and is steady', () => {
    expect(wellEnding(good, 'the rollout is over', wanted, looked('ecs-svc/5', 4)).outcome).toBe('succeeded');
  });
});

test('a service that is not well, and is another’s by now, is told as that', () => {
  const unwell: Health = { ...health, verdict: 'degraded', because: 'no task runs' };
  expect(wellEnding(good, 'the rollout is over', wanted, looked('ecs-svc/5', 5, {}, unwell)).outcome).toBe(
    'superseded',
  );
});
