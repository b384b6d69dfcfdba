import type { LogLine } from '../../look/logLine.ts';
import type { LogsReport } from '../../look/logs.io.ts';
import { logLineText, logsMarkdown, logsText } from '../../report/look/logText.ts';
import type { Result } from '../command.ts';

/** A line as it is told while it is read. */
export function toldLine(line: LogLine): string {
  return logLineText(line);
}

/** What was read of the log. */
export function logRead(report: LogsReport): Result {
  return {
    status: 'good',
    outputs: { outcome: report.outcome, changed: 'false' },
    data: report,
    text: logsText(report),
    markdown: logsMarkdown(report),
    failure: undefined,
  };
}
