import { describe, expect, test } from 'vitest';
import { judge, type Pin, type ServiceDeployment } from '../../../src/rollout/judge.ts';
import { isRolling, pickNewer, pickOurs, startedRollout } from '../../../src/rollout/pin.ts';
import { primary, service } from '../deploy/literals.ts';

const arn = 'arn:aws:ecs:ap-northeast-1:111122223333:service-deployment/production/access-log/ours';
const pin: Pin = { kind: 'service-deployment', arn, id: 'ecs-svc/ours', createdAtMs: 2_000_000 };
const deployment: ServiceDeployment = {
  arn,
  createdAtMs: 2_000_000,
  status: 'IN_PROGRESS',
  statusReason: '',
  rollbackReason: '',
  circuitBreaker: { failureCount: 0, threshold: 3 },
};

describe('judged by our service deployment', () => {
  test.each([
    { status: 'PENDING', done: undefined },
    { status: 'IN_PROGRESS', done: undefined },
    { status: 'STOP_REQUESTED', done: undefined },
    { status: 'ROLLBACK_REQUESTED', done: undefined },
    { status: 'ROLLBACK_IN_PROGRESS', done: undefined },
    { status: 'SUCCESSFUL', done: 'succeeded' },
    { status: 'ROLLBACK_SUCCESSFUL', done: 'rolled-back' },
    { status: 'ROLLBACK_FAILED', done: 'failed' },
    { status: 'A_STATE_OF_NEXT_YEAR', done: undefined },
  ])('$status → $done', ({ status, done }) => {
    expect(judge(pin, { service, deployment: { ...deployment, status } }).done).toBe(done);
  });

  test('what runs as desired is no success while the rollout goes on: the new task may be about to fail', () => {
    const { done, because } = judge(pin, { service, deployment });
    expect(done).toBeUndefined();
    expect(because).toBe('IN_PROGRESS; tasks: 1 running, 0 pending, 1 desired');
  });

  test('a completed entry in the service does not count while our service deployment was not seen', () => {
    expect(judge(pin, { service, deployment: undefined }).done).toBeUndefined();
  });

  test('our success stays one though a newer deployment is in charge by now', () => {
    const newer = { ...service, deployments: [{ ...primary, id: 'ecs-svc/2', rolloutState: 'IN_PROGRESS' }] };
    expect(judge(pin, { service: newer, deployment: { ...deployment, status: 'SUCCESSFUL' } }).done).toBe('succeeded');
  });

  test('stopped with a newer one behind it is superseded, which is no rollback', () => {
    expect(judge(pin, { service, deployment: { ...deployment, status: 'STOPPED' }, newer: 'arn:newer' })).toEqual({
      done: 'superseded',
      because: 'a newer deployment took over: arn:newer',
    });
  });

  test.each([
    { name: 'a later one', inCharge: { id: 'ecs-svc/newer', createdAtMs: 2_000_001 }, looks: 0, done: 'superseded' },
    { name: 'an older one', inCharge: { id: 'ecs-svc/before', createdAtMs: 1_000_000 }, looks: 0, done: undefined },
    { name: 'ours', inCharge: { id: 'ecs-svc/ours', createdAtMs: 2_000_000 }, looks: 0, done: undefined },
    { name: 'ours still', inCharge: { id: 'ecs-svc/ours', createdAtMs: 2_000_000 }, looks: 3, done: undefined },
    { name: 'ours to the end', inCharge: { id: 'ecs-svc/ours', createdAtMs: 2_000_000 }, looks: 4, done: 'failed' },
    {
      name: 'a later one at last',
      inCharge: { id: 'ecs-svc/newer', createdAtMs: 2_000_001 },
      looks: 4,
      done: 'superseded',
    },
  ])(
    'stopped with no newer one listed, and in charge is $name, after $looks such looks → $done',
    ({ inCharge, looks, done }) => {
      const seen = { ...service, deployments: [{ ...primary, ...inCharge }] };
      const stopped = { ...deployment, status: 'STOPPED' };
      expect(judge(pin, { service: seen, deployment: stopped, looksWhileStopped: looks }).done).toBe(done);
    },
  );

  test('a rollback tells both reasons and the failures', () => {
    const rolledBack = {
      ...deployment,
      status: 'ROLLBACK_SUCCESSFUL',
      statusReason: 'Service deployment rolled back',
      rollbackReason: 'deployment circuit breaker: tasks failed to start',
      circuitBreaker: { failureCount: 3, threshold: 3 },
    };
    expect(judge(pin, { service, deployment: rolledBack }).because).toMatchInlineSnapshot(
      `"ECS put the previous revision back: Service deployment rolled back; deployment circuit breaker: tasks failed to start (3 of 3 failures that trip the circuit breaker)"`,
    );
  });

  test.each([
    { name: 'gone', seen: undefined },
    { name: 'draining', seen: { ...service, status: 'DRAINING' } },
  ])('a service that is $name has failed', ({ seen }) => {
    expect(judge(pin, { service: seen, deployment }).done).toBe('failed');
  });
});

describe('judged by the entry in the service, where service deployments cannot be read', () => {
  const fallback: Pin = { kind: 'deployment', id: 'ecs-svc/ours', previousTaskDefinitionArn: 'td:3' };
  const ours = { ...primary, id: 'ecs-svc/ours', taskDefinitionArn: 'td:4', rolloutState: 'IN_PROGRESS' };
  const back = { ...primary, id: 'ecs-svc/back', taskDefinitionArn: 'td:3' };
  const newer = { ...primary, id: 'ecs-svc/newer', taskDefinitionArn: 'td:5' };

  test.each([
    { name: 'in progress, though it runs as desired', deployments: [ours], done: undefined },
    { name: 'completed', deployments: [{ ...ours, rolloutState: 'COMPLETED' }], done: 'succeeded' },
    { name: 'failed', deployments: [{ ...ours, rolloutState: 'FAILED' }], done: 'failed' },
    {
      name: 'failed, the previous revision on its way back',
      deployments: [
        { ...back, rolloutState: 'IN_PROGRESS' },
        { ...ours, status: 'ACTIVE', rolloutState: 'FAILED' },
      ],
      done: 'failed',
    },
    {
      name: 'failed, the previous revision back',
      deployments: [back, { ...ours, status: 'ACTIVE', rolloutState: 'FAILED' }],
      done: 'rolled-back',
    },
    { name: 'vanished, the previous revision back', deployments: [back], done: 'rolled-back' },
    { name: 'vanished behind another revision', deployments: [newer], done: 'superseded' },
    {
      name: 'still there behind another revision',
      deployments: [newer, { ...ours, status: 'ACTIVE' }],
      done: 'superseded',
    },
    { name: 'without a rollout state', deployments: [{ ...ours, rolloutState: '' }], done: undefined },
    { name: 'with nothing in charge', deployments: [], done: undefined },
  ])('$name → $done', ({ deployments, done }) => {
    expect(judge(fallback, { service: { ...service, deployments }, deployment: undefined }).done).toBe(done);
  });

  test.each([
    { name: 'not there', runningCount: 0, pendingCount: 0 },
    { name: 'still starting', runningCount: 0, pendingCount: 1 },
    { name: 'beside one that is starting', runningCount: 1, pendingCount: 1 },
  ])('completed is no success while the task is $name', ({ runningCount, pendingCount }) => {
    const deployments = [{ ...ours, rolloutState: 'COMPLETED' }];
    const seen = { ...service, runningCount, pendingCount, deployments };
    expect(judge(fallback, { service: seen, deployment: undefined }).done).toBeUndefined();
  });
});

describe('pinning', () => {
  const before = { arn: 'before', createdAtMs: 1_000_000, status: 'SUCCESSFUL' };
  const ours = { arn: 'ours', createdAtMs: 2_000_040, status: 'PENDING' };
  const behind = { arn: 'behind', createdAtMs: 2_003_000, status: 'PENDING' };

  test.each([
    { name: 'ours among older and newer ones', briefs: [behind, ours, before], arn: 'ours' },
    { name: 'none yet: the one before is not ours', briefs: [before], arn: undefined },
    { name: 'none at all', briefs: [], arn: undefined },
  ])('pickOurs: $name', ({ briefs, arn: expected }) => {
    expect(pickOurs(briefs, 2_000_000, [1_000_000])?.arn).toBe(expected);
  });

  test('pickOurs: a push of three seconds ago, listed before ours is, belongs to its own entry', () => {
    const justBefore = { arn: 'just-before', createdAtMs: 1_997_010, status: 'IN_PROGRESS' };
    expect(pickOurs([justBefore], 2_000_000, [1_997_000])).toBeUndefined();
    expect(pickOurs([justBefore, ours], 2_000_000, [1_997_000])?.arn).toBe('ours');
  });

  test('pickNewer: only one that was made after ours', () => {
    expect(pickNewer([before, ours], ours)).toBeUndefined();
    expect(pickNewer([before, ours, behind], ours)?.arn).toBe('behind');
  });

  test('startedRollout: a new entry in charge, and not the update alone', () => {
    const after = { ...service, deployments: [{ ...primary, id: 'ecs-svc/2' }] };
    expect(startedRollout(service, after)).toBe(true);
    expect(startedRollout(undefined, after)).toBe(true);
    expect(startedRollout(service, service)).toBe(false);
  });

  test.each([
    { name: 'steady', seen: service, rolling: false },
    { name: 'an old task is still stopping', seen: { ...service, deployments: [primary, primary] }, rolling: true },
    { name: 'no task runs', seen: { ...service, runningCount: 0 }, rolling: true },
    {
      name: 'an earlier run’s rollout',
      seen: { ...service, deployments: [{ ...primary, rolloutState: 'IN_PROGRESS' }] },
      rolling: true,
    },
  ])('isRolling: $name → $rolling', ({ seen, rolling }) => {
    expect(isRolling(seen)).toBe(rolling);
  });
});
