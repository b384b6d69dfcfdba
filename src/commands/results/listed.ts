import { revisionsMarkdown } from '../../report/undo/revisionsMarkdown.ts';
import { revisionsFailure, revisionsText } from '../../report/undo/revisionsText.ts';
import type { RevisionsReport } from '../../undo/revisionsReport.ts';
import type { Result } from '../command.ts';
import { known } from '../outputs.ts';

/** The revisions of the family. */
export function listed(report: RevisionsReport): Result {
  const failure = revisionsFailure(report);
  const running = report.revisions.find(({ runs }) => runs);
  return {
    status: failure === undefined ? 'good' : 'not good',
    outputs: known({
      outcome: report.outcome,
      changed: String(report.changed),
      'task-definition-arn': running?.arn,
    }),
    data: report,
    text: revisionsText(report),
    markdown: revisionsMarkdown(report),
    failure,
  };
}
