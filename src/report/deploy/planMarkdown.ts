import type { Plan } from '../../deploy/plan.ts';
import { code, escapeMarkdown } from '../escape.ts';
import { table } from '../markdown.ts';
import { counted } from '../words.ts';
import { changesCell } from './change.ts';
import { subjectCell } from './subject.ts';

/** A plan for a job summary or a comment. */
export function planMarkdown({ steps, cluster, service }: Pick<Plan, 'steps' | 'cluster' | 'service'>): string {
  const heading = `### Plan for ${code(service)} in ${code(cluster)}: ${steps.length === 0 ? 'nothing to do' : counted(steps.length, 'step')}`;
  if (steps.length === 0) return `${heading}\n`;
  const rows = steps.map((step) => [
    step.action,
    subjectCell(step),
    escapeMarkdown(step.reason),
    changesCell(step.changes),
  ]);
  return [heading, '', ...table(['Action', 'Resource', 'Why', 'What differs'], rows), ''].join('\n');
}
