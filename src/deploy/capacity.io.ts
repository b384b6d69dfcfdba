import { DescribeCapacityProvidersCommand } from '@aws-sdk/client-ecs';
import { read } from '../aws/call.io.ts';
import type { AwsWorld } from '../aws/world.ts';
import type { Desired } from '../render/desired.ts';
import { fitted } from './capacity.ts';

/**
 * What is wanted, fitted to the type of its capacity providers, which only AWS knows: the revision has to be made for
 * the hosts of an Auto Scaling group or for Managed Instances.
 *
 * @throws ReadFailed; NotPossible for providers that there are not, of several types, or that cannot carry the volume.
 */
export async function withCapacity(world: Pick<AwsWorld, 'ecs'>, desired: Desired): Promise<Desired> {
  const { cluster, capacityProviderStrategy = [] } = desired.service;
  const names = capacityProviderStrategy.flatMap(({ capacityProvider }) => capacityProvider ?? []);
  const found = await read('ecs:DescribeCapacityProviders', `the capacity providers of cluster "${cluster}"`, () =>
    world.ecs.send(new DescribeCapacityProvidersCommand({ cluster, capacityProviders: names })),
  );
  return fitted(desired, found.capacityProviders ?? []);
}
