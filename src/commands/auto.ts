import { NotPossible } from '../errors.ts';
import type { WorkflowEvent } from './event.ts';

/** What `auto` came to, and what a reader would wonder at. */
export interface Choice {
  readonly name: 'check' | 'plan' | 'deploy';
  readonly because?: string;
}

/**
 * What `auto` means: a pull request and a merge queue plan, the push of a branch and a manual run deploy, a laptop (no
 * event) plans. Anything else is refused, because guessing would either change production unasked or silently deploy nothing.
 *
 * @throws NotPossible for such an event, for the push of a tag and for a deletion.
 */
export function autoCommand(event: WorkflowEvent): Choice {
  switch (event.name) {
    case undefined:
    case 'merge_group':
      return { name: 'plan' };
    case 'pull_request':
      return ofPullRequest(event);
    case 'workflow_dispatch':
      return { name: 'deploy' };
    case 'push':
      return ofPush(event);
    default:
      throw new NotPossible(`command is auto, and what it means on the event "${event.name}" is not defined`, {
        hint:
          event.name === 'schedule'
            ? 'name the command: plan with detect-drift: true looks whether anything differs, verify whether lines are lost'
            : 'name the command: plan, deploy, verify, render or check',
      });
  }
}

function ofPullRequest({ isFromFork, hasCredentials }: WorkflowEvent): Choice {
  if (!isFromFork || hasCredentials) return { name: 'plan' };
  return {
    name: 'check',
    because: 'only the configuration is checked: GitHub gives no credentials to a pull request from a fork',
  };
}

/** A tag may stand anywhere, and a deletion runs with the files of another branch: neither says what is to be deployed. */
function ofPush({ ref, isDeletion }: WorkflowEvent): Choice {
  if (!isDeletion && !ref?.startsWith('refs/tags/')) return { name: 'deploy' };
  const pushed = isDeletion ? 'the deletion of' : 'the push of';
  throw new NotPossible(`command is auto, which deploys nothing on ${pushed} ${ref ?? 'a ref'}`, {
    hint: isDeletion
      ? 'let the workflow leave deletions out: if: ${{ !github.event.deleted }}'
      : 'write command: deploy to deploy tags, or let the workflow start for branches only: on: push: branches:',
  });
}
