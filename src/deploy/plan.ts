import type { Health } from '../health/health.ts';
import type { Desired } from '../render/desired.ts';
import type { Resources, StandingSoFar } from '../resources/resource.ts';
import type { Step } from '../resources/step.ts';
import type { Observed, Standing } from '../resources/table.io.ts';
import { keysOf } from '../values/keysOf.ts';

/** What a deploy would do, as a value: planning writes nothing. An empty `steps` means nothing to do. */
export interface Plan<Seen extends Observed = Observed, Stands extends Standing = Standing> {
  readonly steps: readonly Step[];
  readonly observed: Seen;
  /** What stands already and will still stand after the steps. */
  readonly standing: StandingSoFar<Stands>;
  readonly cluster: string;
  readonly service: string;
  readonly endpoint: string;
  /** The revision that the service will run; undefined while it has yet to be registered. */
  readonly taskDefinitionArn: string | undefined;
  /** How the service is, where that was looked at. */
  readonly health?: Health;
}

/**
 * Compares what is wanted with what stands, resource by resource, in the order in which they have to exist.
 *
 * @throws NotPossible when something differs that AWS never changes, or when another service has the name; so nothing has
 *   been written by then.
 */
export function planDeploy<Seen extends Observed, Stands extends Standing & Record<keyof Seen, unknown>>(
  resources: Resources<Seen, Stands>,
  desired: Desired,
  observed: Seen,
  force = false,
): Plan<Seen, Stands> {
  const steps: Step[] = [];
  let standing: StandingSoFar<Stands> = {};
  for (const key of keysOf(resources)) {
    const { name, diff } = resources[key];
    const compared = diff({ desired, observed: observed[key], standing }, force);
    steps.push(...compared.differences.map((difference) => ({ resource: name, ...difference })));
    standing = { ...standing, [key]: compared.standing };
  }
  return {
    steps,
    observed,
    standing,
    cluster: desired.service.cluster,
    service: desired.service.serviceName,
    endpoint: desired.endpoint,
    taskDefinitionArn: standing.taskDefinition,
  };
}
