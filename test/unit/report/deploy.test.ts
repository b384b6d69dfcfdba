import { describe, expect, test } from 'vitest';
import type { Progress } from '../../../src/deploy/progress.ts';
import { deployMarkdown } from '../../../src/report/deploy/deployMarkdown.ts';
import { deployText } from '../../../src/report/deploy/deployText.ts';
import { failureLine } from '../../../src/report/deploy/failureLine.ts';
import { progressLine } from '../../../src/report/deploy/progressLine.ts';
import { gap, healthy, ill, plan, refused, rolledBack, steps, succeeded, timeline } from './literals.ts';

const topology = {
  sender: 'web (app)',
  endpoint: 'fluentd.local:24224',
  service: 'access-log',
  volume: 'EFS fs-0a',
  database: 'postgres: access_log',
  logGroup: '/ecs/access-log',
};

describe('a deploy', () => {
  test('on a terminal begins with its outcome', () => {
    expect(deployText(succeeded)).toMatchInlineSnapshot(`
      "succeeded: the new task runs and is steady; the name leads to the running task, 10.0.0.7 (2 writes, 24 calls)
        now: whether anybody is listening is unknown: it was not looked at
        endpoint: fluentd.local:24224 at 10.0.0.7
        service: arn:aws:ecs:ap-northeast-1:111122223333:service/production/access-log
        task definition: arn:aws:ecs:ap-northeast-1:111122223333:task-definition/access-log:4
        deployment: arn:aws:ecs:ap-northeast-1:111122223333:service-deployment/production/access-log/ours
        plan 850 ms, apply 240 ms, wait 1 min 5 s"
    `);
  });

  test('that failed says why in its first line', () => {
    expect(deployText(rolledBack)).toMatchInlineSnapshot(`
      "rolled-back: container batch exited with 2; Essential container in task exited (ECS put the previous revision back: tasks failed to start) (2 writes, 24 calls)
        now: whether anybody is listening is unknown: it was not looked at
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
        .slice(0, 4),
    ).toEqual([
      'failed: container batch exited with 2; Essential container in task exited (ECS put the previous revision back: tasks failed to start) (2 writes, 24 calls)',
      '  now: whether anybody is listening is unknown: it was not looked at',
      '  failed: create task-definition access-log',
      '  not reached: update service access-log',
    ]);
  });

  test('in the job summary has the steps, the stopped tasks, the events and the picture', () => {
    expect(deployMarkdown(rolledBack, topology)).toMatchInlineSnapshot(`
      "### ❌ Rolled back: \`access-log\` in \`production\`

      **Why:** container batch exited with 2; Essential container in task exited (ECS put the previous revision back: tasks failed to start)

      **Now:** whether anybody is listening is unknown: it was not looked at

      \`\`\`mermaid
      flowchart LR
        sender["web (app)"] -->|forward protocol| name(["fluentd.local:24224 in Cloud Map: unknown"])
        name --> fluentd
        subgraph task ["access-log: one task"]
          fluentd["fluentd: unknown"] -->|files| volume[("EFS fs-0a")]
          volume --> batch["batch: unknown"]
        end
        batch -->|rows| database[("postgres: access_log")]
        classDef well fill:#dafbe1,stroke:#1a7f37,color:#0a3d1a
        classDef ill fill:#ffebe9,stroke:#cf222e,color:#6e0e14
        classDef unknown fill:#eaeef2,stroke:#6e7781,color:#24292f,stroke-dasharray:4 3
        class name unknown
        class fluentd unknown
        class batch unknown
      \`\`\`

      | Step | What changed | Took |
      |---|---|---|
      | create task-definition \`access-log\` | \`containerDefinitions.batch.image\`: \`batch:1\` → \`batch:2\`<br>\`containerDefinitions.batch.environment.TOKEN\`: \`(none)\` → \`hash:0123456789ab\` | 120 ms |
      | update service \`access-log\` | \`taskDefinition\`: \`arn:aws:ecs:ap-northeast-1:111122223333:task-definition/access-log:3\` → \`(known once it is created)\` | 120 ms |

      In the console: [service](https://ap-northeast-1.console.aws.amazon.com/ecs/v2/clusters/production/services/access-log/health?region=ap-northeast-1) · [task](https://ap-northeast-1.console.aws.amazon.com/ecs/v2/clusters/production/tasks/a1/configuration?region=ap-northeast-1) · [log of fluentd](https://ap-northeast-1.console.aws.amazon.com/cloudwatch/home?region=ap-northeast-1#logsV2:log-groups/log-group/$252Fecs$252Faccess-log/log-events/fluentd$252Ffluentd$252Fa1) · [revision](https://ap-northeast-1.console.aws.amazon.com/ecs/v2/task-definitions/access-log/4/containers?region=ap-northeast-1)

      <details><summary>Stopped tasks</summary>

      | Task | Code | Why |
      |---|---|---|
      | \`a1\` | EssentialContainerExited | container batch exited with 2; Essential container in task exited |

      </details>

      <details><summary>What ECS said</summary>

      - 03:04:05 (service access-log) has started 1 tasks: (task a1).

      </details>

      <details><summary>Where things are</summary>

      - Outcome: \`rolled-back\`
      - Endpoint: \`fluentd.local:24224\`
      - Address: \`10.0.0.7\`
      - Service: \`arn:aws:ecs:ap-northeast-1:111122223333:service/production/access-log\`
      - Task definition: \`arn:aws:ecs:ap-northeast-1:111122223333:task-definition/access-log:4\`
      - Deployment: \`arn:aws:ecs:ap-northeast-1:111122223333:service-deployment/production/access-log/ours\`
      - Time: plan 850 ms, apply 240 ms, wait 1 min 5 s
      - Calls to AWS: 24, 2 of them writes

      </details>
      "
    `);
  });
});

test.each([
  { outcome: 'succeeded', words: '✅ Deployed' },
  { outcome: 'unchanged', words: '✅ Nothing to do' },
  { outcome: 'in-progress', words: '⏳ Not over, no longer watched' },
  { outcome: 'superseded', words: '⏳ Superseded by another deploy' },
  { outcome: 'degraded', words: '❌ As configured, but not well' },
  { outcome: 'failed', words: '❌ The deploy failed' },
  { outcome: 'rolled-back', words: '❌ Rolled back' },
  { outcome: 'timed-out', words: '❌ Timed out, end not seen' },
] as const)('a deploy in the job summary begins with at most five words: $words', ({ outcome, words }) => {
  expect(words.split(' ').length - 1).toBeLessThanOrEqual(5);
  expect(deployMarkdown({ ...succeeded, outcome }, topology).split('\n')[0]).toBe(
    `### ${words}: \`access-log\` in \`production\``,
  );
});

test('a deploy that was seen from beginning to end has its gap and its timeline as a picture', () => {
  const report = { ...succeeded, health: healthy, timeline, gap };
  expect(deployMarkdown(report, topology).split('\n| Step')[0]).toMatchInlineSnapshot(`
    "### ✅ Deployed, and it is listening: \`access-log\` in \`production\`

    **Why:** the new task runs and is steady; the name leads to the running task, 10.0.0.7

    **Now:** 10\\.0.0.7 is listening since 2026-11-22 03:05:10 UTC

    **Gap:** nobody listened for 41.0 s: stop 12.0 s, placement 3.0 s, image pull 5.0 s, start and health 18.0 s, address 3.0 s

    \`\`\`mermaid
    gantt
      title times in UTC
      dateFormat YYYY-MM-DD HH:mm:ss.SSS
      axisFormat %H:%M:%S
      todayMarker off
      section Old task
      revision registered :milestone, 2026-11-22 03:03:59.000, 0ms
      stops 12.0 s :done, 2026-11-22 03:04:05.000, 12000ms
      section Gap
      nobody listens 41.0 s :crit, 2026-11-22 03:04:05.000, 41000ms
      of it stop 12.0 s :crit, done, 2026-11-22 03:04:05.000, 12000ms
      of it placement 3.0 s :crit, done, 2026-11-22 03:04:17.000, 3000ms
      of it image pull 5.0 s :crit, done, 2026-11-22 03:04:20.000, 5000ms
      of it start and health 18.0 s :crit, done, 2026-11-22 03:04:25.000, 18000ms
      of it address 3.0 s :crit, done, 2026-11-22 03:04:43.000, 3000ms
      section New task
      starts 18.0 s :active, 2026-11-22 03:04:25.000, 18000ms
      address at the name :milestone, 2026-11-22 03:04:46.000, 0ms
    \`\`\`

    <sub>from 2026-11-22 03:03:59 UTC: registered 03:03:59, old stopping 03:04:05, old stopped 03:04:17, new started 03:04:25, healthy 03:04:43, address 03:04:46</sub>

    \`\`\`mermaid
    flowchart LR
      sender["web (app)"] -->|forward protocol| name(["fluentd.local:24224 in Cloud Map: well"])
      name --> fluentd
      subgraph task ["access-log: one task"]
        fluentd["fluentd: well"] -->|files| volume[("EFS fs-0a")]
        volume --> batch["batch: well"]
      end
      batch -->|rows| database[("postgres: access_log")]
      classDef well fill:#dafbe1,stroke:#1a7f37,color:#0a3d1a
      classDef ill fill:#ffebe9,stroke:#cf222e,color:#6e0e14
      classDef unknown fill:#eaeef2,stroke:#6e7781,color:#24292f,stroke-dasharray:4 3
      class name well
      class fluentd well
      class batch well
    \`\`\`
    "
  `);
  expect(deployText(report)).toMatchInlineSnapshot(`
    "succeeded: the new task runs and is steady; the name leads to the running task, 10.0.0.7 (2 writes, 24 calls)
      now: 10.0.0.7 is listening since 2026-11-22 03:05:10 UTC
      when: from 2026-11-22 03:03:59 UTC: registered 03:03:59, old stopping 03:04:05, old stopped 03:04:17, new started 03:04:25, healthy 03:04:43, address 03:04:46
      gap: nobody listened for 41.0 s: stop 12.0 s, placement 3.0 s, image pull 5.0 s, start and health 18.0 s, address 3.0 s
      endpoint: fluentd.local:24224 at 10.0.0.7
      service: arn:aws:ecs:ap-northeast-1:111122223333:service/production/access-log
      task definition: arn:aws:ecs:ap-northeast-1:111122223333:task-definition/access-log:4
      deployment: arn:aws:ecs:ap-northeast-1:111122223333:service-deployment/production/access-log/ours
      plan 850 ms, apply 240 ms, wait 1 min 5 s"
  `);
});

test('a deploy that failed shows the last lines of the container to blame, and that nobody is listening', () => {
  const lastLines = { container: 'batch', lines: ['Traceback', '::error::not so', '```', '</details>'] };
  const unfinished = { fromMs: gap.fromMs, toMs: undefined, parts: [] };
  const report = {
    ...rolledBack,
    health: ill,
    hint: 'look at its log',
    lastLines,
    timeline: timeline.slice(0, 3),
    gap: unfinished,
  };
  expect(deployMarkdown(report, topology).split('\n| Step')[0]).toMatchInlineSnapshot(`
    "### ❌ Rolled back: \`access-log\` in \`production\`

    **Why:** container batch exited with 2; Essential container in task exited (ECS put the previous revision back: tasks failed to start)

    **Next:** look at its log

    **Now:** nobody is listening since 2026-11-22 03:04:00 UTC: no task runs

    **Last lines of** \`batch\`

    \`\`\`\`text
    Traceback
    ::error::not so
    \`\`\`
    </details>
    \`\`\`\`

    **Gap:** nobody listens since 2026-11-22 03:04:05 UTC

    \`\`\`mermaid
    gantt
      title times in UTC
      dateFormat YYYY-MM-DD HH:mm:ss.SSS
      axisFormat %H:%M:%S
      todayMarker off
      section Old task
      revision registered :milestone, 2026-11-22 03:03:59.000, 0ms
      stops 12.0 s :done, 2026-11-22 03:04:05.000, 12000ms
      section Gap
      nobody listens, not over 12.0 s :crit, 2026-11-22 03:04:05.000, 12000ms
    \`\`\`

    <sub>from 2026-11-22 03:03:59 UTC: registered 03:03:59, old stopping 03:04:05, old stopped 03:04:17</sub>

    \`\`\`mermaid
    flowchart LR
      sender["web (app)"] -->|forward protocol| name(["fluentd.local:24224 in Cloud Map: not well"])
      name --> fluentd
      subgraph task ["access-log: one task"]
        fluentd["fluentd: not well"] -->|files| volume[("EFS fs-0a")]
        volume --> batch["batch: not well"]
      end
      batch -->|rows| database[("postgres: access_log")]
      classDef well fill:#dafbe1,stroke:#1a7f37,color:#0a3d1a
      classDef ill fill:#ffebe9,stroke:#cf222e,color:#6e0e14
      classDef unknown fill:#eaeef2,stroke:#6e7781,color:#24292f,stroke-dasharray:4 3
      class name ill
      class fluentd ill
      class batch ill
    \`\`\`
    "
  `);
  expect(deployText(report).split('\n  endpoint')[0]).toMatchInlineSnapshot(`
    "rolled-back: container batch exited with 2; Essential container in task exited (ECS put the previous revision back: tasks failed to start) (2 writes, 24 calls)
      next: look at its log
      now: nobody is listening since 2026-11-22 03:04:00 UTC: no task runs
      last lines of batch:
        | Traceback
        | ::error::not so
        | \`\`\`
        | </details>
      when: from 2026-11-22 03:03:59 UTC: registered 03:03:59, old stopping 03:04:05, old stopped 03:04:17
      gap: nobody listens since 2026-11-22 03:04:05 UTC"
  `);
});

test('a deploy of which little is known shows that, and no section that has nothing to show', () => {
  expect(deployText(refused)).toMatchInlineSnapshot(`
    "failed: could not read cluster "production" (0 writes, 3 calls)
      next: the role needs ecs:DescribeClusters
      now: whether anybody is listening is unknown: it was not looked at
      endpoint: fluentd.local:24224
      plan 850 ms, apply 0 ms, wait 0 ms"
  `);
  expect(deployMarkdown(refused, topology)).toMatchInlineSnapshot(`
    "### ❌ The deploy failed: \`access-log\` in \`production\`

    **Why:** could not read cluster "production"

    **Next:** the role needs ecs:DescribeClusters

    **Now:** whether anybody is listening is unknown: it was not looked at

    \`\`\`mermaid
    flowchart LR
      sender["web (app)"] -->|forward protocol| name(["fluentd.local:24224 in Cloud Map: unknown"])
      name --> fluentd
      subgraph task ["access-log: one task"]
        fluentd["fluentd: unknown"] -->|files| volume[("EFS fs-0a")]
        volume --> batch["batch: unknown"]
      end
      batch -->|rows| database[("postgres: access_log")]
      classDef well fill:#dafbe1,stroke:#1a7f37,color:#0a3d1a
      classDef ill fill:#ffebe9,stroke:#cf222e,color:#6e0e14
      classDef unknown fill:#eaeef2,stroke:#6e7781,color:#24292f,stroke-dasharray:4 3
      class name unknown
      class fluentd unknown
      class batch unknown
    \`\`\`

    <details><summary>Where things are</summary>

    - Outcome: \`failed\`
    - Endpoint: \`fluentd.local:24224\`
    - Time: plan 850 ms, apply 0 ms, wait 0 ms
    - Calls to AWS: 3, 0 of them writes

    </details>
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
    { outcome: 'degraded', waited: true, line: 'left it degraded' },
  ] as const)('$outcome (waited: $waited) → $line', ({ outcome, waited, line }) => {
    const report = { ...succeeded, outcome, waited, because: 'of this\nand that' };
    expect(failureLine(report)).toBe(
      line && `deploy of service "access-log" in cluster "production" ${line}: of this and that`,
    );
  });

  test('says once who is listening: where it was looked at, that is a part of why', () => {
    const because = 'denied; nobody listens';
    expect(failureLine({ ...rolledBack, because, health: ill, hint: 'look at its log' })).toBe(
      'deploy of service "access-log" in cluster "production" was rolled back: denied; nobody listens; hint: look at its log',
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
    "service access-log in cluster production: nothing to do, what stands is as configured
    service access-log in cluster production: 2 steps
      + task-definition access-log: the revision that the service runs differs
          ~ containerDefinitions.batch.image: batch:1 → batch:2
          + containerDefinitions.batch.environment.TOKEN: hash:0123456789ab
      ~ service access-log: it does not run what is wanted
          ~ taskDefinition: arn:aws:ecs:ap-northeast-1:111122223333:task-definition/access-log:3 → (known once it is created)
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
