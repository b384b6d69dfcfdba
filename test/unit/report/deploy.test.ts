import { describe, expect, test } from 'vitest';
import type { Progress } from '../../../src/deploy/progress.ts';
import { deployMarkdown } from '../../../src/report/deploy/deployMarkdown.ts';
import { deployText } from '../../../src/report/deploy/deployText.ts';
import { failureLine } from '../../../src/report/deploy/failureLine.ts';
import { progressLine } from '../../../src/report/deploy/progressLine.ts';
import { plan, refused, rolledBack, steps, succeeded } from './literals.ts';

const topology = {
  sender: 'web (app)',
  endpoint: 'fluentd.local:24224',
  service: 'access-log',
  volume: 'EFS fs-0a',
  database: 'postgres: access_log',
};

describe('a deploy', () => {
  test('on a terminal begins with its outcome', () => {
    expect(deployText(succeeded)).toMatchInlineSnapshot(`
      "succeeded: the new task runs and is steady; the name leads to the running task, 10.0.0.7 (2 writes, 24 calls)
        endpoint: fluentd.local:24224 at 10.0.0.7
        service: arn:aws:ecs:ap-northeast-1:111122223333:service/production/access-log
        task definition: arn:aws:ecs:ap-northeast-1:111122223333:task-definition/access-log:4
        deployment: arn:aws:ecs:ap-northeast-1:111122223333:service-deployment/production/access-log/ours
        plan 850 ms, apply 240 ms, wait 1 min 5 s"
    `);
  });

  test('that failed leaves the reason to the failure line', () => {
    expect(deployText(rolledBack)).toMatchInlineSnapshot(`
      "rolled-back (2 writes, 24 calls)
        endpoint: fluentd.local:24224 at 10.0.0.7
        service: arn:aws:ecs:ap-northeast-1:111122223333:service/production/access-log
        task definition: arn:aws:ecs:ap-northeast-1:111122223333:task-definition/access-log:4
        deployment: arn:aws:ecs:ap-northeast-1:111122223333:service-deployment/production/access-log/ours
        plan 850 ms, apply 240 ms, wait 1 min 5 s"
    `);
  });

  test('that was cut off shows what was not done', () => {
    const [register, update] = steps;
    if (!register || !update) throw new Error('the literals have two steps');
    const cut = [
      { ...register, result: 'failed', tookMs: 10 } as const,
      { ...update, result: 'not reached', tookMs: 0 } as const,
    ];
    expect(
      deployText({ ...rolledBack, outcome: 'failed', steps: cut })
        .split('\n')
        .slice(0, 3),
    ).toEqual([
      'failed (2 writes, 24 calls)',
      '  failed: create task-definition access-log',
      '  not reached: update service access-log',
    ]);
  });

  test('in the job summary has the steps, the stopped tasks, the events and the picture', () => {
    expect(deployMarkdown(rolledBack, topology)).toMatchInlineSnapshot(`
      "### ❌ rolled-back: \`access-log\` in \`production\`

      container batch exited with 2; Essential container in task exited (ECS put the previous revision back: tasks failed to start)

      #### Steps

      | Result | Step | Why | What differs | Took |
      |---|---|---|---|---|
      | done | create task-definition \`access-log\` | the revision that the service runs differs | \`containerDefinitions.batch.image\`: \`batch:1\` → \`batch:2\`<br>\`containerDefinitions.batch.environment.TOKEN\`: \`(none)\` → \`hash:0123456789ab\` | 120 ms |
      | done | update service \`access-log\` | it does not run what is wanted | \`taskDefinition\`: \`arn:aws:ecs:ap-northeast-1:111122223333:task-definition/access-log:3\` → \`(known once it is created)\` | 120 ms |

      #### Stopped tasks

      | Task | Code | Why |
      |---|---|---|
      | \`a1\` | EssentialContainerExited | container batch exited with 2; Essential container in task exited |

      #### Events

      - 03:04:05 (service access-log) has started 1 tasks: (task a1).

      #### Where things are

      - Endpoint: \`fluentd.local:24224\`
      - Address: \`10.0.0.7\`
      - Service: \`arn:aws:ecs:ap-northeast-1:111122223333:service/production/access-log\`
      - Task definition: \`arn:aws:ecs:ap-northeast-1:111122223333:task-definition/access-log:4\`
      - Deployment: \`arn:aws:ecs:ap-northeast-1:111122223333:service-deployment/production/access-log/ours\`
      - Time: plan 850 ms, apply 240 ms, wait 1 min 5 s
      - Calls to AWS: 24, 2 of them writes

      #### Topology

      \`\`\`mermaid
      flowchart LR
        sender["web (app)"] -->|forward protocol| name(["fluentd.local:24224 in Cloud Map"])
        name --> fluentd
        subgraph task ["access-log: one task"]
          fluentd["fluentd"] -->|files| volume[("EFS fs-0a")]
          volume --> batch["batch"]
        end
        batch -->|rows| database[("postgres: access_log")]
      \`\`\`
      "
    `);
  });
});

test.each([
  { outcome: 'succeeded', sign: '✅' },
  { outcome: 'unchanged', sign: '✅' },
  { outcome: 'in-progress', sign: '⏳' },
  { outcome: 'superseded', sign: '⏳' },
  { outcome: 'failed', sign: '❌' },
  { outcome: 'rolled-back', sign: '❌' },
  { outcome: 'timed-out', sign: '❌' },
] as const)('a deploy in the job summary begins with $sign where it is $outcome', ({ outcome, sign }) => {
  expect(deployMarkdown({ ...succeeded, outcome }, topology).split('\n')[0]).toBe(
    `### ${sign} ${outcome}: \`access-log\` in \`production\``,
  );
});

test('a deploy of which little is known shows that, and no section that has nothing to show', () => {
  expect(deployText(refused)).toMatchInlineSnapshot(`
    "failed (0 writes, 3 calls)
      endpoint: fluentd.local:24224
      plan 850 ms, apply 0 ms, wait 0 ms"
  `);
  expect(deployMarkdown(refused, topology)).toMatchInlineSnapshot(`
    "### ❌ failed: \`access-log\` in \`production\`

    could not read cluster "production"

    **Hint:** the role needs ecs:DescribeClusters

    #### Where things are

    - Endpoint: \`fluentd.local:24224\`
    - Time: plan 850 ms, apply 0 ms, wait 0 ms
    - Calls to AWS: 3, 0 of them writes

    #### Topology

    \`\`\`mermaid
    flowchart LR
      sender["web (app)"] -->|forward protocol| name(["fluentd.local:24224 in Cloud Map"])
      name --> fluentd
      subgraph task ["access-log: one task"]
        fluentd["fluentd"] -->|files| volume[("EFS fs-0a")]
        volume --> batch["batch"]
      end
      batch -->|rows| database[("postgres: access_log")]
    \`\`\`
    "
  `);
});

describe('failureLine', () => {
  test.each([
    { outcome: 'succeeded', waited: true, line: undefined },
    { outcome: 'unchanged', waited: true, line: undefined },
    { outcome: 'in-progress', waited: false, line: undefined },
    { outcome: 'in-progress', waited: true, line: 'is not over' },
    { outcome: 'failed', waited: true, line: 'failed' },
    { outcome: 'failed', waited: false, line: 'failed' },
    { outcome: 'rolled-back', waited: true, line: 'was rolled back' },
    { outcome: 'superseded', waited: true, line: 'was superseded' },
    { outcome: 'timed-out', waited: true, line: 'timed out' },
  ] as const)('$outcome (waited: $waited) → $line', ({ outcome, waited, line }) => {
    const report = { ...succeeded, outcome, waited, because: 'of this\nand that' };
    expect(failureLine(report)).toBe(
      line && `deploy of service "access-log" in cluster "production" ${line}: of this and that`,
    );
  });

  test('carries the hint', () => {
    expect(failureLine({ ...rolledBack, because: 'denied', hint: 'the role needs ecs:UpdateService' })).toBe(
      'deploy of service "access-log" in cluster "production" was rolled back: denied; hint: the role needs ecs:UpdateService',
    );
  });
});

test('progress is told in few words, the plan with what differs', () => {
  const [step] = steps;
  const [event] = succeeded.events;
  const [task] = rolledBack.stoppedTasks;
  if (!step || !event || !task) throw new Error('the literals have one of each');
  const told: Progress[] = [
    { kind: 'planned', plan: { ...plan, steps: [] } },
    { kind: 'planned', plan },
    { kind: 'applying', step },
    { kind: 'applied', step, tookMs: 1_234, taskDefinitionArn: undefined, serviceArn: undefined },
    { kind: 'pinned', deployment: 'arn:ours' },
    { kind: 'service-event', event },
    { kind: 'task-stopped', task },
    { kind: 'state', state: 'IN_PROGRESS; tasks: 0 running, 1 pending, 1 desired' },
  ];
  expect(told.map(progressLine).join('\n')).toMatchInlineSnapshot(`
    "service access-log in cluster production: nothing to do, everything is as it should be
    service access-log in cluster production: 2 steps
      + task-definition access-log: the revision that the service runs differs
          containerDefinitions.batch.image: batch:1 → batch:2
          containerDefinitions.batch.environment.TOKEN: (none) → hash:0123456789ab
      ~ service access-log: it does not run what is wanted
          taskDefinition: arn:aws:ecs:ap-northeast-1:111122223333:task-definition/access-log:3 → (known once it is created)
    create task-definition access-log
      done in 1.2 s
    waiting for arn:ours
    03:04:05 (service access-log) has started 1 tasks: (task a1).
    task a1 stopped: container batch exited with 2; Essential container in task exited
    IN_PROGRESS; tasks: 0 running, 1 pending, 1 desired"
  `);
});

describe('an app that did not come to a good end', () => {
  const app = {
    cluster: 'production',
    service: 'web',
    outcome: 'rolled-back',
    because: 'container app exited with 7',
  } as const;
  const report = { ...succeeded, outcome: 'rolled-back', because: 'its sender is not', app } as const;

  test('is what the failure is about', () => {
    expect(failureLine(report)).toBe(
      'setting up service "web" in cluster "production" was rolled back: its sender is not',
    );
    expect(failureLine({ ...rolledBack, app: { ...app, outcome: 'unchanged' } })).toContain(
      'deploy of service "access-log"',
    );
  });

  test('is named, and with the revision that it runs where it did', () => {
    expect(deployText(report)).toContain('\n  app: web in production, rolled-back\n');
    const taskDefinitionArn = 'arn:aws:ecs:ap-northeast-1:111122223333:task-definition/web:7';
    const good = { ...succeeded, app: { ...app, outcome: 'succeeded', taskDefinitionArn } as const };
    expect(deployText(good)).toContain('\n  app: web in production, succeeded, runs web:7\n');
  });
});
