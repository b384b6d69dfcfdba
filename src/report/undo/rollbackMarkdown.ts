import { shortName } from '../../resources/task-definition/name.ts';
import type { RollbackReport } from '../../undo/rollbackReport.ts';
import { code, escapeMarkdown } from '../escape.ts';
import { listeningInWords } from '../look/listening.ts';
import { hintParagraph, table } from '../markdown.ts';
import { counted } from '../words.ts';
import { summary } from './rollbackText.ts';

/** A rollback for the job summary: how it ended, who listens, and what the next push does. */
export function rollbackMarkdown(report: RollbackReport, nowMs: number): string {
  const { rollback, health, service, cluster, outcome } = report;
  const sign = outcome === 'succeeded' || outcome === 'unchanged' ? '✅' : outcome === 'in-progress' ? '⏳' : '❌';
  const rows = [
    ['From', code(shortName(rollback.from))],
    ['To', `${code(shortName(rollback.to))}: ${escapeMarkdown(rollback.because)}`],
    ...rollback.skipped.map((it) => ['Passed over', escapeMarkdown(it)]),
    ['Listening', health ? escapeMarkdown(listeningInWords(health.listening, nowMs)) : 'not looked at'],
    ['Next', escapeMarkdown(rollback.next)],
    ['Calls to AWS', `${report.calls}, ${counted(report.writes, 'write')} of them`],
  ];
  return [
    `### ${sign} Rollback ${outcome}: ${code(service)} in ${code(cluster)}`,
    '',
    escapeMarkdown(summary(report)),
    ...hintParagraph(report.hint),
    '',
    ...table(['What', 'Which'], rows),
    '',
  ].join('\n');
}
