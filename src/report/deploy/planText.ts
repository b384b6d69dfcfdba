import type { Step } from '../../resources/step.ts';
import { plainLines } from '../escape.ts';
import { oneLine } from '../words.ts';
import { changeLine } from './change.ts';
import { listeningWords, unwell } from './listening.ts';
import { planHeadline, type Shown } from './planned.ts';
import { subject } from './subject.ts';

/** A plan for a terminal: what would be created (+) and changed (~), why, and each field; what that interrupts. */
export function planText(plan: Shown): string {
  const { steps, cluster, service, health, interrupts } = plan;
  return plainLines([
    `service ${service} in cluster ${cluster}: ${planHeadline(plan)}`,
    ...steps.flatMap(stepLines),
    ...named('interrupts', steps.length === 0 ? undefined : interrupts),
    ...named('health', unwell(health)),
    ...named('now', health && listeningWords(health)),
  ]);
}

function stepLines(step: Step): string[] {
  const sign = step.action === 'create' ? '+' : '~';
  return [
    `  ${sign} ${subject(step)}: ${oneLine(step.reason)}`,
    ...step.changes.map((change) => `      ${changeLine(change)}`),
  ];
}

function named(name: string, value: string | undefined): string[] {
  return value === undefined ? [] : [`  ${name}: ${oneLine(value)}`];
}
