import { describe, expect, test } from 'vitest';
import { type Examination, fail } from '../../../src/doctor/check.ts';
import { changeLine, changesCell } from '../../../src/report/deploy/change.ts';
import { interruptionWords } from '../../../src/report/deploy/interruption.ts';
import { planMarkdown } from '../../../src/report/deploy/planMarkdown.ts';
import { planText } from '../../../src/report/deploy/planText.ts';
import { examinedSection } from '../../../src/report/doctor/markdown.ts';
import type { Step } from '../../../src/resources/step.ts';
import { healthy, ill, steps } from './literals.ts';

const plan = { steps, cluster: 'production', service: 'access-log' };

describe('a plan', () => {
  test('on a terminal says what, why, and each field', () => {
    expect(planText(plan)).toMatchInlineSnapshot(`
      "service access-log in cluster production: 2 steps
        + task-definition access-log: the revision that the service runs differs
            ~ containerDefinitions.batch.image: batch:1 → batch:2
            + containerDefinitions.batch.environment.TOKEN: hash:0123456789ab
        ~ service access-log: it does not run what is wanted
            ~ taskDefinition: arn:aws:ecs:ap-northeast-1:111122223333:task-definition/access-log:3 → (known once it is created)"
    `);
  });

  test('in Markdown is a diff', () => {
    expect(planMarkdown(plan)).toMatchInlineSnapshot(`
      "### Plan for \`access-log\` in \`production\`: 2 steps

      \`\`\`diff
      @@ create task-definition access-log: the revision that the service runs differs @@
      - containerDefinitions.batch.image: batch:1
      + containerDefinitions.batch.image: batch:2
      + containerDefinitions.batch.environment.TOKEN: hash:0123456789ab
      @@ update service access-log: it does not run what is wanted @@
      - taskDefinition: arn:aws:ecs:ap-northeast-1:111122223333:task-definition/access-log:3
      + taskDefinition: (known once it is created)
      \`\`\`
      "
    `);
  });

  test('with nothing to do says so', () => {
    expect(planText({ ...plan, steps: [] })).toMatchInlineSnapshot(
      `"service access-log in cluster production: nothing to do, what stands is as configured"`,
    );
    expect(planMarkdown({ ...plan, steps: [] })).toMatchInlineSnapshot(`
      "### Plan for \`access-log\` in \`production\`: nothing to do, what stands is as configured
      "
    `);
  });
});

test('a plan of a deploy that would fail says so in its heading, and why before what differs', () => {
  const examination: Examination = {
    checks: [{ name: 'subnets', ...fail('subnet-0z is not there', 'check network.subnets') }],
    missing: [],
    calls: 1,
  };
  const markdown = planMarkdown({ ...plan, health: healthy, wouldFail: true }, examinedSection(examination));
  expect(markdown.split('\n```diff')[0]).toMatchInlineSnapshot(`
    "### ❌ Plan for \`access-log\` in \`production\`: 2 steps, and a deploy would fail now

    **Now:** 10\\.0.0.7 is listening since 2026-11-22 03:05:10 UTC

    **Doctor:** 1 failure, 0 ok

    |  | Check | What was found | Mend |
    |---|---|---|---|
    | ❌ | subnets | subnet-0z is not there | check network.subnets |
    "
  `);
  expect(planText({ ...plan, wouldFail: true })).toContain('production: 2 steps, and a deploy would fail now\n');
});

test.each([
  { name: 'a text', value: 'batch:1', line: '~ x: batch:1 → other', cell: '`x`: `other` → `batch:1`' },
  { name: 'a number', value: 400, line: '~ x: 400 → other', cell: '`x`: `other` → `400`' },
  { name: 'a list', value: ['cron', '-f'], line: '~ x: ["cron","-f"] → other', cell: '`x`: `other` → `["cron","-f"]`' },
  { name: 'nothing', value: null, line: '+ x: other', cell: '`x`: `other` → `(none)`' },
])('what differs is on one line: $name is $line', ({ value, line, cell }) => {
  expect(changeLine({ path: 'x', before: value, after: 'other' })).toBe(line);
  expect(changesCell([{ path: 'x', before: 'other', after: value }])).toBe(cell);
});

test('what stays nothing is taken away', () => {
  expect(changeLine({ path: 'x', before: 1, after: null })).toBe('- x: 1');
});

describe('a plan for a service that is not well', () => {
  test('says so, and who is listening', () => {
    expect(planText({ ...plan, steps: [], health: ill })).toMatchInlineSnapshot(`
      "service access-log in cluster production: nothing to change, but it is not well
        health: it is not well now: container batch exited with 2
        now: nobody is listening since 2026-11-22 03:04:00 UTC: no task runs"
    `);
    expect(planMarkdown({ ...plan, steps: [], health: ill })).toMatchInlineSnapshot(`
      "### ⚠️ Plan for \`access-log\` in \`production\`: nothing to change, but it is not well

      **Health:** it is not well now: container batch exited with 2

      **Now:** nobody is listening since 2026-11-22 03:04:00 UTC: no task runs
      "
    `);
  });

  test.each([
    { verdict: 'healthy', words: 'nothing to do, everything is as it should be' },
    { verdict: 'degraded', words: 'nothing to change, but it is not well' },
    { verdict: 'unknown', words: 'nothing to change, and how it is now is unknown' },
  ] as const)('with nothing to change: $verdict is $words', ({ verdict, words }) => {
    expect(planText({ ...plan, steps: [], health: { ...healthy, verdict } })).toContain(`production: ${words}`);
  });
});

describe('what a plan interrupts', () => {
  const timed = { batch: { stopTimeout: 15 }, fluentd: { stopTimeout: 30 }, volume: { type: 'docker' } } as const;
  const changed = (path: string): readonly Step[] => [
    { resource: 'service', name: 'a', action: 'update', reason: 'r', changes: [{ path, before: 1, after: 2 }] },
  ];
  const replaced =
    'collection stops for up to about 65 s (15 s for the batch to stop, 30 s for Fluentd, about 20 s to start; pulling images adds to it); senders buffer what they have meanwhile';

  test.each([
    { path: 'taskDefinition', words: replaced },
    { path: 'networkConfiguration.awsvpcConfiguration.subnets', words: replaced },
    { path: 'serviceRegistries', words: replaced },
    { path: 'forceNewDeployment', words: replaced },
    { path: 'tags.team', words: 'nothing is interrupted' },
    { path: 'desiredCount', words: 'nothing is interrupted' },
  ])('$path: $words', ({ path, words }) => {
    expect(interruptionWords(timed, changed(path))).toBe(words);
  });

  test('a service that is new interrupts nobody, and a sender is told of by itself', () => {
    const create = [{ resource: 'service', name: 'a', action: 'create', reason: 'r', changes: [] }] as const;
    expect(interruptionWords(timed, create)).toBe('nothing is interrupted: nobody is listening yet');
    const app = [{ resource: 'app-service', name: 'web', action: 'update', reason: 'r', changes: [] }] as const;
    expect(interruptionWords(timed, app)).toBe(
      'nothing is interrupted; the app that sends is rolled out anew, as its own service does it',
    );
  });
});
