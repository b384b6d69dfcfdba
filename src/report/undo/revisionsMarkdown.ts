import type { RevisionsReport } from '../../undo/revisionsReport.ts';
import { code, escapeMarkdown } from '../escape.ts';
import { table } from '../markdown.ts';
import { registered } from './revisionsText.ts';

/** The revisions for the job summary. */
export function revisionsMarkdown({ family, because, revisions, more, deregistered }: RevisionsReport): string {
  const rows = revisions.map((it) => [
    `${it.runs ? '▶ ' : ''}${it.number}`,
    escapeMarkdown(registered(it)),
    escapeMarkdown(it.status),
    escapeMarkdown(it.lastOutcome ?? ''),
    it.containers.map(({ name, image }) => `${code(name)} ${code(image)}`).join('<br>'),
  ]);
  return [
    `### Revisions of ${code(family)}`,
    '',
    escapeMarkdown(more > 0 ? `${because}; ${more} older ones are not shown` : because),
    ...(deregistered.length > 0 ? ['', `Deregistered: ${deregistered.map(code).join(', ')}`] : []),
    '',
    ...table(['Revision', 'Registered', 'Status', 'Last outcome', 'Images'], rows),
    '',
  ].join('\n');
}
