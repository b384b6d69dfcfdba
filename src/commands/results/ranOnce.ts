import type { RunReport } from '../../look/runBatch.io.ts';
import { runFailure, runMarkdown, runText } from '../../report/look/runText.ts';
import type { Result } from '../command.ts';

/** A run of the batch that has ended, or that nobody waited for any more. */
export function ranOnce(report: RunReport): Result {
  const failure = runFailure(report);
  return {
    status: failure === undefined ? 'good' : report.outcome === 'unknown' ? 'unknown' : 'not good',
    outputs: { outcome: report.outcome, changed: 'true' },
    data: report,
    text: runText(report),
    markdown: runMarkdown(report),
    failure,
  };
}
