import { describe, expect, test } from 'vitest';
import { ReadFailed } from '../../../src/errors.ts';
import { judge } from '../../../src/rollout/judge.ts';
import { newPast } from '../../../src/rollout/past.ts';
import type { EntryPin, Pin } from '../../../src/rollout/pin.ts';
import type { ServiceDeployment } from '../../../src/rollout/serviceDeployment.ts';
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
    expect(judge(pin, { service, deployment: undefined })).toEqual({
      done: undefined,
      because: 'the rollout could not be seen; tasks: 1 running, 0 pending, 1 desired',
    });
  });

  test('our success stays one though a newer deployment is in charge by now', () => {
    const newer = { ...service, deployments: [{ ...primary, id: 'ecs-svc/2', rolloutState: 'IN_PROGRESS' }] };
    expect(judge(pin, { service: newer, deployment: { ...deployment, status: 'SUCCESSFUL' } }).done).toBe('succeeded');
  });

  test('stopped with a newer one behind it is superseded, which is no rollback', () => {
    expect(judge(pin, { service, deployment: { ...deployment, status: 'STOPPED' }, newer: 'arn:newer' })).toMatchObject(
      {
        done: 'superseded',
        because: 'a newer deployment took over: arn:newer',
        hint: expect.stringContaining('ours never will'),
      },
    );
  });

  test.each([
    { name: 'a later one', inCharge: { id: 'ecs-svc/newer', createdAtMs: 2_000_001 }, polls: 0, done: 'superseded' },
    {
      name: 'one of the same instant',
      inCharge: { id: 'ecs-svc/twin', createdAtMs: 2_000_000 },
      polls: 0,
      done: undefined,
    },
    { name: 'an older one', inCharge: { id: 'ecs-svc/before', createdAtMs: 1_000_000 }, polls: 0, done: undefined },
    { name: 'ours', inCharge: { id: 'ecs-svc/ours', createdAtMs: 2_000_000 }, polls: 0, done: undefined },
    { name: 'ours still', inCharge: { id: 'ecs-svc/ours', createdAtMs: 2_000_000 }, polls: 3, done: undefined },
    { name: 'ours to the end', inCharge: { id: 'ecs-svc/ours', createdAtMs: 2_000_000 }, polls: 4, done: 'failed' },
    {
      name: 'a later one at last',
      inCharge: { id: 'ecs-svc/newer', createdAtMs: 2_000_001 },
      polls: 4,
      done: 'superseded',
    },
  ])(
    'stopped with no newer one listed, and in charge is $name, after $polls such polls → $done',
    ({ inCharge, polls, done }) => {
      const seen = { ...service, deployments: [{ ...primary, ...inCharge }] };
      const stopped = { ...deployment, status: 'STOPPED' };
      expect(judge(pin, { service: seen, deployment: stopped }, { ...newPast, pollsWhileStopped: polls }).done).toBe(
        done,
      );
    },
  );

  test('that it was stopped is told while it is open who took over', () => {
    expect(judge(pin, { service, deployment: { ...deployment, status: 'STOPPED' } }).because).toBe(
      'STOPPED; tasks: 1 running, 0 pending, 1 desired',
    );
  });

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

  test('a service that is draining has failed', () => {
    expect(judge(pin, { service: { ...service, status: 'DRAINING' }, deployment })).toEqual({
      done: 'failed',
      because: 'the service is being deleted (DRAINING)',
    });
  });

  test.each([
    { looks: 3, seconds: 15, done: 'failed' },
    { looks: 2, seconds: 15, done: undefined },
    { looks: 3, seconds: 14.9, done: undefined },
  ])('a service that $looks looks before in $seconds s did not show either → $done', ({ looks, seconds, done }) => {
    const past = { ...newPast, looksWhileMissing: looks, missingForMs: seconds * 1_000 };
    expect(judge(pin, { service: undefined, deployment }, past).done).toBe(done);
  });

  test('a service that is not shown says nothing against a rollout that is over', () => {
    const past = { ...newPast, looksWhileMissing: 9, missingForMs: 90_000 };
    const over = { service: undefined, deployment: { ...deployment, status: 'SUCCESSFUL' } };
    expect(judge(pin, over, past).done).toBe('succeeded');
  });

  test('on a first deploy nothing ran before, which is no rollback that failed', () => {
    const statusReason = 'No rollback candidate was found to run the rollback.';
    expect(judge(pin, { service, deployment: { ...deployment, status: 'ROLLBACK_FAILED', statusReason } })).toEqual({
      done: 'failed',
      because: 'the rollout failed, and nothing ran before that ECS could put back',
      hint: 'ECS starts no more tasks of it: mend the cause and deploy again, which starts a new rollout',
    });
  });

  test.each([
    { polls: 1, isLast: false, done: undefined },
    { polls: 2, isLast: false, done: 'succeeded' },
    { polls: 0, isLast: true, done: 'succeeded' },
  ])('its entry has to do where it could not be read in $polls polls before, last: $isLast → $done', (seen) => {
    const entry: EntryPin = { kind: 'entry', id: primary.id, previousTaskDefinitionArn: 'td:2' };
    const snapshot = { service, deployment: undefined, deploymentBroken: new ReadFailed('no answer') };
    const past = { ...newPast, pollsWhileBroken: seen.polls, isLast: seen.isLast };
    expect(judge(pin, snapshot, past, entry).done).toBe(seen.done);
  });

  test('failures that the circuit breaker counts are told while it goes on', () => {
    const circuitBreaker = { failureCount: 1, threshold: 3 };
    expect(judge(pin, { service, deployment: { ...deployment, circuitBreaker } }).because).toBe(
      'IN_PROGRESS; tasks: 1 running, 0 pending, 1 desired (1 of 3 failures that trip the circuit breaker)',
    );
  });

  test('a rollback that failed too is told as both', () => {
    expect(judge(pin, { service, deployment: { ...deployment, status: 'ROLLBACK_FAILED' } }).because).toBe(
      'the rollout failed and so did its rollback: no reason given',
    );
  });

  test.each([
    { name: 'told twice', statusReason: 'tasks failed to start', rollbackReason: 'tasks failed to start' },
    { name: 'of the status alone', statusReason: 'tasks failed to start', rollbackReason: '' },
    { name: 'of the rollback alone', statusReason: '', rollbackReason: 'tasks failed to start' },
  ])('a reason $name is told once, and nothing beside it', ({ statusReason, rollbackReason }) => {
    const rolledBack = { ...deployment, status: 'ROLLBACK_SUCCESSFUL', statusReason, rollbackReason };
    expect(judge(pin, { service, deployment: rolledBack }).because).toBe(
      'ECS put the previous revision back: tasks failed to start',
    );
  });
});

describe('judged by the entry in the service, where service deployments cannot be read', () => {
  const entry: Pin = { kind: 'entry', id: 'ecs-svc/ours', previousTaskDefinitionArn: 'td:3' };
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
    expect(judge(entry, { service: { ...service, deployments }, deployment: undefined }).done).toBe(done);
  });

  test.each([
    {
      name: 'a failure',
      deployments: [{ ...ours, rolloutState: 'FAILED', rolloutStateReason: 'tasks failed to start' }],
      because: 'the rollout failed: tasks failed to start',
    },
    {
      name: 'a failure that ECS gives no reason for',
      deployments: [{ ...ours, rolloutState: 'FAILED' }],
      because: 'the rollout failed: no reason given',
    },
    {
      name: 'a rollback that goes on',
      deployments: [
        { ...back, rolloutState: 'IN_PROGRESS' },
        { ...ours, status: 'ACTIVE', rolloutState: 'FAILED', rolloutStateReason: 'tasks failed to start' },
      ],
      because: 'the rollout failed and ECS is putting the previous revision back: tasks failed to start',
    },
    {
      name: 'a rollback of an entry that is gone',
      deployments: [{ ...back, rolloutState: 'IN_PROGRESS', rolloutStateReason: 'circuit breaker' }],
      because: 'ECS is putting the previous revision back: circuit breaker',
    },
    {
      name: 'a success',
      deployments: [{ ...ours, rolloutState: 'COMPLETED' }],
      because: 'the task runs and is steady',
    },
    {
      name: 'no rollout state',
      deployments: [{ ...ours, rolloutState: '' }],
      because: 'no rollout state; tasks: 1 running, 0 pending, 1 desired',
    },
    {
      name: 'nothing in charge',
      deployments: [],
      because: 'no deployment is in charge; tasks: 1 running, 0 pending, 1 desired',
    },
  ])('$name is told in words', ({ deployments, because }) => {
    expect(judge(entry, { service: { ...service, deployments }, deployment: undefined }).because).toBe(because);
  });

  test.each([
    { name: 'not there', runningCount: 0, pendingCount: 0 },
    { name: 'still starting', runningCount: 0, pendingCount: 1 },
    { name: 'beside one that is starting', runningCount: 1, pendingCount: 1 },
  ])('completed is no success while the task is $name', ({ runningCount, pendingCount }) => {
    const deployments = [{ ...ours, rolloutState: 'COMPLETED' }];
    const seen = { ...service, runningCount, pendingCount, deployments };
    expect(judge(entry, { service: seen, deployment: undefined }).done).toBeUndefined();
  });
});
