import { describe, expect, test } from 'vitest';
import { changeLine, changesCell } from '../../../src/report/deploy/change.ts';
import { planMarkdown } from '../../../src/report/deploy/planMarkdown.ts';
import { planText } from '../../../src/report/deploy/planText.ts';
import { steps } from './literals.ts';

const plan = { steps, cluster: 'production', service: 'access-log' };

describe('a plan', () => {
  test('on a terminal says what, why, and each field', () => {
    expect(planText(plan)).toMatchInlineSnapshot(`
      "service access-log in cluster production: 2 steps
        + task-definition access-log: the revision that the service runs differs
            containerDefinitions.batch.image: batch:1 → batch:2
            containerDefinitions.batch.environment.TOKEN: (none) → hash:0123456789ab
        ~ service access-log: it does not run what is wanted
            taskDefinition: arn:aws:ecs:ap-northeast-1:111122223333:task-definition/access-log:3 → (known once it is created)"
    `);
  });

  test('in Markdown is a table', () => {
    expect(planMarkdown(plan)).toMatchInlineSnapshot(`
      "### Plan for \`access-log\` in \`production\`: 2 steps

      | Action | Resource | Why | What differs |
      |---|---|---|---|
      | create | task-definition \`access-log\` | the revision that the service runs differs | \`containerDefinitions.batch.image\`: \`batch:1\` → \`batch:2\`<br>\`containerDefinitions.batch.environment.TOKEN\`: \`(none)\` → \`hash:0123456789ab\` |
      | update | service \`access-log\` | it does not run what is wanted | \`taskDefinition\`: \`arn:aws:ecs:ap-northeast-1:111122223333:task-definition/access-log:3\` → \`(known once it is created)\` |
      "
    `);
  });

  test('with nothing to do says so', () => {
    expect(planText({ ...plan, steps: [] })).toMatchInlineSnapshot(
      `"service access-log in cluster production: nothing to do, everything is as it should be"`,
    );
    expect(planMarkdown({ ...plan, steps: [] })).toMatchInlineSnapshot(`
      "### Plan for \`access-log\` in \`production\`: nothing to do
      "
    `);
  });
});

test.each([
  { name: 'a text', value: 'batch:1', words: 'batch:1' },
  { name: 'a number', value: 400, words: '400' },
  { name: 'a list', value: ['cron', '-f'], words: '["cron","-f"]' },
  { name: 'nothing', value: null, words: '(none)' },
])('what differs is on one line: $name is $words', ({ value, words }) => {
  expect(changeLine({ path: 'x', before: value, after: 'other' })).toBe(`x: ${words} → other`);
  expect(changesCell([{ path: 'x', before: 'other', after: value }])).toBe(`\`x\`: \`other\` → \`${words}\``);
});
