import { expect, test } from 'vitest';
import { newInLog } from '../../../../local/demo/actionLog.ts';

const run = (task: string): string[] => [
  'warning: legacy-log-ecs.yml:5:25  warning: names in .local belong to multicast DNS',
  '  hint: use .internal',
  '> legacy-log-ecs deploy',
  `create service access-log: ${task}`,
  'IN_PROGRESS, 1 running, 0 pending, 1 desired',
  '  done in 7 ms',
  'succeeded: the new task runs and is steady',
  '  endpoint: fluentd.local:24224',
];

test('of a second run only what is new is said, but all that happened', () => {
  const isNew = newInLog();
  expect([...run('first'), ...run('second')].filter(isNew)).toEqual([
    'warning: legacy-log-ecs.yml:5:25  warning: names in .local belong to multicast DNS',
    '  hint: use .internal',
    'create service access-log: first',
    'IN_PROGRESS, 1 running, 0 pending, 1 desired',
    '  done in 7 ms',
    'succeeded: the new task runs and is steady',
    '  endpoint: fluentd.local:24224',
    'create service access-log: second',
    'IN_PROGRESS, 1 running, 0 pending, 1 desired',
    '  done in 7 ms',
    'succeeded: the new task runs and is steady',
  ]);
});

test('an error is always said', () => {
  const isNew = newInLog();
  const error = 'error: deploy of service "access-log" is not over';
  expect([error, error].filter(isNew)).toEqual([error, error]);
});
