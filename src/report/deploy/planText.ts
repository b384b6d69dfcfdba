import type { Plan } from '../../deploy/plan.ts';
import type { Step } from '../../resources/step.ts';
import { counted } from '../words.ts';
import { changeLine } from './change.ts';
import { subject } from './subject.ts';

/** A plan for a terminal: what would be created (+) and changed (~), why, and each field. */
export function planText({ steps, cluster, service }: Pick<Plan, 'steps' | 'cluster' | 'service'>): string {
  const place = `service ${service} in cluster ${cluster}`;
  if (steps.length === 0) return `${place}: nothing to do, everything is as it should be`;
  return [`${place}: ${counted(steps.length, 'step')}`, ...steps.flatMap(stepLines)].join('\n');
}

function stepLines(step: Step): string[] {
  const sign = step.action === 'create' ? '+' : '~';
  return [`  ${sign} ${subject(step)}: ${step.reason}`, ...step.changes.map((change) => `      ${changeLine(change)}`)];
}
