import { NotPossible } from '../../errors.ts';
import type { ServiceInput } from '../../render/desired.ts';
import type { ObservedService } from './service.ts';

/** @throws NotPossible for a service that is being deleted, and for what UpdateService never changes. */
export function refuseFixed(desired: ServiceInput, observed: ObservedService): void {
  const place = `service "${desired.serviceName}"`;
  if (observed.status === 'DRAINING') {
    throw new NotPossible(`${place} is being deleted: its tasks are still stopping (DRAINING)`, {
      hint: 'run again in a minute or two, once it is INACTIVE',
    });
  }
  const facts = fixedFacts(desired, observed);
  if (facts.length === 0) return;
  throw new NotPossible(`${place} cannot become what is wanted: ${facts.join('; ')}`, {
    hint: 'ECS never changes these on a service: delete it, or choose another name in the configuration',
  });
}

function fixedFacts(desired: ServiceInput, { launchType, schedulingStrategy, controller }: ObservedService): string[] {
  return [
    ...(launchType === desired.launchType
      ? []
      : [`its launch type is ${launchType ?? 'left to a capacity provider'}, not ${desired.launchType}`]),
    ...(schedulingStrategy === desired.schedulingStrategy
      ? []
      : [`its scheduling strategy is ${schedulingStrategy}, not ${desired.schedulingStrategy}`]),
    ...(controller === 'ECS' ? [] : [`its deployments are controlled by ${controller}, not by ECS`]),
  ];
}
