import type { Step } from '../../resources/step.ts';
import { code } from '../escape.ts';

/** What a step is about, as `discovery-service fluentd`. */
export function subject({ resource, name }: Pick<Step, 'resource' | 'name'>): string {
  return `${resource} ${name}`;
}

/** The same for Markdown. */
export function subjectCell({ resource, name }: Pick<Step, 'resource' | 'name'>): string {
  return `${resource} ${code(name)}`;
}
