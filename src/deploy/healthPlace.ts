import type { HealthPlace } from '../health/evidence.ts';
import { registeredIn } from '../health/registered.ts';
import type { Desired } from '../render/desired.ts';
import type { ObservedDiscoveryService } from '../resources/discovery-service/discoveryService.ts';
import type { ObservedService } from '../resources/service/service.ts';

/** Where to look at how the service is. A name under which it is not registered says nothing of it. */
export function healthPlace(
  { service: { cluster, serviceName: service }, endpoint }: Desired,
  observed: ObservedService | undefined,
  discoveryService: ObservedDiscoveryService | undefined,
): HealthPlace {
  return { cluster, service, endpoint, ...registeredIn(observed, discoveryService) };
}
