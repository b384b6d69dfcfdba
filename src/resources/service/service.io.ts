import type { ObservedDiscoveryService } from '../discovery-service/discoveryService.ts';
import { type Resource, type StandingSoFar, standingOf } from '../resource.ts';
import { createService } from './create.io.ts';
import { diffService } from './diff.ts';
import { readService } from './read.io.ts';
import { inFull, type References, referring } from './references.ts';
import type { ObservedService } from './service.ts';
import { updateService } from './update.io.ts';

interface Earlier {
  readonly taskDefinition: string;
  readonly discoveryService: ObservedDiscoveryService;
}

/** The ECS service: one task of the revision, registered under the name. */
export const service: Resource<ObservedService | undefined, ObservedService, object, Earlier> = {
  name: 'service',
  removal: async () => (await import('./remove.io.ts')).serviceRemoval,
  read: (world, { service: { cluster, serviceName } }) => readService(world, cluster, serviceName, true),
  diff: ({ desired, observed, standing }, force) => ({
    differences: diffService(desired.service, observed, references(standing), force),
    standing: observed,
  }),
  apply: async (world, { action, changes }, { desired, observed, standing }) => {
    const earlier = {
      taskDefinitionArn: standingOf(standing, 'taskDefinition'),
      registryArn: standingOf(standing, 'discoveryService').arn,
    };
    const wanted = { ...desired.service, ...referring(earlier) };
    return {
      standing:
        action === 'update' && observed
          ? await updateService(world, wanted, observed, changes)
          : await createService(world, wanted, observed),
      changes: inFull(changes, earlier),
    };
  },
};

function references({ taskDefinition, discoveryService }: StandingSoFar<Earlier>): References {
  return { taskDefinitionArn: taskDefinition, registryArn: discoveryService?.arn };
}
