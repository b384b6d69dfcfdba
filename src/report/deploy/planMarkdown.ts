import type { Plan } from '../../deploy/plan.ts';
import type { Step } from '../../resources/step.ts';
import { code, escapeMarkdown } from '../escape.ts';
import { counted } from '../words.ts';
import { differences } from './differences.ts';

type Planned = Pick<Plan, 'steps' | 'cluster' | 'service'>;

/** A plan for a job summary or a comment. */
export function planMarkdown({ steps, cluster, service }: Planned): string {
  const heading = `### Plan for ${code(service)} in ${code(cluster)}: ${steps.length === 0 ? 'nothing to do' : counted(steps.length, 'step')}`;
  return steps.length === 0 ? `${heading}\n` : [heading, '', ...stepTable(steps), ''].join('\n');
}

function stepTable(steps: readonly Step[]): string[] {
  return [
    '| | Resource | Why | What differs |',
    '|---|---|---|---|',
    ...steps.map(
      ({ action, resource, name, reason, changes }) =>
        `| ${action} | ${resource} ${code(name)} | ${escapeMarkdown(reason)} | ${differences(changes)} |`,
    ),
  ];
}
