import {
  GetNamespaceCommand,
  type NamespaceFilter,
  type NamespaceSummary,
  paginateListNamespaces,
} from '@aws-sdk/client-servicediscovery';
import { read } from '../../aws/call.io.ts';
import { entriesOf } from '../../aws/entries.ts';
import type { AwsWorld } from '../../aws/world.ts';
import { defined } from '../../values/defined.ts';
import type { ObservedNamespace } from './namespace.ts';

type World = Pick<AwsWorld, 'cloudMap'>;

/** The private DNS namespaces of that name, of whichever VPC. @throws ReadFailed. */
export async function readNamespaces(world: World, name: string): Promise<ObservedNamespace[]> {
  const Filters = [filter('TYPE', 'DNS_PRIVATE'), filter('NAME', name)];
  const found = await read('servicediscovery:ListNamespaces', `the namespace "${name}"`, () =>
    entriesOf(paginateListNamespaces({ client: world.cloudMap }, { Filters }), (page) => page.Namespaces),
  );
  const same = found.map(toObserved).filter((namespace) => namespace.name === name);
  // A summary may leave the SOA out (seen of other kinds of namespaces); the namespace itself is read only then.
  return await Promise.all(same.map((one) => (one.soaTtl === undefined ? readNamespaceById(world, one.id) : one)));
}

export async function readNamespaceById(world: World, id: string): Promise<ObservedNamespace> {
  return await read('servicediscovery:GetNamespace', `the namespace ${id}`, async () => {
    const { Namespace } = await world.cloudMap.send(new GetNamespaceCommand({ Id: id }));
    return toObserved({ ...Namespace, Id: id });
  });
}

function filter(Name: 'TYPE' | 'NAME', value: string): NamespaceFilter {
  return { Name, Values: [value], Condition: 'EQ' };
}

function toObserved(namespace: NamespaceSummary): ObservedNamespace {
  return {
    id: namespace.Id ?? '',
    name: namespace.Name ?? '',
    soaTtl: namespace.Properties?.DnsProperties?.SOA?.TTL,
    ...defined({ zoneId: namespace.Properties?.DnsProperties?.HostedZoneId }),
  };
}
