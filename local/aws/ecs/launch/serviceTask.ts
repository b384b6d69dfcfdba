import type { Tag } from '@aws-sdk/client-ecs';
import type { Capacity, ServiceRecord } from '../records/service.ts';
import { findTaskDefinition } from '../records/store.ts';
import { newTask, type TaskRecord } from '../records/task.ts';
import { fargateProviders } from '../validate/strategy.ts';
import type { Context } from './context.ts';

/** A new task of a service, made of one of its revisions; subnets are taken in turn. */
export function serviceTask(
  { names, store, time }: Context,
  service: ServiceRecord,
  start: { readonly taskId: string; readonly rolloutId: string; readonly revision: string },
): TaskRecord {
  const recipe = service.revisions.get(start.revision);
  const found = findTaskDefinition(store, recipe?.taskDefinition ?? '');
  const subnets = recipe?.networkConfiguration?.awsvpcConfiguration?.subnets ?? [];
  const given = {
    id: start.taskId,
    cluster: service.cluster,
    definition: found?.taskDefinition ?? {},
    service: service.name,
    startedBy: start.rolloutId,
    launchType: isOnFargate(recipe?.capacity) ? ('FARGATE' as const) : ('EC2' as const),
    subnet: subnets[service.scheduler.state().startedTasks % Math.max(1, subnets.length)] ?? 'host',
    registries: (recipe?.serviceRegistries ?? []).flatMap(({ registryArn }) => registryArn ?? []),
    tags: tagsOf(service, found?.tags ?? []),
    execEnabled: service.settings.enableExecuteCommand ?? false,
  };
  return newTask(names, given, time.nowMs());
}

function isOnFargate({ launchType, capacityProviderStrategy = [] }: Capacity = {}): boolean {
  const [first] = capacityProviderStrategy;
  return launchType === 'FARGATE' || fargateProviders.some(({ name }) => name === first?.capacityProvider);
}

function tagsOf({ cluster, name, settings, tags }: ServiceRecord, ofTaskDefinition: readonly Tag[]): Tag[] {
  const managed = [
    { key: 'aws:ecs:clusterName', value: cluster },
    { key: 'aws:ecs:serviceName', value: name },
  ];
  const propagated = { SERVICE: tags, TASK_DEFINITION: ofTaskDefinition, NONE: [] };
  return [...(settings.enableECSManagedTags ? managed : []), ...propagated[settings.propagateTags ?? 'NONE']];
}
