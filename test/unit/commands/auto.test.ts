import { expect, test } from 'vitest';
import { autoCommand } from '../../../src/commands/auto.ts';
import type { WorkflowEvent } from '../../../src/commands/event.ts';
import { NotPossible } from '../../../src/errors.ts';

const event = { name: 'push', ref: 'refs/heads/main', isDeletion: false, isFromFork: false, hasCredentials: true };

test.each([
  { title: 'a pull request plans', event: { name: 'pull_request', ref: 'refs/pull/7/merge' }, command: 'plan' },
  {
    title: 'a merge queue plans',
    event: { name: 'merge_group', ref: 'refs/heads/gh-readonly-queue/main/pr-7' },
    command: 'plan',
  },
  {
    title: 'a merge queue plans wherever its pull request is from, for it runs in this repository',
    event: { name: 'merge_group', isFromFork: true, hasCredentials: false },
    command: 'plan',
  },
  { title: 'the push of a branch deploys', event: {}, command: 'deploy' },
  { title: 'a push of which no ref is known deploys', event: { ref: undefined }, command: 'deploy' },
  { title: 'a branch that is called like a tag deploys', event: { ref: 'refs/heads/tags/v1' }, command: 'deploy' },
  { title: 'a manual run deploys', event: { name: 'workflow_dispatch' }, command: 'deploy' },
  {
    title: 'a manual run on a tag deploys',
    event: { name: 'workflow_dispatch', ref: 'refs/tags/v1' },
    command: 'deploy',
  },
  { title: 'a laptop, where there is no event, plans', event: { name: undefined, ref: undefined }, command: 'plan' },
  { title: 'a fork that has credentials plans', event: { name: 'pull_request', isFromFork: true }, command: 'plan' },
  {
    title: 'own branches without credentials plan, and are told so there',
    event: { name: 'pull_request', hasCredentials: false },
    command: 'plan',
  },
])('auto: $title', ({ event: given, command }) => {
  expect(autoCommand({ ...event, ...given })).toEqual({ name: command });
});

test('auto: a pull request from a fork has its configuration checked, and is told why no more', () => {
  expect(
    autoCommand({ ...event, name: 'pull_request', isFromFork: true, hasCredentials: false }),
  ).toMatchInlineSnapshot(`
    {
      "because": "only the configuration is checked: GitHub gives no credentials to a pull request from a fork",
      "name": "check",
    }
  `);
});

const words = (given: Partial<WorkflowEvent>) => {
  try {
    return autoCommand({ ...event, ...given });
  } catch (error) {
    return error instanceof NotPossible ? `${error.message}; ${error.hint}` : error;
  }
};

test('auto deploys nothing on a tag, which may stand anywhere, and says what to write', () => {
  expect(words({ ref: 'refs/tags/v1.2.3' })).toMatchInlineSnapshot(
    `"command is auto, which deploys nothing on the push of refs/tags/v1.2.3; write command: deploy to deploy tags, or let the workflow start for branches only: on: push: branches:"`,
  );
});

test('auto deploys nothing when a branch is deleted, known by name or not: the run has the files of another', () => {
  expect(words({ ref: 'refs/heads/old', isDeletion: true })).toMatchInlineSnapshot(
    `"command is auto, which deploys nothing on the deletion of refs/heads/old; let the workflow leave deletions out: if: \${{ !github.event.deleted }}"`,
  );
  expect(words({ ref: undefined, isDeletion: true })).toContain('on the deletion of a ref;');
});

test('auto on a schedule is refused, and says what a schedule may be for', () => {
  expect(words({ name: 'schedule' })).toBe(
    'command is auto, and what it means on the event "schedule" is not defined; name the command: plan with detect-drift: true looks whether anything differs, verify whether lines are lost',
  );
});

test.each(['pull_request_target', 'release'])('auto on %s, of which nobody said what it means, is refused', (name) => {
  expect(words({ name })).toBe(
    `command is auto, and what it means on the event "${name}" is not defined; name the command: plan, deploy, verify, render or check`,
  );
});
