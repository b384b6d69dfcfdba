import type { ObservedDiscoveryService } from '../discovery-service/discoveryService.ts';
import type { ObservedNamespace } from '../namespace/namespace.ts';
import { type Resource, type StandingSoFar, standingOf } from '../resource.ts';
import { createService } from './create.io.ts';
import { diffService } from './diff.ts';
import { readLaunchTypeBefore } from './origin.io.ts';
import { readService } from './read.io.ts';
import { inFull, type References, referring } from './references.ts';
import { isDeleted, type ObservedService } from './service.ts';
import { updateService } from './update.io.ts';

interface Earlier {
  readonly taskDefinition: string;
  readonly discoveryService: ObservedDiscoveryService;
  readonly namespace: ObservedNamespace;
}

/** The ECS service: one task of the revision, registered under the name. */
export const service: Resource<ObservedService | undefined, ObservedService, object, Earlier> = {
  name: 'service',
  removal: async () => (await import('./remove.io.ts')).serviceRemoval,
  read: async (world, { service: { cluster, serviceName, launchType } }) => {
    const found = await readService(world, cluster, serviceName, true);
    if (!found || isDeleted(found) || launchType === undefined || !hidesLaunchType(found)) return found;
    // Only here does it matter where it came from.
    const before = await readLaunchTypeBefore(world, { cluster, service: serviceName });
    return { ...found, launchType: before };
  },
  diff: ({ desired, observed, standing }, force) => ({
    differences: diffService(desired.service, observed, references(standing), force),
    standing: observed,
  }),
  apply: async (world, { action, changes }, { desired, observed, standing }, signal) => {
    const earlier = {
      taskDefinitionArn: standingOf(standing, 'taskDefinition'),
      registryArn: standingOf(standing, 'discoveryService').arn,
    };
    const wanted = { ...desired.service, ...referring(earlier) };
    return {
      standing:
        action === 'update' && observed
          ? await updateService(world, wanted, observed, changes, signal)
          : await createService(world, wanted, observed, signal),
      changes: inFull(changes, earlier),
    };
  },
};

/** DescribeServices may leave the launch type out where a service runs on capacity providers by now. */
function hidesLaunchType({ launchType, normal }: ObservedService): boolean {
  return launchType === undefined && Object.keys(normal.capacityProviderStrategy ?? {}).length > 0;
}

function references({ taskDefinition, discoveryService, namespace }: StandingSoFar<Earlier>): References {
  return { taskDefinitionArn: taskDefinition, registryArn: discoveryService?.arn, namespace };
}
