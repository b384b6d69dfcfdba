import type { RunReport } from '../../look/runBatch.io.ts';
import { code, escapeMarkdown, plain, plainLines } from '../escape.ts';
import { hintParagraph } from '../markdown.ts';
import { duration, oneLine } from '../words.ts';
import { logLineText } from './logText.ts';

/** A run of the batch for a terminal: how it ended, and the last lines of its log. */
export function runText(report: RunReport): string {
  return plainLines([
    `${report.outcome}: ${report.because}`,
    `  task: ${report.task}, ${duration(report.tookMs)}`,
    ...report.lines.map((line) => `  | ${logLineText(line)}`),
  ]);
}

/** The same for the job summary, without the lines, which stand in the job's log. */
export function runMarkdown({ outcome, because, hint, task, service, tookMs }: RunReport): string {
  const sign = outcome === 'succeeded' ? '✅' : outcome === 'in-progress' ? '⏳' : outcome === 'unknown' ? '❔' : '❌';
  return [
    `### ${sign} Batch of ${code(service)} run once: ${outcome}`,
    '',
    escapeMarkdown(because),
    ...hintParagraph(hint),
    '',
    `Task ${code(task)}, ${duration(tookMs)}.`,
    '',
  ].join('\n');
}

/** The one line that says why it is no success; undefined where it is one. */
export function runFailure({ outcome, because, hint, service, task }: RunReport): string | undefined {
  if (outcome === 'succeeded') return undefined;
  const line = `the batch of service "${service}", run once in task ${task}, ended ${outcome}: ${because}`;
  return plain(oneLine(hint === undefined ? line : `${line}; hint: ${hint}`));
}
