import type { Desired } from '../render/desired.ts';
import type { Step } from '../resources/step.ts';
import type { Observed } from '../resources/table.io.ts';
import type { Plan } from './plan.ts';

/** What was not looked at, as it would be read where nothing of it is there. */
const nothing: Observed = {
  service: undefined,
  namespace: undefined,
  discoveryService: { service: undefined },
  logGroup: [],
  taskDefinition: { running: undefined, latest: undefined },
  formerName: [],
  verifierFunction: undefined,
  appService: undefined,
};

/** A plan of some steps alone, with what was read for them: as a deploy would have made it that finds all else as it should be. */
export function partialPlan(
  desired: Desired,
  steps: readonly Step[],
  observed: Partial<Observed>,
  standing: Plan['standing'] = {},
): Plan {
  return {
    steps,
    observed: { ...nothing, ...observed },
    standing,
    cluster: desired.service.cluster,
    service: desired.service.serviceName,
    endpoint: desired.endpoint,
    taskDefinitionArn: undefined,
  };
}
