import type { StatusReport } from '../../look/statusReport.ts';
import { code, escapeMarkdown } from '../escape.ts';
import { hintParagraph, table } from '../markdown.ts';
import { facts } from './statusText.ts';

/** How the service is, for the job summary. */
export function statusMarkdown(report: StatusReport): string {
  const { hint: _, ...rest } = report;
  const signs = { healthy: '✅', degraded: '❌', unknown: '❓' } as const;
  return [
    `### ${signs[report.outcome]} ${code(report.service)} in ${code(report.cluster)} is ${report.outcome}`,
    '',
    escapeMarkdown(report.because),
    ...hintParagraph(report.hint),
    '',
    ...table(
      ['What', 'How it is'],
      facts(rest).map(([name, value]) => [name, escapeMarkdown(value)]),
    ),
    '',
  ].join('\n');
}
