import type { Desired } from '../render/desired.ts';
import {
  diffDiscoveryService,
  type ObservedDiscoveryService,
} from '../resources/discovery-service/discoveryService.ts';
import { type RegisteredInstance, refuseOthers } from '../resources/discovery-service/instances.ts';
import { diffLogGroup, type ObservedLogGroup } from '../resources/log-group/logGroup.ts';
import { diffNamespace, type ObservedNamespace } from '../resources/namespace/namespace.ts';
import { diffService, type ObservedService } from '../resources/service/service.ts';
import type { Step } from '../resources/step.ts';
import { diffTaskDefinition, type ObservedTaskDefinition } from '../resources/task-definition/taskDefinition.ts';

/** What stands in AWS of the things that a deploy manages. */
export interface Observed {
  readonly namespace: ObservedNamespace | undefined;
  readonly discoveryService: ObservedDiscoveryService | undefined;
  /** What is registered under the name; read only where our service is not registered there yet. */
  readonly instances: readonly RegisteredInstance[] | undefined;
  readonly logGroups: readonly ObservedLogGroup[];
  /** The revision that the service runs. */
  readonly taskDefinition: ObservedTaskDefinition | undefined;
  /** The latest revision of the family; read only where the running one is not what is wanted. */
  readonly latestTaskDefinition: ObservedTaskDefinition | undefined;
  readonly service: ObservedService | undefined;
}

/** What a deploy would do, as a value: nothing is written by making one. An empty `steps` means nothing to do. */
export interface Plan {
  readonly steps: readonly Step[];
  readonly observed: Observed;
  readonly cluster: string;
  readonly service: string;
  readonly endpoint: string;
  /** The revision that the service will run; undefined while it has yet to be registered. */
  readonly taskDefinitionArn: string | undefined;
}

/**
 * Compares what is wanted with what stands, resource by resource, in the order in which they have to exist.
 *
 * @throws NotPossible when something differs that AWS never changes, or when another service has the name; so nothing has
 *   been written by then.
 */
export function planDeploy(desired: Desired, observed: Observed, force = false): Plan {
  const { discoveryService, instances = [] } = observed;
  if (discoveryService) refuseOthers(desired.service, discoveryService, instances);
  const taskDefinition = diffTaskDefinition(
    desired.taskDefinition,
    observed.taskDefinition,
    observed.latestTaskDefinition,
  );
  const references = { taskDefinitionArn: taskDefinition.arn, registryArn: discoveryService?.arn };
  return {
    steps: [
      ...diffNamespace(desired.namespace, observed.namespace),
      ...diffDiscoveryService(desired.discoveryService, discoveryService),
      ...desired.logGroups.flatMap((group) => diffLogGroup(group, logGroupOf(observed, group.logGroupName))),
      ...taskDefinition.steps,
      ...diffService(desired.service, observed.service, references, force),
    ],
    observed,
    cluster: desired.service.cluster,
    service: desired.service.serviceName,
    endpoint: desired.endpoint,
    taskDefinitionArn: taskDefinition.arn,
  };
}

function logGroupOf(observed: Observed, name: string): ObservedLogGroup | undefined {
  return observed.logGroups.find((group) => group.name === name);
}
