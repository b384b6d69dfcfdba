import { rm, writeFile } from 'node:fs/promises';
import { UpdateServiceCommand } from '@aws-sdk/client-ecs';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { persistence } from '../../../src/aws/retry.ts';
import { type Account, clockUntil, crashFile, crashing, fastClock, openAccount, tasks, writes } from './cloud.ts';

let account: Account;
beforeEach(async () => {
  account = await openAccount();
});
afterEach(async () => {
  await account.close();
});

describe('a rollout that does not succeed', () => {
  test('is rolled back, with the container that crashed and its exit code in the first line', async () => {
    const first = await account.push();
    const { report, lines } = await account.push(crashing);
    expect(report.outcome).toBe('rolled-back');
    expect(report.because).toMatch(/^container batch exited with 3; /);
    expect(report.because).toContain('ECS put the previous revision back');
    expect(report.stoppedTasks.length).toBeGreaterThanOrEqual(3);
    expect(lines.filter((line) => line.startsWith('task ')).length).toBe(report.stoppedTasks.length);
    const [running] = await tasks(account, 'RUNNING');
    expect(running?.taskDefinitionArn).toBe(first.report.taskDefinitionArn);
  });

  test('is judged all the same where its stopped tasks may not be read, which is told once', async () => {
    await account.push();
    for (let failure = 1; failure <= 20; failure += 1) {
      account.cloud.failNext('ListTasks', { code: 'AccessDeniedException', message: 'no' });
    }
    const { report, lines } = await account.push(crashing);
    expect(report).toMatchObject({ outcome: 'rolled-back', stoppedTasks: [] });
    expect(report.deploymentId).toContain(':service-deployment/');
    expect(lines.filter((line) => line.includes('could not read'))).toEqual([
      'could not read the tasks of service "access-log": AccessDeniedException: no',
    ]);
  });

  test('is tried again by a second push of the same, without another revision', async () => {
    await account.push();
    const failed = await account.push(crashing);
    const again = await account.push(crashing);
    expect(again.report).toMatchObject({
      outcome: 'rolled-back',
      taskDefinitionArn: failed.report.taskDefinitionArn,
    });
    expect(writes(again.calls)).toEqual(['UpdateService']);
  });

  test('is failed on a first deploy, with nothing to go back to; the same push starts it again', async () => {
    const { report } = await account.push(crashing);
    expect(report.outcome).toBe('failed');
    expect(report.because).toMatch(/^container batch exited with 3; /);
    const again = await account.push(crashing);
    expect(again.report).toMatchObject({
      outcome: 'failed',
      steps: [{ resource: 'service', reason: 'the last rollout of this revision failed', result: 'done' }],
    });
    expect((await account.push()).report.outcome).toBe('succeeded');
  });

  test('is judged by the service’s own entries where service deployments may not be read', async () => {
    await account.push();
    account.cloud.failNext('ListServiceDeployments', { code: 'AccessDeniedException', message: 'no' });
    const { report } = await account.push({ batch: 'xxx-batch:2' });
    expect(report.outcome).toBe('succeeded');
    expect(report.deploymentId).toMatch(/^ecs-svc\//);
  });

  test('times out with the state that things are in and how to look', async () => {
    let isStarted = false;
    const { report } = await account.push(
      { fluentd: 'never-healthy:1' },
      {
        clock: clockUntil(() => isStarted),
        onProgress: (progress) => {
          isStarted ||= progress.kind === 'state' && progress.state.startsWith('IN_PROGRESS');
        },
      },
    );
    expect(report.outcome).toBe('timed-out');
    expect(report.because).toMatch(/not over in time: IN_PROGRESS; tasks: /);
    expect(report.hint).toContain(`describe-service-deployments --service-deployment-arns ${report.deploymentId}`);
  });

  test('is superseded by a newer push, which is no rollback', async () => {
    await account.push();
    const started = Promise.withResolvers<void>();
    const ours = account.push(
      { batch: 'xxx-batch:2' },
      { onProgress: ({ kind }) => kind === 'pinned' && started.resolve() },
    );
    await started.promise;
    const newer = await account.push({ batch: 'xxx-batch:3' });
    const { report } = await ours;
    expect(newer.report.outcome).toBe('succeeded');
    expect(report.outcome).toBe('superseded');
    expect(report.because).toContain(newer.report.deploymentId);
  });

  test('of an earlier run is waited for by a push of the same', async () => {
    await account.push({}, { wait: false });
    const { report, calls } = await account.push();
    expect(report).toMatchObject({ outcome: 'unchanged', writes: 0 });
    expect(calls.map((call) => call.operation)).toContain('DescribeServiceDeployments');
    expect(report.address).toMatch(/^127\./);
  });
});

test('crashes that the circuit breaker does not count are told as they come, and are why the time ran out', async () => {
  const lenient = await openAccount({ breakerCountsCrashes: false });
  try {
    const wanted = { ...crashing, batch: 'running-crasher:1' };
    let crashes = 0;
    const { report } = await lenient.push(wanted, {
      clock: clockUntil(() => crashes >= 2),
      onProgress: ({ kind }) => {
        if (kind === 'task-stopped') crashes += 1;
      },
    });
    expect(report.outcome).toBe('timed-out');
    expect(report.because).toMatch(/^container batch exited with 5; .* \(not over in time: IN_PROGRESS; /);
    expect(report.stoppedTasks.length).toBeGreaterThanOrEqual(2);
  } finally {
    await lenient.close();
  }
});

test('a task that crashes once its rollout is over is the first words, and not that the name leads nowhere', async () => {
  let isOver = false;
  const sleep: typeof fastClock.sleep = async (ms, signal) => {
    if (isOver) await crashed();
    await fastClock.sleep(ms, signal);
  };
  try {
    const { report } = await account.push(
      { batch: 'late-crasher:1' },
      {
        clock: { ...fastClock, sleep },
        onProgress: (progress) => {
          if (isOver || progress.kind !== 'service-event') return;
          isOver = progress.event.message.includes('deployment completed');
          // The first look at the name gets no answer, however often it is asked, and before the second one the task has crashed.
          for (let attempt = 1; isOver && attempt <= persistence.unanswered.attempts; attempt += 1) {
            account.cloud.failNext('ListInstances', { code: 'ServiceUnavailable', message: 'not now', status: 503 });
          }
        },
      },
    );
    expect(report.outcome).toBe('degraded');
    expect(report.because).toMatch(/^container batch exited with 4; .* \(the rollout is over\); nobody listens since /);
    expect(report.stoppedTasks.at(-1)?.containers).toContainEqual(expect.objectContaining({ exitCode: 4 }));
  } finally {
    await rm(crashFile, { force: true });
  }
});

async function crashed(): Promise<void> {
  await writeFile(crashFile, '');
  await expect.poll(() => tasks(account, 'STOPPED'), { timeout: 10_000 }).not.toEqual([]);
}

test('a service that somebody scaled to nothing is scaled back, and its slow task is waited for', async () => {
  const slow = { fluentd: 'slow:1', startPeriod: 300 };
  await account.push(slow);
  const scaled = { cluster: 'production', service: 'access-log', desiredCount: 0 };
  await account.open().ecs.send(new UpdateServiceCommand(scaled));
  await expect.poll(() => tasks(account, 'RUNNING'), { timeout: 10_000 }).toEqual([]);
  const { report, calls } = await account.push(slow);
  expect(writes(calls)).toEqual(['UpdateService']);
  expect(report, report.because).toMatchObject({ outcome: 'succeeded', address: expect.stringMatching(/^127\./) });
});

describe('ending early', () => {
  test('without waiting it says that the end is not known', async () => {
    const { report } = await account.push({}, { wait: false });
    expect(report).toMatchObject({ outcome: 'in-progress', changed: true, waited: false });
  });

  test('a cancelled wait says what state things are in', async () => {
    const cancelled = new AbortController();
    const { report } = await account.push(
      {},
      { signal: cancelled.signal, onProgress: ({ kind }) => kind === 'state' && cancelled.abort() },
    );
    expect(report.outcome).toBe('in-progress');
    expect(report.because).toMatch(/^the wait was cancelled; the rollout goes on: .*; tasks: /);
  });

  test('a run that is cancelled between two steps begins no other', async () => {
    const cancelled = new AbortController();
    const { report } = await account.push(
      {},
      { signal: cancelled.signal, onProgress: ({ kind }) => kind === 'applied' && cancelled.abort() },
    );
    expect(report.outcome).toBe('failed');
    expect(report.steps.map((step) => step.result)).toEqual([
      'done',
      'not reached',
      'not reached',
      'not reached',
      'not reached',
    ]);
  });
});
