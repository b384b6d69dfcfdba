import type { Progress } from '../deploy/progress.ts';
import type { DeployReport } from '../deploy/report.ts';
import type { Outputs } from './command.ts';

/** The Action's outputs of a deploy that has ended, well or not. */
export function outputsOf(report: DeployReport): Outputs {
  return known({
    outcome: report.outcome,
    changed: String(report.changed),
    'task-definition-arn': report.taskDefinitionArn,
    'service-arn': report.serviceArn,
    'deployment-id': report.deploymentId,
    endpoint: report.endpoint,
    address: report.address,
    plan: JSON.stringify(report.steps),
  });
}

/** What a deploy lets know while it goes on, so that a later step of the workflow has it even if the run is killed. */
export function outputsSoFar(progress: Progress): Outputs {
  switch (progress.kind) {
    case 'planned':
      return known({
        plan: JSON.stringify(progress.plan.steps),
        endpoint: progress.plan.endpoint,
        'task-definition-arn': progress.plan.taskDefinitionArn,
        'service-arn': progress.plan.observed.service?.arn,
      });
    case 'applied':
      return known({ 'task-definition-arn': progress.taskDefinitionArn, 'service-arn': progress.serviceArn });
    case 'pinned':
      return { 'deployment-id': progress.deployment };
    case 'applying':
    case 'service-event':
    case 'task-stopped':
    case 'state':
      return {};
  }
}

/** Only what is known: an output that is not set is empty for the workflow. */
function known(outputs: Readonly<Record<string, string | undefined>>): Outputs {
  return Object.fromEntries(
    Object.entries(outputs).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}
