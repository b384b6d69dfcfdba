import {
  DeleteNamespaceCommand,
  DuplicateRequest,
  GetNamespaceCommand,
  paginateListServices,
} from '@aws-sdk/client-servicediscovery';
import { read, refusalName, write } from '../../aws/call.io.ts';
import { entriesOf } from '../../aws/entries.ts';
import type { AwsWorld } from '../../aws/world.ts';
import type { Desired } from '../../render/desired.ts';
import { readCloudMapTags } from '../cloudMapTags.io.ts';
import { discoveryServiceRemoval } from '../discovery-service/remove.io.ts';
import { isOwned, notOwned } from '../owner.ts';
import type { Asked, Found, Removal, Stands } from '../removal.ts';
import { finishedOperation } from './operation.io.ts';
import { namespaceOf } from './operation.ts';

type World = Pick<AwsWorld, 'cloudMap'>;

/** Deletes the namespace where it was made for this service and holds nothing else: others may have put their names there. */
export const namespaceRemoval: Removal = {
  find: async (world, desired, asked, stands) => {
    const { namespace } = stands;
    if (!namespace) return [];
    const { id, name } = namespace;
    const [tags, names] = await Promise.all([readTags(world, id), remaining(world, desired, asked, stands, id)]);
    return [{ name, id, ...fateOf(desired.service.serviceName, tags, names) }];
  },
  remove: async (world, _desired, { id, name }, { signal }) => {
    const operationId = await start(world, id, name);
    if (operationId === undefined) return;
    namespaceOf(attempt(name), await finishedOperation(world, operationId, signal));
  },
};

function fateOf(
  owner: string,
  tags: Readonly<Record<string, string>>,
  names: readonly string[],
): Pick<Found, 'goes' | 'because'> {
  if (!isOwned(tags, owner)) return { goes: false, because: notOwned(tags, owner) };
  if (names.length > 0) return { goes: false, because: `other names are in it: ${names.join(', ')}` };
  return { goes: true, because: 'it was made for this service, and holds no other name' };
}

/** The names in it beside the one that goes before it. */
async function remaining(
  world: AwsWorld,
  desired: Desired,
  asked: Asked,
  stands: Stands,
  id: string,
): Promise<readonly string[]> {
  const going = (await discoveryServiceRemoval.find(world, desired, asked, stands)).filter(({ goes }) => goes);
  const services = await read('servicediscovery:ListServices', `the discovery services of namespace ${id}`, () =>
    entriesOf(
      paginateListServices(
        { client: world.cloudMap },
        { Filters: [{ Name: 'NAMESPACE_ID', Values: [id], Condition: 'EQ' }] },
      ),
      (page) => page.Services,
    ),
  );
  return services.filter(({ Id }) => !going.some((it) => it.id === Id)).map(({ Id, Name }) => Name ?? Id ?? '');
}

async function readTags(world: World, id: string): Promise<Readonly<Record<string, string>>> {
  const arn = await read('servicediscovery:GetNamespace', `the namespace ${id}`, async () => {
    const { Namespace } = await world.cloudMap.send(new GetNamespaceCommand({ Id: id }));
    return Namespace?.Arn ?? '';
  });
  return await readCloudMapTags(world, arn);
}

/** The id of the operation that deletes it; undefined where it is gone by now. */
async function start({ cloudMap }: World, Id: string, name: string): Promise<string | undefined> {
  return await write('servicediscovery:DeleteNamespace', attempt(name), async () => {
    try {
      return (await cloudMap.send(new DeleteNamespaceCommand({ Id }))).OperationId ?? '';
    } catch (error) {
      if (error instanceof DuplicateRequest && error.DuplicateOperationId) return error.DuplicateOperationId;
      if (refusalName(error) !== 'NamespaceNotFound') throw error;
      return undefined;
    }
  });
}

function attempt(name: string): string {
  return `delete the namespace "${name}"`;
}
