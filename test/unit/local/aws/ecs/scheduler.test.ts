import { describe, expect, test } from 'vitest';
import type { Limits } from '../../../../../local/aws/ecs/scheduler/deployment.ts';
import type { Action, Happening } from '../../../../../local/aws/ecs/scheduler/event.ts';
import { reduce } from '../../../../../local/aws/ecs/scheduler/reduce.ts';
import type { SchedulerState } from '../../../../../local/aws/ecs/scheduler/state.ts';

const breaker = {
  enable: true,
  rollback: true,
  resetOnHealthyTask: true,
  threshold: { type: 'BOUNDED_PERCENT', value: 50 },
} as const;
const stopFirst: Limits = { minimumHealthyPercent: 0, maximumPercent: 100, breaker };
const startFirst: Limits = { minimumHealthyPercent: 100, maximumPercent: 200, breaker };

const task1 = '00000000000000000000000000000001';
const task2 = '00000000000000000000000000000002';
const task3 = '00000000000000000000000000000003';
const task4 = '00000000000000000000000000000004';

const empty: SchedulerState = {
  serviceName: 'access-log',
  seed: '000000000000000000000000',
  startedTasks: 0,
  status: 'ACTIVE',
  desiredCount: 0,
  limits: stopFirst,
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

function deployed(name: string, limits: Limits = stopFirst): Happening {
  const [arn, rolloutId, revision] = [`deployment-${name}`, `ecs-svc/${name}`, `revision-${name}`];
  return { type: 'deployed', arn, rolloutId, revision, desiredCount: 1, limits };
}
const begun = (name: string): Happening => ({
  type: 'elapsed',
  timer: { kind: 'advance', deployment: `deployment-${name}` },
});
const running = (taskId: string): Happening => ({ type: 'task-running', taskId, hasHealthCheck: false });
const longEnough = (taskId: string): Happening => ({ type: 'elapsed', timer: { kind: 'healthy-after', taskId } });
const stopping = (taskId: string): Happening => ({ type: 'task-stopping', taskId, failed: true });
const stopped = (taskId: string): Happening => ({ type: 'task-stopped', taskId });
const held = (serial: number): Happening => ({ type: 'elapsed', timer: { kind: 'hold', serial } });

/** Runs the events one second apart; each event's actions stand beside it. */
function run(events: readonly Happening[], from: SchedulerState = empty) {
  let state = from;
  const actions: Action[][] = [];
  for (const [index, event] of events.entries()) {
    const result = reduce(state, { ...event, atMs: index * 1_000 });
    state = result.state;
    actions.push(result.actions);
  }
  return { state, actions, last: actions.at(-1) ?? [], said: actions.flat().flatMap(said) };
}

function said(action: Action): string[] {
  return action.type === 'say' ? [action.message] : [];
}

const deeds = (actions: readonly Action[]) =>
  actions.flatMap((action) =>
    action.type === 'start-task' || action.type === 'stop-task' ? [`${action.type} ${action.taskId.slice(-1)}`] : [],
  );

const firstUp = [deployed('a'), begun('a'), running(task1), longEnough(task1)];
const failing = (taskId: string, hold: number) => [stopping(taskId), stopped(taskId), held(hold)];

describe('a first deployment', () => {
  test('is PENDING and starts nothing until it begins', () => {
    const { state, actions } = run([deployed('a')]);
    expect(state.deployments[0]?.status).toBe('PENDING');
    expect(deeds(actions.flat())).toEqual([]);
  });

  test('is SUCCESSFUL when its task has been RUNNING long enough, not before', () => {
    expect(run(firstUp.slice(0, 3)).state.deployments[0]?.status).toBe('IN_PROGRESS');
    const { state, said } = run(firstUp);
    expect(state.deployments[0]).toMatchObject({ status: 'SUCCESSFUL', startedAtMs: 1_000, finishedAtMs: 3_000 });
    expect(state.rollouts).toMatchObject([{ status: 'PRIMARY', rolloutState: 'COMPLETED' }]);
    expect(said).toMatchInlineSnapshot(`
      [
        "(service access-log) has started 1 tasks: (task 00000000000000000000000000000001).",
        "(service access-log) (deployment ecs-svc/a) deployment completed.",
        "(service access-log) has reached a steady state.",
      ]
    `);
  });

  test('waits for HEALTHY, not for time, when an essential container has a health check', () => {
    const up: Happening[] = [deployed('a'), begun('a'), { type: 'task-running', taskId: task1, hasHealthCheck: true }];
    expect(run(up).last).toEqual([]);
    const { state } = run([...up, { type: 'task-healthy', taskId: task1 }]);
    expect(state.deployments[0]?.status).toBe('SUCCESSFUL');
  });

  test('whose tasks run and then crash goes on for ever where the circuit breaker counts only tasks that never ran', () => {
    const crashing = (taskId: string, hold: number) => [running(taskId), ...failing(taskId, hold)];
    const events = [deployed('a'), begun('a'), ...crashing(task1, 1), ...crashing(task2, 2), ...crashing(task3, 3)];
    const letter = run(events, { ...empty, breakerCountsCrashes: false }).state;
    expect(letter.deployments[0]).toMatchObject({ status: 'IN_PROGRESS', breaker: { failures: 0 } });
    expect(letter.tasks).toMatchObject([{ id: task4, phase: 'PENDING' }]);
    expect(run(events).state.deployments[0]).toMatchObject({ breaker: { status: 'TRIGGERED', failures: 3 } });
  });

  test('that fails three times has nothing to roll back to and leaves no task', () => {
    const { state, said } = run([
      ...[deployed('a'), begun('a')],
      ...[...failing(task1, 1), ...failing(task2, 2), ...failing(task3, 3)],
    ]);
    expect(state.deployments[0]).toMatchObject({
      status: 'ROLLBACK_FAILED',
      statusReason: 'No rollback candidate was found to run the rollback.',
      breaker: { status: 'TRIGGERED', failures: 3, threshold: 3 },
      rollback: { reason: 'Service deployment rolled back because the circuit breaker threshold was exceeded.' },
    });
    expect(state.rollouts[0]).toMatchObject({ rolloutState: 'FAILED', failedTasks: 3 });
    expect(state.tasks).toEqual([]);
    expect(said.at(-1)).toBe('(service access-log) (deployment ecs-svc/a) deployment failed: tasks failed to start.');
  });
});

describe('replacing the task', () => {
  const second = [...firstUp, deployed('b', stopFirst), begun('b')];

  test('at 0/100 stops the old one first, and starts the new one only when it is STOPPED', () => {
    expect(deeds(run(second).last)).toEqual(['stop-task 1']);
    expect(deeds(run([...second, stopped(task1)]).last)).toEqual(['start-task 2']);
  });

  test('at 0/100 may start the new one beside a stopping one, when that is chosen', () => {
    const { last } = run(second, { ...empty, startsBesideStopping: true });
    expect(deeds(last)).toEqual(['stop-task 1', 'start-task 2']);
  });

  test('at 100/200 starts the new one first, and stops the old one when the new one counts', () => {
    const begin = [...firstUp, deployed('b', startFirst), begun('b')];
    expect(deeds(run(begin).last)).toEqual(['start-task 2']);
    expect(deeds(run([...begin, running(task2)]).last)).toEqual([]);
    expect(deeds(run([...begin, running(task2), longEnough(task2)]).last)).toEqual(['stop-task 1']);
  });

  test('is over when the new one counts and the old rollout is gone', () => {
    const { state } = run([...second, stopped(task1), running(task2), longEnough(task2)]);
    expect(state.deployments.map(({ status }) => status)).toEqual(['SUCCESSFUL', 'SUCCESSFUL']);
    expect(state.rollouts.map(({ id }) => id)).toEqual(['ecs-svc/b']);
  });

  test('that fails three times goes back to the rollout before, under its old id', () => {
    const thrice = [...failing(task2, 1), ...failing(task3, 2), ...failing(task4, 3)];
    const back = run([...second, stopped(task1), ...thrice]);
    expect(back.state.deployments[0]).toMatchObject({
      status: 'ROLLBACK_IN_PROGRESS',
      rollback: { revision: 'revision-a' },
    });
    expect(back.state.rollouts).toMatchObject([
      {
        id: 'ecs-svc/a',
        status: 'PRIMARY',
        rolloutStateReason: 'ECS deployment circuit breaker: rolling back to deploymentId ecs-svc/a.',
      },
      {
        id: 'ecs-svc/b',
        status: 'ACTIVE',
        rolloutState: 'FAILED',
        rolloutStateReason: 'ECS deployment circuit breaker: tasks failed to start.',
      },
    ]);
    const task5 = '00000000000000000000000000000005';
    const { state, said } = run([running(task5), longEnough(task5)], back.state);
    expect(state.deployments[0]).toMatchObject({ status: 'ROLLBACK_SUCCESSFUL', breaker: { failures: 3 } });
    expect(state.rollouts).toMatchObject([{ id: 'ecs-svc/a', rolloutState: 'COMPLETED' }]);
    expect([...back.said.slice(-3), ...said]).toMatchInlineSnapshot(`
      [
        "(service access-log) (deployment ecs-svc/b) deployment failed: tasks failed to start.",
        "(service access-log) rolling back to deployment ecs-svc/a.",
        "(service access-log) has started 1 tasks: (task 00000000000000000000000000000005).",
        "(service access-log) (deployment ecs-svc/a) deployment completed.",
        "(service access-log) has reached a steady state.",
      ]
    `);
  });

  test('superseded by a newer deployment is STOPPED, and not rolled back', () => {
    const { state, last } = run([...second, stopped(task1), deployed('c'), begun('c')]);
    expect(state.deployments.map(({ status }) => status)).toEqual(['IN_PROGRESS', 'STOPPED', 'SUCCESSFUL']);
    expect(state.deployments[1]).toMatchObject({
      statusReason: 'Service deployment stopped because a newer service deployment was started.',
      rollback: undefined,
    });
    expect(deeds(last)).toEqual(['stop-task 2']);
  });

  test('stopped on request rolls back by way of ROLLBACK_REQUESTED', () => {
    const requested = run([
      ...[...second, stopped(task1)],
      { type: 'stop-requested', arn: 'deployment-b', stopType: 'ROLLBACK' },
    ]);
    expect(requested.state.deployments[0]?.status).toBe('ROLLBACK_REQUESTED');
    const { state, last } = run([begun('b')], requested.state);
    expect(state.deployments[0]?.status).toBe('ROLLBACK_IN_PROGRESS');
    expect(deeds(last)).toEqual(['stop-task 2']);
  });

  test('without rollback ends STOPPED at the threshold and starts nothing more', () => {
    const limits: Limits = { ...stopFirst, breaker: { ...breaker, rollback: false } };
    const { state } = run([
      ...[...firstUp, deployed('b', limits), begun('b'), stopped(task1)],
      ...[...failing(task2, 1), ...failing(task3, 2), ...failing(task4, 3)],
    ]);
    expect(state.deployments[0]?.status).toBe('STOPPED');
    expect(state.tasks).toEqual([]);
  });
});

describe('a task that ends by itself', () => {
  test('is replaced once it is STOPPED and the wait is over', () => {
    expect(deeds(run([...firstUp, stopping(task1), stopped(task1)]).last)).toEqual([]);
    expect(deeds(run([...firstUp, ...failing(task1, 1)]).last)).toEqual(['start-task 2']);
  });

  test('after the rollout is COMPLETED counts no longer against it', () => {
    const { state } = run([...firstUp, ...failing(task1, 1)]);
    expect(state.rollouts[0]).toMatchObject({ rolloutState: 'COMPLETED', failedTasks: 0 });
  });

  test('makes the waits longer while none comes to RUNNING', () => {
    const { actions } = run([deployed('a'), begun('a'), ...failing(task1, 1), ...failing(task2, 2)]);
    const waits = actions.flat().flatMap((a) => (a.type === 'wait' && a.timer.kind === 'hold' ? [a.ms] : []));
    expect(waits).toEqual([10_000, 20_000]);
  });

  test('is stopped and replaced when its health check fails', () => {
    const { last } = run([...firstUp, { type: 'task-unhealthy', taskId: task1 }]);
    expect(last).toContainEqual({
      type: 'stop-task',
      taskId: task1,
      reason: 'Task failed container health checks',
    });
  });
});

describe('other changes', () => {
  test('a desired count of 0 stops the task and starts no service deployment', () => {
    const { state, last } = run([...firstUp, { type: 'configured', desiredCount: 0, limits: stopFirst }]);
    expect(deeds(last)).toEqual(['stop-task 1']);
    expect(state.deployments).toHaveLength(1);
  });

  test('deletion drains the service, which is INACTIVE when no task is left', () => {
    const draining = run([...firstUp, { type: 'deleted' }]);
    expect(draining.state.status).toBe('DRAINING');
    expect(run([stopped(task1)], draining.state).state.status).toBe('INACTIVE');
  });

  test('the state handed in is left as it was', () => {
    const before = structuredClone(empty);
    run(firstUp);
    expect(empty).toEqual(before);
  });
});
