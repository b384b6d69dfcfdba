import type { Step } from '../../resources/step.ts';
import { code, codeBlock, escapeMarkdown, shortened } from '../escape.ts';
import { oneLine } from '../words.ts';
import { diffLines } from './change.ts';
import { listeningWords, unwell } from './listening.ts';
import { planHeadline, type Shown } from './planned.ts';
import { subject } from './subject.ts';

/**
 * A plan for a job summary or a comment: what it interrupts first, then what differs as a diff.
 *
 * @param doctor what the doctor says: before the diff where it is why a deploy would fail, and else behind it.
 */
export function planMarkdown(plan: Shown, doctor?: string): string {
  const examined = doctor === undefined ? [] : ['', doctor.trimEnd()];
  const { steps, cluster, service, health, interrupts } = plan;
  return [
    `### ${sign(plan)}Plan for ${code(service)} in ${code(cluster)}: ${planHeadline(plan)}`,
    ...paragraph('Interrupts', steps.length === 0 ? undefined : interrupts),
    ...paragraph('Health', unwell(health)),
    ...paragraph('Now', health && listeningWords(health)),
    ...(plan.wouldFail ? examined : []),
    ...(steps.length === 0 ? [] : ['', ...codeBlock(steps.flatMap(stepLines), 'diff')]),
    ...(plan.wouldFail ? [] : examined),
    '',
  ].join('\n');
}

/** A plan that would go well, or has nothing to do, needs none. */
function sign({ wouldFail, health }: Shown): string {
  if (wouldFail) return '❌ ';
  return health === undefined || health.verdict === 'healthy' ? '' : '⚠️ ';
}

function paragraph(title: string, text: string | undefined): string[] {
  return text === undefined ? [] : ['', `**${title}:** ${escapeMarkdown(shortened(text, 1_000))}`];
}

/** GitHub colours a line between `@@` as the head of a part. */
function stepLines(step: Step): string[] {
  const head = `@@ ${step.action} ${subject(step)}: ${oneLine(step.reason)} @@`;
  return [head, ...step.changes.flatMap(diffLines)].map((line) => shortened(line, 1_200));
}
