import type { Config } from '../../config/schema.ts';
import type { Plan } from '../../deploy/plan.ts';
import { planMarkdown } from '../../report/deploy/planMarkdown.ts';
import { planText } from '../../report/deploy/planText.ts';
import { promisesOf, promisesText } from '../../report/deploy/promises.ts';
import { promisesMarkdown } from '../../report/deploy/promisesMarkdown.ts';
import type { Result } from '../command.ts';
import { known } from '../outputs.ts';

/** @param calls how many calls it took to read what stands in AWS. */
export function planned(config: Config, plan: Plan, calls: number): Result {
  const promises = promisesOf(config);
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
    data: { outcome: 'planned', steps: plan.steps, promises, calls },
    text: `${planText(plan)}\n${promisesText(promises)}`,
    markdown: `${planMarkdown(plan)}\n${promisesMarkdown(promises)}`,
    failure: undefined,
  };
}
