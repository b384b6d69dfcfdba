import type { Config } from '../../config/schema.ts';
import type { Plan } from '../../deploy/plan.ts';
import { type Examination, failuresOf } from '../../doctor/check.ts';
import type { Health } from '../../health/health.ts';
import { interruptionWords } from '../../report/deploy/interruption.ts';
import { planMarkdown } from '../../report/deploy/planMarkdown.ts';
import { planText } from '../../report/deploy/planText.ts';
import { promisesOf, promisesText } from '../../report/deploy/promises.ts';
import { promisesMarkdown } from '../../report/deploy/promisesMarkdown.ts';
import { examinedBriefly } from '../../report/doctor/brief.ts';
import { examinedSection } from '../../report/doctor/markdown.ts';
import { problemsOf } from '../../report/doctor/problems.ts';
import { jsonLine, plain } from '../../report/escape.ts';
import { defined } from '../../values/defined.ts';
import type { Result } from '../command.ts';
import { known } from '../outputs.ts';

/**
 * @param calls how many calls it took to read what stands in AWS.
 * @param examination what the doctor says of a plan that has steps.
 */
export function planned(config: Config, plan: Plan, calls: number, examination?: Examination): Result {
  const promises = promisesOf(config);
  const wouldFail = examination !== undefined && failuresOf(examination).length > 0;
  const shown = { ...plan, interrupts: interruptionWords(config, plan.steps), wouldFail };
  const { health } = plan;
  // What there is to do is what a plan is for; with nothing to do, only what is well is good.
  const unwell = plan.steps.length === 0 && health !== undefined && health.verdict !== 'healthy' ? health : undefined;
  return {
    status: unwell === undefined ? 'good' : unwell.verdict === 'degraded' ? 'not good' : 'unknown',
    outputs: known({
      outcome: 'planned',
      changed: 'false',
      endpoint: plan.endpoint,
      plan: jsonLine(plan.steps),
      'service-arn': plan.observed.service?.arn,
      'task-definition-arn': plan.taskDefinitionArn,
    }),
    data: { outcome: 'planned', steps: plan.steps, promises, ...defined({ health, examination }), calls },
    text: [planText(shown), ...(examination ? [examinedBriefly(examination)] : []), promisesText(promises)].join('\n'),
    markdown: [planMarkdown(shown, examination && examinedSection(examination)), promisesMarkdown(promises)].join('\n'),
    failure: unwell && plain(unwellLine(plan, unwell)),
    problems: problemsOf(examination),
  };
}

function unwellLine({ service, cluster }: Plan, { verdict, because, hint }: Health): string {
  const line = `service "${service}" in cluster "${cluster}" is as its configuration says, but ${verdict}: ${because}`;
  return hint === undefined ? line : `${line}; hint: ${hint}`;
}
