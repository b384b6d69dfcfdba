import { type HostedZoneSummary, ListHostedZonesByVPCCommand, type VPCRegion } from '@aws-sdk/client-route-53';
import { paginateListNamespaces } from '@aws-sdk/client-servicediscovery';
import { entriesOf } from '../../aws/entries.ts';
import type { Look } from '../look.ts';
import type { Room } from '../room.io.ts';
import { mapped, type Seen } from '../seen.ts';
import { judgeName, type Namespace, type Zone } from './name.ts';

export const name: Look = {
  name: 'name',
  about: ['discovery.namespace'],
  look: async (room) => {
    const { namespace, discoveryService } = room.desired;
    const [namespaces, zones] = await Promise.all([readNamespaces(room), readZones(room)]);
    return judgeName({
      namespace: namespace.Name,
      service: discoveryService.Name,
      vpc: namespace.Vpc,
      namespaces,
      zones,
      makes: room.steps?.some(({ resource, action }) => resource === 'namespace' && action === 'create') ?? false,
    });
  },
};

async function readNamespaces({ ask, world, desired }: Room): Promise<Seen<readonly Namespace[]>> {
  const filter = (Name: 'TYPE' | 'NAME', value: string) => ({ Name, Values: [value], Condition: 'EQ' as const });
  const Filters = [filter('TYPE', 'DNS_PRIVATE'), filter('NAME', desired.namespace.Name)];
  const list = () =>
    entriesOf(paginateListNamespaces({ client: world.cloudMap }, { Filters }), (page) => page.Namespaces);
  return mapped(await ask('servicediscovery:ListNamespaces', list), (found) =>
    found.map(({ Id = '', Properties }) => ({ id: Id, zone: Properties?.DnsProperties?.HostedZoneId })),
  );
}

/** Every zone that the VPC resolves by, also those of other accounts. */
async function readZones({ ask, clients, desired, region }: Room): Promise<Seen<readonly Zone[]>> {
  const input = { VPCId: desired.namespace.Vpc, VPCRegion: region as VPCRegion };
  const list = async () => {
    const all: HostedZoneSummary[] = [];
    let NextToken: string | undefined;
    do {
      const page = await clients
        .route53()
        .send(new ListHostedZonesByVPCCommand({ ...input, ...(NextToken && { NextToken }) }));
      all.push(...(page.HostedZoneSummaries ?? []));
      NextToken = page.NextToken;
    } while (NextToken);
    return all;
  };
  return mapped(await ask('route53:ListHostedZonesByVPC', list), (all) =>
    all.map(({ HostedZoneId = '', Name = '' }) => ({
      id: HostedZoneId.replace('/hostedzone/', ''),
      name: Name.replace(/\.$/, '').toLowerCase(),
    })),
  );
}
