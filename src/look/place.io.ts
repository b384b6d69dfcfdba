import type { AwsWorld } from '../aws/world.ts';
import { NotPossible } from '../errors.ts';
import type { HealthPlace } from '../health/read.io.ts';
import { registeredIn } from '../health/registered.ts';
import type { Desired } from '../render/desired.ts';
import { discoveryService } from '../resources/discovery-service/discoveryService.io.ts';
import type { ObservedDiscoveryService } from '../resources/discovery-service/discoveryService.ts';
import { namespace } from '../resources/namespace/namespace.io.ts';
import type { ObservedNamespace } from '../resources/namespace/namespace.ts';
import { service } from '../resources/service/service.io.ts';
import { isDeleted, type ObservedService } from '../resources/service/service.ts';
import type { Observed } from '../resources/table.io.ts';
import type { ServicePlace } from '../tasks/tasks.io.ts';
import { noService } from './noService.ts';

/** The service and its name as they stand. */
export interface Standing {
  readonly service: ObservedService | undefined;
  readonly namespace: ObservedNamespace | undefined;
  readonly discoveryService: ObservedDiscoveryService | undefined;
}

/** Reads the service and its name beside each other. @throws ReadFailed, NotPossible. */
export async function readStanding(world: AwsWorld, desired: Desired): Promise<Standing> {
  // Each begins only when the promise of every other is there to be awaited.
  const start = Promise.resolve();
  const reading = {} as { -readonly [Key in keyof Read]: Promise<Read[Key]> };
  reading.service = start.then(() => service.read(world, desired, reading));
  reading.namespace = start.then(() => namespace.read(world, desired, reading));
  reading.discoveryService = start.then(() => discoveryService.read(world, desired, reading));
  const [observed, space, name] = await Promise.all([reading.service, reading.namespace, reading.discoveryService]);
  return { service: observed, namespace: space, discoveryService: name.service };
}

type Read = Pick<Observed, 'service' | 'namespace' | 'discoveryService'>;

export function placeOf({ service: { cluster, serviceName } }: Desired): ServicePlace {
  return { cluster, service: serviceName };
}

export function healthPlaceOf(desired: Desired, standing: Pick<Standing, 'service' | 'discoveryService'>): HealthPlace {
  return {
    ...placeOf(desired),
    ...registeredIn(standing.service, standing.discoveryService),
    endpoint: desired.endpoint,
  };
}

/** The service that has to be there. @throws NotPossible. */
export function active(found: ObservedService | undefined, place: ServicePlace): ObservedService {
  if (!found || isDeleted(found)) throw noService(place);
  if (found.status === 'ACTIVE') return found;
  throw new NotPossible(`service "${place.service}" in cluster "${place.cluster}" is being deleted (${found.status})`);
}
