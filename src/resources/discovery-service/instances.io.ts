import { type InstanceSummary, paginateListInstances } from '@aws-sdk/client-servicediscovery';
import { read } from '../../aws/call.io.ts';
import { entriesOf } from '../../aws/entries.ts';
import type { AwsWorld } from '../../aws/world.ts';
import type { RegisteredInstance } from './instances.ts';

/** What is registered in a discovery service. @throws ReadFailed. */
export async function readInstances(
  world: Pick<AwsWorld, 'cloudMap'>,
  discoveryServiceId: string,
): Promise<RegisteredInstance[]> {
  const what = `the instances of discovery service ${discoveryServiceId}`;
  const found = await read('servicediscovery:ListInstances', what, () =>
    entriesOf(
      paginateListInstances({ client: world.cloudMap }, { ServiceId: discoveryServiceId }),
      (page) => page.Instances,
    ),
  );
  return found.map(toRegistered);
}

function toRegistered({ Id = '', Attributes = {} }: InstanceSummary): RegisteredInstance {
  return {
    id: Id,
    ipv4: Attributes.AWS_INSTANCE_IPV4 || undefined,
    service: Attributes.ECS_SERVICE_NAME,
    cluster: Attributes.ECS_CLUSTER_NAME,
  };
}
