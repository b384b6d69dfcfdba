import { expect, test } from 'vitest';
import { openActionLog } from '../../../../local/demo/actionLog.ts';

const run = (task: string): string[] => [
  'warning: legacy-log-ecs.yml:5:25  names in .local belong to multicast DNS',
  '  hint: use .internal',
  '> legacy-log-ecs deploy',
  'service access-log in cluster demo: 1 step',
  '  + service access-log: there is no service of that name',
  '      desiredCount: (none) → 1',
  `create service access-log: ${task}`,
  'IN_PROGRESS, 1 running, 0 pending, 1 desired',
  '  done in 7 ms',
  'succeeded: the new task runs and is steady',
  '  endpoint: fluentd.local:24224',
];

function told(lines: readonly string[], { isVerbose }: { isVerbose: boolean }): readonly string[] {
  const said: string[] = [];
  const log = openActionLog((line) => said.push(line), isVerbose);
  for (const line of lines) log.heard(line);
  return said;
}

test('of two runs the steps are told, and a warning once', () => {
  expect(told([...run('first'), ...run('second')], { isVerbose: false })).toEqual([
    'warning: legacy-log-ecs.yml:5:25  names in .local belong to multicast DNS',
    '  hint: use .internal',
    '  + service access-log: there is no service of that name',
    '  + service access-log: there is no service of that name',
  ]);
});

test('verbose, of a second run only what is new is told, but all that happened', () => {
  expect(told([...run('first'), ...run('second')], { isVerbose: true })).toEqual([
    'warning: legacy-log-ecs.yml:5:25  names in .local belong to multicast DNS',
    '  hint: use .internal',
    'service access-log in cluster demo: 1 step',
    '  + service access-log: there is no service of that name',
    '      desiredCount: (none) → 1',
    'create service access-log: first',
    'IN_PROGRESS, 1 running, 0 pending, 1 desired',
    '  done in 7 ms',
    'succeeded: the new task runs and is steady',
    '  endpoint: fluentd.local:24224',
    'service access-log in cluster demo: 1 step',
    '  + service access-log: there is no service of that name',
    'create service access-log: second',
    'IN_PROGRESS, 1 running, 0 pending, 1 desired',
    '  done in 7 ms',
    'succeeded: the new task runs and is steady',
  ]);
});

test.each([true, false])('an error is always told (verbose: %s)', (isVerbose) => {
  const error = 'error: deploy of service "access-log" is not over';
  expect(told([error, error], { isVerbose })).toEqual([error, error]);
});

test('a step of 81 columns is cut to 80, and with verbose it is not', () => {
  const step = `  + ${'x'.repeat(77)}`;
  expect(told([step], { isVerbose: false })).toEqual([`  + ${'x'.repeat(75)}…`]);
  expect(told([step], { isVerbose: true })).toEqual([step]);
});

test('the latest line is what the Action does now, without ARNs and ids', () => {
  const log = openActionLog(() => undefined, false);
  expect(log.latest()).toBe('');
  log.heard('  waiting for the task');
  log.heard('> legacy-log-ecs deploy');
  log.heard('waiting for arn:aws:ecs:eu-central-1:123456789012:service-deployment/demo/access-log/kHEV');
  log.heard('23:49:00 (service access-log) has started 1 tasks: (task cc566408212426663bb295bf00000001).');
  expect(log.latest()).toBe('waiting for the task');
});
