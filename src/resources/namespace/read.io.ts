import {
  GetNamespaceCommand,
  type NamespaceFilter,
  type NamespaceSummary,
  paginateListNamespaces,
} from '@aws-sdk/client-servicediscovery';
import { read } from '../../aws/call.io.ts';
import { entriesOf } from '../../aws/entries.ts';
import type { AwsWorld } from '../../aws/world.ts';
import { type ObservedNamespace, oneNamespace } from './namespace.ts';

type World = Pick<AwsWorld, 'cloudMap'>;

/** The one private DNS namespace of that name, or undefined. @throws ReadFailed, NotPossible (several of them). */
export async function readNamespace(world: World, name: string): Promise<ObservedNamespace | undefined> {
  const Filters = [filter('TYPE', 'DNS_PRIVATE'), filter('NAME', name)];
  const found = await read('servicediscovery:ListNamespaces', `the namespace "${name}"`, () =>
    entriesOf(paginateListNamespaces({ client: world.cloudMap }, { Filters }), (page) => page.Namespaces),
  );
  const namespace = oneNamespace(name, found.map(toObserved));
  // A summary may leave the SOA out (seen of other kinds of namespaces); the namespace itself is read only then.
  return namespace && namespace.soaTtl === undefined ? await readNamespaceById(world, namespace.id) : namespace;
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
  };
}
