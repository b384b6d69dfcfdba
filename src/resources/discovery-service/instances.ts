import { NotPossible } from '../../errors.ts';
import type { ServiceInput } from '../../render/desired.ts';
import { isDeleted, type ObservedService } from '../service/service.ts';
import type { ObservedDiscoveryService } from './discoveryService.ts';

/** An instance as Cloud Map lists it. */
export interface RegisteredInstance {
  readonly id: string;
  readonly ipv4: string | undefined;
  /** The names of the ECS service and of the cluster that registered it; undefined for one that was registered by hand. */
  readonly service: string | undefined;
  readonly cluster: string | undefined;
}

/** Whether the service would come under the name only now, so that it matters who is there already. */
export function wouldJoin(
  service: ObservedService | undefined,
  discoveryService: Pick<ObservedDiscoveryService, 'arn'>,
): boolean {
  return !service || isDeleted(service) || !service.normal.serviceRegistries.includes(discoveryService.arn);
}

/**
 * One name is one Fluentd: a second service under it would get half of the senders, and both deploys would fail from
 * then on.
 *
 * @throws NotPossible for a name under which another ECS service is registered.
 */
export function refuseOthers(
  desired: Pick<ServiceInput, 'cluster' | 'serviceName'>,
  discoveryService: Pick<ObservedDiscoveryService, 'id' | 'name'>,
  instances: readonly RegisteredInstance[],
): void {
  const cluster = nameOf(desired.cluster);
  const other = instances.find(
    (instance) =>
      (instance.service ?? desired.serviceName) !== desired.serviceName || (instance.cluster ?? cluster) !== cluster,
  );
  if (!other) return;
  const who = `service "${other.service ?? desired.serviceName}" in cluster "${other.cluster ?? cluster}"`;
  throw new NotPossible(
    `discovery service "${discoveryService.name}" (${discoveryService.id}) is in use: ${who} is registered there`,
    {
      setting: 'discovery.service',
      hint: 'choose another discovery.service or discovery.namespace: one name leads to one log service',
    },
  );
}

/** What somebody else has registered: another ECS service, or a person by hand. */
export function othersIn(
  desired: Pick<ServiceInput, 'cluster' | 'serviceName'>,
  instances: readonly RegisteredInstance[],
): readonly RegisteredInstance[] {
  const cluster = nameOf(desired.cluster);
  return instances.filter((instance) => instance.service !== desired.serviceName || instance.cluster !== cluster);
}

/** A cluster may be configured by its ARN; ECS registers its name. */
function nameOf(cluster: string): string {
  return cluster.slice(cluster.lastIndexOf('/') + 1);
}
