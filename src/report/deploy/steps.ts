import type { DeployReport } from '../../deploy/report.ts';
import type { AppliedStep } from '../../resources/step.ts';
import { escapeMarkdown, shortened } from '../escape.ts';
import { table } from '../markdown.ts';
import { duration } from '../words.ts';
import { changesCell } from './change.ts';
import { subjectCell } from './subject.ts';

/** What a deploy changed, or was to change: what came of a step is said where it is not simply done. */
export function stepTable({ steps }: Pick<DeployReport, 'steps'>): string[] {
  const rows = steps.map((step) => [
    `${step.action} ${subjectCell(step)}`,
    came(step),
    step.changes.length === 0 ? escapeMarkdown(shortened(step.reason, 500)) : changesCell(step.changes),
    step.result === 'not reached' ? '' : duration(step.tookMs),
  ]);
  return table(['Step', 'Result', 'What changed', 'Took'], rows);
}

function came({ result }: AppliedStep): string {
  return result === 'done' ? '' : `**${result}**`;
}
