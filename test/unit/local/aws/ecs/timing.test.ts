import { describe, expect, test } from 'vitest';
import { makeScheduler } from '../../../../../local/aws/ecs/scheduler/driver.ts';
import type { Deed } from '../../../../../local/aws/ecs/scheduler/event.ts';
import type { SchedulerState } from '../../../../../local/aws/ecs/scheduler/state.ts';
import { breakerThreshold, holdMs } from '../../../../../local/aws/ecs/scheduler/timing.ts';
import { virtualTime } from '../../../../support/virtualTime.ts';

const breaker = {
  enable: true,
  rollback: true,
  resetOnHealthyTask: true,
  threshold: { type: 'BOUNDED_PERCENT', value: 50 },
} as const;
const limits = { minimumHealthyPercent: 0, maximumPercent: 100, breaker };

const empty: SchedulerState = {
  serviceName: 'web',
  seed: '000000000000000000000000',
  startedTasks: 0,
  status: 'ACTIVE',
  desiredCount: 0,
  limits,
  startsBesideStopping: false,
  breakerCountsCrashes: true,
  rollouts: [],
  deployments: [],
  tasks: [],
  steady: false,
  heldBy: undefined,
  holds: 0,
  failuresInARow: 0,
  lastGood: undefined,
};

const firstTask = '00000000000000000000000000000001';

/** A scheduler with a deployment of one task, and what it had to do. */
function deployed() {
  const time = virtualTime(0);
  const deeds: Deed[] = [];
  const scheduler = makeScheduler(empty, { time, carryOut: (deed) => deeds.push(deed) });
  scheduler.dispatch({ type: 'deployed', arn: 'd', rolloutId: 'r', revision: 'v', desiredCount: 1, limits });
  const starts = () => deeds.filter(({ type }) => type === 'start-task').length;
  return { time, scheduler, starts, status: () => scheduler.state().deployments[0]?.status };
}

describe('in AWS’s time', () => {
  test('a deployment is PENDING for a second, then it starts its task', async () => {
    const { time, status, starts } = deployed();
    await time.advance(999);
    expect([status(), starts()]).toEqual(['PENDING', 0]);
    await time.advance(1);
    expect([status(), starts()]).toEqual(['IN_PROGRESS', 1]);
  });

  test('a task without a health check counts when it has been RUNNING for 40 seconds, not before', async () => {
    const { time, scheduler, status } = deployed();
    await time.advance(1000);
    scheduler.dispatch({ type: 'task-running', taskId: firstTask, hasHealthCheck: false });
    await time.advance(39_999);
    expect(status()).toBe('IN_PROGRESS');
    await time.advance(1);
    expect(status()).toBe('SUCCESSFUL');
  });

  test('a task that failed is replaced 10 seconds later, not before', async () => {
    const { time, scheduler, starts } = deployed();
    await time.advance(1000);
    scheduler.dispatch({ type: 'task-stopping', taskId: firstTask, failed: true });
    scheduler.dispatch({ type: 'task-stopped', taskId: firstTask });
    await time.advance(9999);
    expect(starts()).toBe(1);
    await time.advance(1);
    expect(starts()).toBe(2);
  });

  test('nothing is started any more once the scheduler is closed', async () => {
    const { time, scheduler, starts } = deployed();
    scheduler.close();
    await time.advance(60_000);
    expect(starts()).toBe(0);
  });
});

test.each([
  { failures: 0, ms: 10_000 },
  { failures: 1, ms: 10_000 },
  { failures: 2, ms: 20_000 },
  { failures: 7, ms: 640_000 },
  { failures: 8, ms: 900_000 },
  { failures: 9, ms: 900_000 },
])('after $failures failures in a row the next start is held for $ms ms: at most a quarter of an hour', (claim) => {
  expect(holdMs(claim.failures)).toBe(claim.ms);
});

describe('the circuit breaker’s threshold', () => {
  test.each([
    { name: 'at least 3', type: 'BOUNDED_PERCENT', value: 50, desired: 1, failures: 3 },
    { name: 'half of the desired count above that', type: 'BOUNDED_PERCENT', value: 50, desired: 7, failures: 4 },
    { name: 'still half at 397', type: 'BOUNDED_PERCENT', value: 50, desired: 397, failures: 199 },
    { name: 'at most 200', type: 'BOUNDED_PERCENT', value: 50, desired: 401, failures: 200 },
    { name: 'without a bound at least 1', type: 'UNBOUNDED_PERCENT', value: 50, desired: 0, failures: 1 },
    { name: 'without a bound above 200', type: 'UNBOUNDED_PERCENT', value: 50, desired: 402, failures: 201 },
    { name: 'a count as it is', type: 'COUNT', value: 2, desired: 1, failures: 2 },
  ] as const)('$name', ({ type, value, desired, failures }) => {
    expect(breakerThreshold({ ...breaker, threshold: { type, value } }, desired)).toBe(failures);
  });
});
