import { describe, expect, test } from 'vitest';
import { endedIfCancelled } from '../../../src/deploy/cancelled.io.ts';
import { stepsInWords } from '../../../src/deploy/cancelled.ts';
import type { DeployOptions } from '../../../src/deploy/deploy.io.ts';
import type { Plan } from '../../../src/deploy/plan.ts';
import type { DeployReport } from '../../../src/deploy/report.ts';
import { ReadFailed } from '../../../src/errors.ts';
import type { Step } from '../../../src/resources/step.ts';
import { type Answer, fakeWorld, refusal } from '../../support/fakeWorld.ts';
import { service as observedService } from './literals.ts';

const step = (resource: string, name: string, action: Step['action'] = 'create'): Step => ({
  resource,
  name,
  action,
  reason: 'there is none',
  changes: [],
});
const steps = [step('log-group', '/ecs/a'), step('task-definition', 'a'), step('service', 'a', 'update')];
const arn = 'arn:aws:ecs:eu-west-1:111122223333:service-deployment/production/a/1';

const plan = {
  steps,
  observed: { service: observedService },
  cluster: 'production',
  service: 'a',
  endpoint: 'fluentd.internal:24224',
} as unknown as Plan;

const waiting: DeployReport = {
  outcome: 'in-progress',
  because: 'the wait was cancelled; the rollout goes on: IN_PROGRESS',
  changed: true,
  waited: true,
  cluster: 'production',
  service: 'a',
  endpoint: 'fluentd.internal:24224',
  steps: steps.map((each) => ({ ...each, result: 'done', tookMs: 0 })),
  calls: 9,
  writes: 3,
  events: [],
  stoppedTasks: [],
  durations: { planMs: 0, applyMs: 0, waitMs: 0 },
};

interface Told {
  /** How many steps are done; -1 where there is no plan yet. */
  readonly told?: number;
  /** Whether the next one is begun. */
  readonly begun?: boolean;
  readonly pinned?: string;
  readonly end?: () => DeployReport;
  readonly of?: Plan;
}

/** A deploy that has told this much when it is cancelled, and then ends as the test says, or not at all. */
async function cancelled(
  { told = 0, begun = false, pinned, end, of = plan }: Told = {},
  answers: Readonly<Record<string, readonly Answer[]>> = {},
  onCancel: NonNullable<DeployOptions['onCancel']> = 'leave',
) {
  const fake = fakeWorld(answers);
  const controller = new AbortController();
  const lines: string[] = [];
  const options: DeployOptions = {
    wait: true,
    timeoutMs: 900_000,
    force: false,
    signal: controller.signal,
    onCancel,
    onProgress: (progress) => progress.kind === 'state' && lines.push(progress.state),
  };
  const report = await endedIfCancelled(fake.world, options, async ({ onProgress = () => {} }) => {
    if (told >= 0) onProgress({ kind: 'planned', plan: of });
    for (const each of steps.slice(0, told)) {
      onProgress({ kind: 'applied', step: each, tookMs: 5, taskDefinitionArn: undefined, serviceArn: undefined });
    }
    const next = steps[told];
    if (begun && next) onProgress({ kind: 'applying', step: next });
    if (pinned) onProgress({ kind: 'pinned', deployment: pinned });
    controller.abort(new Error('the run was cancelled (SIGINT)'));
    return end ? end() : await new Promise(() => {});
  });
  return { report, lines, sent: fake.sent.map(({ operation, input }) => ({ operation, input })) };
}

describe('a deploy that is cancelled and hangs', () => {
  test('says which steps are done, which one is unknown and which were not begun', async () => {
    const { report } = await cancelled({ told: 1, begun: true });
    expect(report).toMatchObject({ outcome: 'failed', hint: 'run again to go on' });
    expect(report.because).toMatchInlineSnapshot(
      `"the run was cancelled (SIGINT): whether it could create task-definition "a" is unknown; done: create log-group "/ecs/a"; not begun: update service "a""`,
    );
  });

  test('says that the rollout goes on where all steps are done', async () => {
    const { report } = await cancelled({ told: 3, pinned: arn });
    expect(report).toMatchObject({
      outcome: 'in-progress',
      because: 'the wait was cancelled; the rollout goes on',
      deploymentId: arn,
    });
  });

  test.each([
    {
      name: 'before the first step',
      told: {},
      outcome: 'failed',
      words: '(SIGINT): nothing was written yet; no step is done',
    },
    {
      name: 'between two steps',
      told: { told: 1 },
      outcome: 'failed',
      words: '(SIGINT) before it could create task-definition "a"',
    },
    {
      name: 'while a rollout is waited for after which a step comes',
      told: { told: 2, pinned: arn },
      outcome: 'in-progress',
      words: 'the rollout goes on; not begun: update service "a"',
    },
    {
      name: 'with nothing to do and no rollout',
      told: { of: { ...plan, steps: [] } },
      outcome: 'in-progress',
      words: 'the wait was cancelled before the service was seen to be well',
    },
  ])('$name says no more than is known', async ({ told, outcome, words }) => {
    const { report } = await cancelled(told);
    expect(report.outcome).toBe(outcome);
    expect(report.because).toContain(words);
  });

  test('says that nothing was written where there is no plan yet', async () => {
    await expect(cancelled({ told: -1 })).rejects.toMatchObject({
      message: 'the run was cancelled (SIGINT): nothing was written yet',
    });
  });
});

test('a read that was given up before the plan is no failure of that read', async () => {
  const end = () => {
    throw new ReadFailed('the run was cancelled (SIGINT) before it could read service "a"');
  };
  await expect(cancelled({ told: -1, end })).rejects.toMatchObject({
    message: 'the run was cancelled (SIGINT): nothing was written yet',
  });
});

test('a deploy that came to its end in the same moment is told as it ended', async () => {
  const { report } = await cancelled({ told: 3, end: () => ({ ...waiting, outcome: 'succeeded', because: 'well' }) });
  expect(report).toMatchObject({ outcome: 'succeeded', because: 'well' });
});

describe('on-cancel: rollback', () => {
  const going = { told: 3, pinned: arn, end: () => waiting };

  test('asks ECS once to put the previous revision back, and says that it did', async () => {
    const { report, lines, sent } = await cancelled(
      going,
      {
        StopServiceDeployment: [{ serviceDeploymentArn: arn }],
        DescribeServiceDeployments: [
          { serviceDeployments: [{ status: 'ROLLBACK_IN_PROGRESS' }] },
          { serviceDeployments: [{ status: 'ROLLBACK_SUCCESSFUL' }] },
        ],
      },
      'rollback',
    );
    expect(lines).toEqual(['the run was cancelled: ECS is asked to put the previous revision back']);
    expect(sent[0]).toEqual({
      operation: 'StopServiceDeployment',
      input: { serviceDeploymentArn: arn, stopType: 'ROLLBACK' },
    });
    expect(report).toMatchObject({
      outcome: 'rolled-back',
      because: 'the run was cancelled, and ECS put the previous revision back',
    });
  });

  test('does not wait for its end, and says how far it is', async () => {
    const { report } = await cancelled(
      going,
      {
        StopServiceDeployment: [{}],
        DescribeServiceDeployments: [{ serviceDeployments: [{ status: 'ROLLBACK_IN_PROGRESS' }] }],
      },
      'rollback',
    );
    expect(report).toMatchObject({
      outcome: 'in-progress',
      because: 'the run was cancelled; its rollback is not over: ROLLBACK_IN_PROGRESS',
    });
  });

  test('finds the rollout itself where it was cancelled before that was known', async () => {
    const { sent } = await cancelled(
      { told: 3, end: () => waiting },
      {
        ListServiceDeployments: [{ serviceDeployments: [{ serviceDeploymentArn: arn }] }],
        StopServiceDeployment: [{}],
        DescribeServiceDeployments: [{ serviceDeployments: [{ status: 'ROLLBACK_SUCCESSFUL' }] }],
      },
      'rollback',
    );
    expect(sent.map(({ operation }) => operation)).toContain('StopServiceDeployment');
  });

  test('that is refused leaves the rollout, and says so', async () => {
    const { report } = await cancelled(
      going,
      { StopServiceDeployment: [refusal('AccessDeniedException')] },
      'rollback',
    );
    expect(report.because).toBe(
      `the wait was cancelled; the rollout goes on: IN_PROGRESS; and was not rolled back: could not roll back ${arn}: AccessDeniedException: no`,
    );
  });

  test('touches no rollout that this run did not begin', async () => {
    const { sent } = await cancelled({ told: 2, pinned: arn, end: () => waiting }, {}, 'rollback');
    expect(sent).toEqual([]);
  });
});

test.each([
  { name: 'no steps', given: [], words: '' },
  { name: 'one that is unknown', given: [{ ...steps[0], result: 'failed', tookMs: 0 }], words: 'no step is done' },
])('$name: "$words"', ({ given, words }) => {
  expect(stepsInWords(given as DeployReport['steps'])).toBe(words);
});
