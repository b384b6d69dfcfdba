import type { DestroyReport } from '../../undo/destroyReport.ts';
import { code, escapeMarkdown } from '../escape.ts';
import { hintParagraph, table } from '../markdown.ts';

/** A destroy for the job summary. */
export function destroyMarkdown({ outcome, service, cluster, because, hint, steps, left }: DestroyReport): string {
  const sign = outcome === 'destroyed' || outcome === 'unchanged' ? '✅' : outcome === 'in-progress' ? '⏳' : '❌';
  const stepRows = steps.map((it) => [it.result, `${it.resource} ${code(it.name)}`, escapeMarkdown(it.because)]);
  const leftRows = left.map((it) => [`${it.resource} ${code(it.name)}`, escapeMarkdown(it.because)]);
  return [
    `### ${sign} ${headlines[outcome]}: ${code(service)} in ${code(cluster)}`,
    '',
    escapeMarkdown(because),
    ...hintParagraph(hint),
    '',
    ...table(['Result', 'What', 'Why'], stepRows),
    ...(leftRows.length === 0 ? [] : ['', '#### What is left', '', ...table(['What', 'Why'], leftRows)]),
    '',
  ].join('\n');
}

const headlines = {
  destroyed: 'Destroyed',
  unchanged: 'Nothing to destroy',
  refused: 'Not destroyed, nothing was changed',
  failed: 'Not all of it destroyed',
  'in-progress': 'Not over, no longer watched',
} as const satisfies Readonly<Record<DestroyReport['outcome'], string>>;
