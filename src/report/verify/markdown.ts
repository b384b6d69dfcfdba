import { outcomeOf, type VerifyReport, type WindowReport } from '../../verify/report.ts';
import { escapeMarkdown } from '../escape.ts';
import { verifyHeadline } from './text.ts';

/** A verification for the job summary: the answer first, then every window that did not match. */
export function verifyMarkdown(report: VerifyReport): string {
  const others = report.windows.filter(({ verdict }) => verdict !== 'matched');
  const rows = others.slice(0, shown).map(row);
  return [
    `### ${signs[outcomeOf(report)]} ${escapeMarkdown(verifyHeadline(report))}`,
    ...(rows.length === 0
      ? []
      : ['', '| window from | verdict | log | database | why |', '|---|---|--:|--:|---|', ...rows]),
    ...(others.length > shown ? ['', `… and ${others.length - shown} more`] : []),
    '',
  ].join('\n');
}

const signs = { matched: '✅', different: '❌', unknown: '❓' } as const;

/** Rows of the table; a summary may hold 1 MiB, and a person reads a few. */
const shown = 100;

function row({ from, verdict, logs, rows, because = [] }: WindowReport): string {
  const why = because.map(escapeMarkdown).join('<br>');
  return `| ${from} | ${verdict} | ${logs ?? 'unknown'} | ${rows ?? 'unknown'} | ${why} |`;
}
