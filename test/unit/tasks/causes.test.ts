import { describe, expect, test } from 'vitest';
import { causeOf } from '../../../src/tasks/cause.ts';
import { causeOfEvent } from '../../../src/tasks/eventCause.ts';

const failed = { stopCode: 'TaskFailedToStart', containers: [] };

describe('a cause', () => {
  test.each([
    { reason: 'CannotPullContainerError: pull image manifest: repo/a:1: not found', hint: 'push it first' },
    {
      reason: 'CannotPullContainerError: Error response from daemon: no basic auth credentials',
      hint: 'ecr:BatchGetImage',
    },
    {
      reason: 'CannotPullContainerError: no matching manifest for linux/arm64 in the manifest list: platform',
      hint: '--platform',
    },
    {
      reason: 'CannotPullContainerError: toomanyrequests: You have reached your pull rate limit',
      hint: 'pull-through cache',
    },
    { reason: 'CannotPullContainerError: dial tcp 1.2.3.4:443: i/o timeout', hint: 'VPC endpoints for ecr.api' },
    { reason: 'CannotPullContainerError: write /var/lib/docker: no space left on device', hint: 'disk is full' },
    {
      reason:
        'ResourceInitializationError: unable to pull secrets or registry auth: unable to retrieve secret from asm: AccessDeniedException',
      hint: 'secretsmanager:GetSecretValue',
    },
    {
      reason:
        "ResourceInitializationError: unable to pull secrets or registry auth: unable to retrieve secret from asm: ResourceNotFoundException: Secrets Manager can't find the specified secret.",
      hint: 'does not exist',
    },
    {
      reason:
        'ResourceInitializationError: unable to pull secrets or registry auth: RequestCanceled: context deadline exceeded',
      hint: 'no way to Secrets Manager',
    },
    {
      reason:
        'CannotStartContainerError: Error response from daemon: failed to initialize logging driver: failed to create Cloudwatch log stream',
      hint: 'the log group has to exist',
    },
    {
      reason: 'ResourceInitializationError: failed to invoke EFS utils commands to set up EFS volumes',
      hint: 'port 2049',
    },
    { reason: 'Timeout waiting for network interface provisioning to complete.', hint: 'no network interface' },
    { reason: 'CannotStartContainerError: exec: "cronn": executable file not found in $PATH', hint: 'no such command' },
    {
      reason: 'ECS was unable to assume the role arn:aws:iam::111122223333:role/x',
      hint: 'trust ecs-tasks.amazonaws.com',
    },
  ])('has a hint of what to do: $reason', ({ reason, hint }) => {
    expect(causeOf({ ...failed, stoppedReason: reason }).hint).toContain(hint);
  });

  test('names the container once, and no words twice', () => {
    const reason = 'CannotPullContainerError: repo/a:1: not found';
    const containers = [{ name: 'batch', reason, explanation: reason }];
    expect(causeOf({ ...failed, stoppedReason: reason, containers }).fact).toBe(`container batch ${reason}`);
  });

  test.each([
    { stopCode: 'UserInitiated', stoppedReason: 'Task stopped by user', kind: 'wanted' },
    {
      stopCode: 'ServiceSchedulerInitiated',
      stoppedReason: 'Scaling activity initiated by (deployment ecs-svc/1)',
      kind: 'wanted',
    },
    { stopCode: 'ServiceSchedulerInitiated', stoppedReason: 'Task failed container health checks', kind: 'failure' },
    { stopCode: 'SpotInterruption', stoppedReason: 'Your Spot Task was interrupted.', kind: 'host' },
    { stopCode: 'TerminationNotice', stoppedReason: 'Host EC2 (instance i-1) terminated.', kind: 'host' },
    { stopCode: '', stoppedReason: 'Host EC2 (instance i-1) stopped.', kind: 'host' },
    { stopCode: '', stoppedReason: '', kind: 'failure' },
  ])('that is $stopCode is a $kind: $stoppedReason', ({ kind, ...said }) => {
    const containers = [{ name: 'batch', reason: '', explanation: 'exited with 143', exitCode: 143 }];
    expect(causeOf({ ...said, containers }).kind).toBe(kind);
  });
});

test.each([
  { event: 'has started 1 tasks: (task 1).', fact: undefined },
  { event: 'has reached a steady state.', fact: undefined },
  {
    event: 'is unable to consistently start tasks successfully. For more information, see the Troubleshooting section.',
    fact: undefined,
  },
  {
    event: 'was unable to place a task. Reason: Capacity is unavailable at this time.',
    fact: 'was unable to place a task. Reason: Capacity is unavailable at this time.',
  },
  {
    event: 'failed to launch a task with (error ECS was unable to assume the role).',
    fact: 'failed to launch a task with (error ECS was unable to assume the role).',
  },
])('an event says why no task starts, or nothing of it: $event', ({ event, fact }) => {
  expect(causeOfEvent(`(service access-log) ${event}`)?.fact).toBe(fact);
});
