import type { Plan } from '../../deploy/plan.ts';
import { planMarkdown } from '../../report/deploy/planMarkdown.ts';
import { planText } from '../../report/deploy/planText.ts';
import type { Result } from '../command.ts';
import { known } from '../outputs.ts';

/** @param calls how many calls it took to read what stands in AWS. */
export function planned(plan: Plan, calls: number): Result {
  return {
    status: 'good',
    outputs: known({
      outcome: 'planned',
      changed: 'false',
      endpoint: plan.endpoint,
      plan: JSON.stringify(plan.steps),
      'service-arn': plan.observed.service?.arn,
      'task-definition-arn': plan.taskDefinitionArn,
    }),
    data: { outcome: 'planned', steps: plan.steps, calls },
    text: planText(plan),
    markdown: planMarkdown(plan),
    failure: undefined,
  };
}
