import { rollbackMarkdown } from '../../report/undo/rollbackMarkdown.ts';
import { rollbackFailure, rollbackText } from '../../report/undo/rollbackText.ts';
import type { RollbackReport } from '../../undo/rollbackReport.ts';
import type { Result } from '../command.ts';
import { known } from '../outputs.ts';

/** A rollback that has ended, well or not. */
export function rolledBack(report: RollbackReport, nowMs: number): Result {
  const failure = rollbackFailure(report);
  return {
    status: failure === undefined ? 'good' : 'not good',
    outputs: known({
      outcome: report.outcome,
      changed: String(report.changed),
      'task-definition-arn': report.taskDefinitionArn,
      'service-arn': report.serviceArn,
      'deployment-id': report.deploymentId,
      endpoint: report.endpoint,
      address: report.address,
    }),
    data: report,
    text: rollbackText(report, nowMs),
    markdown: rollbackMarkdown(report, nowMs),
    failure,
  };
}
