import { readFileSync } from 'node:fs';
import type { context } from '@actions/github';
import { ReadFailed } from '../errors.ts';
import { eventOf, type WorkflowEvent } from './event.ts';

/**
 * What started the workflow, as the runner tells every step; on a laptop there is nothing to tell.
 *
 * @throws ReadFailed where the runner's file cannot be read: what is meant is then unknown.
 */
export function workflowEvent(environment: Readonly<Record<string, string | undefined>>): WorkflowEvent {
  return eventOf(environment, payload(environment.GITHUB_EVENT_PATH));
}

/** Read here and not by `context`, which takes a file that is not there for an event without contents. */
function payload(path: string | undefined): typeof context.payload {
  if (!path) return {};
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch (cause) {
    throw new ReadFailed(`could not read the workflow's event from ${path}`, {
      cause,
      hint: 'name the command: plan or deploy',
    });
  }
}
