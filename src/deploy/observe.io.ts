import type { AwsWorld } from '../aws/world.ts';
import type { Desired } from '../render/desired.ts';
import { readDiscoveryService } from '../resources/discovery-service/discoveryService.io.ts';
import { readInstances } from '../resources/discovery-service/instances.io.ts';
import { wouldJoin } from '../resources/discovery-service/instances.ts';
import { readLogGroup } from '../resources/log-group/logGroup.io.ts';
import { readNamespace } from '../resources/namespace/namespace.io.ts';
import { readService } from '../resources/service/service.io.ts';
import { isDeleted } from '../resources/service/service.ts';
import { readTaskDefinition } from '../resources/task-definition/taskDefinition.io.ts';
import { taskDefinitionChanges } from '../resources/task-definition/taskDefinition.ts';
import type { Observed } from './plan.ts';

/**
 * Reads everything that a plan compares with: three chains of reads at the same time, five calls where everything
 * is there and as it should be. One more call where our service would come under a name that exists: who is there.
 *
 * @throws ReadFailed; NotPossible for two namespaces of one name.
 */
export async function observe(world: AwsWorld, desired: Desired): Promise<Observed> {
  const [discovery, logGroups, running] = await Promise.all([
    observeDiscovery(world, desired),
    Promise.all(desired.logGroups.map((group) => readLogGroup(world, group.logGroupName))),
    observeService(world, desired),
  ]);
  const { discoveryService } = discovery;
  const joins = discoveryService && wouldJoin(running.service, discoveryService);
  return {
    ...discovery,
    ...running,
    instances: joins ? await readInstances(world, discoveryService.id) : undefined,
    logGroups: logGroups.filter((group) => group !== undefined),
  };
}

async function observeDiscovery(world: AwsWorld, desired: Desired) {
  const namespace = await readNamespace(world, desired.namespace.Name);
  const discoveryService =
    namespace && (await readDiscoveryService(world, namespace.id, desired.discoveryService.Name));
  return { namespace, discoveryService };
}

async function observeService(world: AwsWorld, desired: Desired) {
  const { cluster, serviceName } = desired.service;
  const service = await readService(world, cluster, serviceName, true);
  const runs = service !== undefined && !isDeleted(service);
  const taskDefinition = runs ? await readTaskDefinition(world, service.taskDefinitionArn) : undefined;
  const isWanted = taskDefinition?.active && taskDefinitionChanges(desired.taskDefinition, taskDefinition).length === 0;
  // Only now may the latest revision matter: one that an earlier run registered and did not bring to run.
  const latestTaskDefinition = isWanted ? undefined : await readTaskDefinition(world, desired.taskDefinition.family);
  return { service, taskDefinition, latestTaskDefinition };
}
