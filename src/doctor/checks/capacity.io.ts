import { DescribeCapacityProvidersCommand } from '@aws-sdk/client-ecs';
import type { Finding } from '../check.ts';
import { kindOfCapacity, providersOf } from '../hosts/kind.ts';
import { wantedOf } from '../hosts/wanted.io.ts';
import type { Look } from '../look.ts';
import type { Room } from '../room.io.ts';
import { mapped, type Seen, seen } from '../seen.ts';
import { judgeFargate, judgeHosts } from './capacity.ts';

export const capacity: Look = {
  name: 'capacity',
  about: ['capacityProviders', 'launchType', 'cluster'],
  look: async (room) => {
    const { desired, shared } = room;
    const providers = providersOf(desired.service);
    const unknown = await missingProviders(room, providers);
    if (unknown.length > 0 || kindOfCapacity(desired) === 'FARGATE') return unknown;
    const scales = providers.length > 0 ? await areScaled(room, providers) : seen(false);
    return [judgeHosts(await shared.hosts(), await wantedOf(room), scales)];
  },
};

/** What is said of Fargate, or of a provider that the cluster has not. */
async function missingProviders({ desired, shared }: Room, providers: readonly string[]): Promise<readonly Finding[]> {
  const isFargate = kindOfCapacity(desired) === 'FARGATE';
  if (providers.length === 0) return isFargate ? [judgeFargate([], { kind: 'seen', value: [] })] : [];
  const ofCluster = mapped(await shared.clusters(), ({ clusters }) => clusters?.[0]?.capacityProviders ?? []);
  const judged = judgeFargate(providers, ofCluster as Seen<readonly string[]>);
  return isFargate || judged.result !== 'ok' ? [judged] : [];
}

/** Whether ECS starts instances where there are too few. */
async function areScaled({ ask, world }: Room, capacityProviders: readonly string[]): Promise<Seen<boolean>> {
  const send = () =>
    world.ecs.send(new DescribeCapacityProvidersCommand({ capacityProviders: [...capacityProviders] }));
  return mapped(await ask('ecs:DescribeCapacityProviders', send), ({ capacityProviders: found = [] }) =>
    found.some(
      ({ autoScalingGroupProvider, managedInstancesProvider }) =>
        managedInstancesProvider !== undefined || autoScalingGroupProvider?.managedScaling?.status === 'ENABLED',
    ),
  );
}
