import { expect, test } from 'vitest';
import { planned } from '../../../../src/commands/results/planned.ts';
import { plan } from '../../report/literals.ts';

test('a plan changes nothing, and says what it would', () => {
  expect(planned({ ...plan, steps: [] }, 7)).toMatchInlineSnapshot(`
    {
      "data": {
        "calls": 7,
        "outcome": "planned",
        "steps": [],
      },
      "failure": undefined,
      "markdown": "### Plan for \`access-log\` in \`production\`: nothing to do
    ",
      "outputs": {
        "changed": "false",
        "endpoint": "fluentd.local:24224",
        "outcome": "planned",
        "plan": "[]",
      },
      "status": "good",
      "text": "service access-log in cluster production: nothing to do, everything is as it should be",
    }
  `);
});

test('an output that a plan does not know yet is not set, and what stands already is', () => {
  const keys = Object.keys(planned({ ...plan, taskDefinitionArn: 'td:4' }, 7).outputs);
  expect(keys).toEqual(['outcome', 'changed', 'endpoint', 'plan', 'task-definition-arn']);
});
