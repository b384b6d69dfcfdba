import { expect, test } from 'vitest';
import { planned } from '../../../../src/commands/results/planned.ts';
import { configOf } from '../../../support/config.ts';
import { plan } from '../../report/literals.ts';

test('a plan changes nothing, and says what it would', () => {
  expect(planned(configOf(), { ...plan, steps: [] }, 7)).toMatchInlineSnapshot(`
    {
      "data": {
        "calls": 7,
        "outcome": "planned",
        "promises": {
          "acks": "received: what has its ack lasts no longer than the volume",
          "senders": "whoever sg-0a lets in to port 24224; no shared key is asked for, and nothing is encrypted",
          "volume": "anonymous: gone with its task. What the batch has not read when the task stops is lost, acknowledged or not",
        },
        "steps": [],
      },
      "failure": undefined,
      "markdown": "### Plan for \`access-log\` in \`production\`: nothing to do, what stands is as configured

    **What it promises**

    - \`volume\`: anonymous: gone with its task. What the batch has not read when the task stops is lost, acknowledged or not
    - \`acks\`: received: what has its ack lasts no longer than the volume
    - \`senders\`: whoever sg-0a lets in to port 24224; no shared key is asked for, and nothing is encrypted
    ",
      "outputs": {
        "changed": "false",
        "endpoint": "fluentd.local:24224",
        "outcome": "planned",
        "plan": "[]",
      },
      "problems": [],
      "status": "good",
      "text": "service access-log in cluster production: nothing to do, what stands is as configured
    what it promises
      volume: anonymous: gone with its task. What the batch has not read when the task stops is lost, acknowledged or not
      acks: received: what has its ack lasts no longer than the volume
      senders: whoever sg-0a lets in to port 24224; no shared key is asked for, and nothing is encrypted",
    }
  `);
});

test('an output that a plan does not know yet is not set, and what stands already is', () => {
  const keys = Object.keys(planned(configOf(), { ...plan, taskDefinitionArn: 'td:4' }, 7).outputs);
  expect(keys).toEqual(['outcome', 'changed', 'endpoint', 'plan', 'task-definition-arn']);
});
