import type { Config } from '../../config/schema.ts';
import type { Plan } from '../../deploy/plan.ts';
import { interruptionWords } from '../../report/deploy/interruption.ts';
import { planMarkdown } from '../../report/deploy/planMarkdown.ts';
import { planText } from '../../report/deploy/planText.ts';
import { promisesOf, promisesText } from '../../report/deploy/promises.ts';
import { promisesMarkdown } from '../../report/deploy/promisesMarkdown.ts';
import { jsonLine } from '../../report/escape.ts';
import type { Result } from '../command.ts';
import { known } from '../outputs.ts';

/** @param calls how many calls it took to read what stands in AWS. */
export function planned(config: Config, plan: Plan, calls: number): Result {
  const promises = promisesOf(config);
  const shown = { ...plan, interrupts: interruptionWords(config, plan.steps) };
  return {
    status: 'good',
    outputs: known({
      outcome: 'planned',
      changed: 'false',
      endpoint: plan.endpoint,
      plan: jsonLine(plan.steps),
      'service-arn': plan.observed.service?.arn,
      'task-definition-arn': plan.taskDefinitionArn,
    }),
    data: { outcome: 'planned', steps: plan.steps, promises, calls },
    text: `${planText(shown)}\n${promisesText(promises)}`,
    markdown: `${planMarkdown(shown)}\n${promisesMarkdown(promises)}`,
    failure: undefined,
  };
}
