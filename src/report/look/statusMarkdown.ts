import type { StatusReport } from '../../look/statusReport.ts';
import { code, escapeMarkdown } from '../escape.ts';
import { table } from '../markdown.ts';
import { facts } from './statusText.ts';

/** How the service is, for the job summary. */
export function statusMarkdown(report: StatusReport): string {
  const signs = { healthy: '✅', degraded: '❌', unknown: '❓' } as const;
  return [
    `### ${signs[report.outcome]} ${code(report.service)} in ${code(report.cluster)} is ${report.outcome}`,
    '',
    escapeMarkdown(report.because),
    '',
    ...table(
      ['What', 'How it is'],
      facts(report).map(([name, value]) => [name, escapeMarkdown(value)]),
    ),
    '',
  ].join('\n');
}
