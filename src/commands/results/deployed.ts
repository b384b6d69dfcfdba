import type { Config } from '../../config/schema.ts';
import type { Progress } from '../../deploy/progress.ts';
import type { DeployReport } from '../../deploy/report.ts';
import { deployMarkdown } from '../../report/deploy/deployMarkdown.ts';
import { deployText } from '../../report/deploy/deployText.ts';
import { failureLine } from '../../report/deploy/failureLine.ts';
import { progressLine } from '../../report/deploy/progressLine.ts';
import { topologyOf } from '../../report/deploy/topology.ts';
import { problemsOf } from '../../report/doctor/problems.ts';
import { jsonLine } from '../../report/escape.ts';
import type { Context, Result } from '../command.ts';
import { known, type Outputs } from '../outputs.ts';

/** A deploy that has ended, well or not. */
export function deployed(config: Config, report: DeployReport): Result {
  const failure = failureLine(report);
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
      plan: jsonLine(report.steps),
    }),
    data: report,
    text: deployText(report),
    markdown: deployMarkdown(report, topologyOf(config)),
    failure,
    problems: problemsOf(report.examination),
  };
}

/** Tells what a deploy lets know while it goes on. */
export function tell(progress: Progress, { onLine, onOutputs }: Pick<Context, 'onLine' | 'onOutputs'>): void {
  // The plan and the doctor have several lines of their own; what else breaks a line comes from outside, and was written out.
  for (const line of progressLine(progress).split('\n')) onLine(line);
  onOutputs(outputsSoFar(progress));
}

/** What is known by now, so that a later step of the workflow has it even if the run is killed. */
export function outputsSoFar(progress: Progress): Outputs {
  switch (progress.kind) {
    case 'planned':
      return known({
        plan: jsonLine(progress.plan.steps),
        endpoint: progress.plan.endpoint,
        'task-definition-arn': progress.plan.taskDefinitionArn,
        'service-arn': progress.plan.observed.service?.arn,
      });
    case 'applied':
      return known({ 'task-definition-arn': progress.taskDefinitionArn, 'service-arn': progress.serviceArn });
    case 'pinned':
      return { 'deployment-id': progress.deployment };
    case 'examined':
    case 'applying':
    case 'service-event':
    case 'task-stopped':
    case 'state':
      return {};
  }
}
