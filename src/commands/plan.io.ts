import { openWorld, plan } from '../deploy/deploy.io.ts';
import { toDesired } from '../render/toDesired.ts';
import { planMarkdown } from '../report/deploy/planMarkdown.ts';
import { planText } from '../report/deploy/planText.ts';
import type { Request, Result } from './command.ts';
import { withRegion } from './region.io.ts';

/** Shows what a deploy would do. Reads only. */
export async function runPlan({ config, force }: Request): Promise<Result> {
  const world = openWorld(config);
  const planned = await plan(world, toDesired(await withRegion(config, world)), force);
  return {
    status: 'good',
    outputs: {
      outcome: 'planned',
      changed: 'false',
      endpoint: planned.endpoint,
      plan: JSON.stringify(planned.steps),
      ...(planned.observed.service === undefined ? {} : { 'service-arn': planned.observed.service.arn }),
      ...(planned.taskDefinitionArn === undefined ? {} : { 'task-definition-arn': planned.taskDefinitionArn }),
    },
    data: { outcome: 'planned', steps: planned.steps, calls: world.calls.length },
    text: planText(planned),
    markdown: planMarkdown(planned),
    failure: undefined,
  };
}
