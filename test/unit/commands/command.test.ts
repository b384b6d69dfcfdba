import { expect, test } from 'vitest';
import { autoCommand, overridesFor } from '../../../src/commands/command.ts';

test.each([
  { name: 'a pull request plans', event: 'pull_request', command: 'plan' },
  { name: 'a push deploys', event: 'push', command: 'deploy' },
  { name: 'a manual run deploys', event: 'workflow_dispatch', command: 'deploy' },
  { name: 'a laptop, where there is no event, plans', event: undefined, command: 'plan' },
])('auto: $name', ({ event, command }) => {
  expect(autoCommand(event)).toBe(command);
});

test('auto on an event of which nobody said what it means is refused, not guessed', () => {
  expect(() => autoCommand('pull_request_target')).toThrowErrorMatchingInlineSnapshot(
    `[NotPossible: command is auto, and what it means on the event "pull_request_target" is not defined]`,
  );
});

test('a verification needs no images, and those that are given are taken', () => {
  const images = { fluentdImage: 'not-used:0', batchImage: 'not-used:0' };
  expect(overridesFor('verify', { cluster: 'c' })).toEqual({ ...images, cluster: 'c' });
  expect(overridesFor('verify', { batchImage: 'b:1' })).toEqual({ ...images, batchImage: 'b:1' });
  expect(overridesFor('plan', {})).toEqual({});
});
