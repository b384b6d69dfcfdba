import type { HealthPlace } from '../health/evidence.ts';
import type { Desired } from '../render/desired.ts';
import type { ObservedDiscoveryService } from '../resources/discovery-service/discoveryService.ts';
import type { ObservedService } from '../resources/service/service.ts';

/** Where to look at how the service is. A name under which it is not registered says nothing of it. */
export function healthPlace(
  { service: { cluster, serviceName: service }, endpoint }: Desired,
  observed: ObservedService | undefined,
  discoveryService: ObservedDiscoveryService | undefined,
): HealthPlace {
  const { id, arn, healthChecked = true } = discoveryService ?? {};
  const isRegistered = arn !== undefined && (observed?.normal.serviceRegistries.includes(arn) ?? false);
  return { cluster, service, endpoint, healthChecked, discoveryServiceId: isRegistered ? id : undefined };
}
