import type { ObservedDiscoveryService } from '../resources/discovery-service/discoveryService.ts';
import type { ObservedService } from '../resources/service/service.ts';
import type { HealthPlace } from './evidence.ts';

/**
 * Where who is registered can be looked at. Undefined where the service is not registered in it: whoever is there now is
 * there by somebody's hand, and the next task will not be.
 */
export function registeredIn(
  service: Pick<ObservedService, 'normal'> | undefined,
  discoveryService: ObservedDiscoveryService | undefined,
): Pick<HealthPlace, 'discoveryServiceId' | 'healthChecked'> {
  const { id, arn, healthChecked = true } = discoveryService ?? {};
  const isRegistered = arn !== undefined && (service?.normal.serviceRegistries.includes(arn) ?? false);
  return { discoveryServiceId: isRegistered ? id : undefined, healthChecked };
}
