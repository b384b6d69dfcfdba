import type { CapacityProviderStrategyItem } from '@aws-sdk/client-ecs';
import type { Desired } from '../../render/desired.ts';

interface Placed {
  readonly launchType?: string;
  readonly capacityProviderStrategy?: readonly CapacityProviderStrategyItem[];
}

/** The capacity providers that the service names; none where it has a launch type. */
export function providersOf(service: Placed): readonly string[] {
  return (service.capacityProviderStrategy ?? []).flatMap(({ capacityProvider }) => capacityProvider ?? []);
}

/** What the task runs on: hosts of one's own, which have to have room, or AWS's. */
export function kindOfCapacity({
  service,
  taskDefinition,
}: Pick<Desired, 'service' | 'taskDefinition'>): 'EC2' | 'FARGATE' {
  const providers = providersOf(service);
  const isFargate =
    providers.length > 0
      ? providers.every((name) => name.startsWith('FARGATE'))
      : (service.launchType ?? taskDefinition.requiresCompatibilities[0]) === 'FARGATE';
  return isFargate ? 'FARGATE' : 'EC2';
}
