import { rolloutId } from '../records/names.ts';
import { capacityOf, type Recipe, type ServiceRecord } from '../records/service.ts';
import type { Context } from './context.ts';
import { limitsOf } from './limits.ts';

/** Starts a service deployment that brings `recipe`. */
export function deploy(context: Context, service: ServiceRecord, recipe: Recipe, desiredCount: number): void {
  const { names, time } = context;
  const arn = names.serviceRevision(service.cluster, service.name);
  service.revisions.set(arn, {
    ...recipe,
    arn,
    createdAtMs: time.nowMs(),
    capacity: capacityOf(service.settings),
  });
  service.scheduler.dispatch({
    type: 'deployed',
    arn: names.serviceDeployment(service.cluster, service.name),
    rolloutId: rolloutId(),
    revision: arn,
    desiredCount,
    limits: limitsOf(service.settings.deploymentConfiguration),
  });
}
