import {
  DeleteServiceCommand,
  ListTagsForResourceCommand,
  ResourceInUse,
  ServiceNotFound,
} from '@aws-sdk/client-servicediscovery';
import { read, refusalName, write } from '../../aws/call.io.ts';
import type { AwsWorld } from '../../aws/world.ts';
import { OWNER_TAG } from '../../render/tags.ts';
import type { ObservedDiscoveryService } from '../discovery-service/discoveryService.ts';
import type { ObservedNamespace } from '../namespace/namespace.ts';
import type { Resource } from '../resource.ts';
import type { ObservedService } from '../service/service.ts';
import { diffFormerNames, formerNamesOf } from './formerName.ts';

interface Others {
  readonly namespace: ObservedNamespace | undefined;
  readonly service: ObservedService | undefined;
}

/** A name that the log service had before, and that a deploy of another name has left empty. */
export const formerName: Resource<readonly ObservedDiscoveryService[], undefined, Others> = {
  name: 'former-name',
  read: async (world, desired, others) => {
    const found = formerNamesOf(desired, await others.namespace, await others.service);
    const ours = await Promise.all(found.map((one) => isOurs(world, one, desired.service.serviceName)));
    return found.filter((_, index) => ours[index]);
  },
  diff: ({ desired, observed }) => ({
    differences: diffFormerNames(observed, desired.namespace.Name),
    standing: undefined,
  }),
  apply: async (world, { changes }, { observed }) => {
    const former = observed.find(({ id }) => id === changes[0]?.before);
    if (former) await remove(world, former);
    return { standing: undefined };
  },
};

/** Descriptions can be copied by hand; what is deleted has to be ours by its tag as well. A role that may not look leaves it. */
async function isOurs(
  { cloudMap }: Pick<AwsWorld, 'cloudMap'>,
  { name, arn: ResourceARN }: ObservedDiscoveryService,
  owner: string,
): Promise<boolean> {
  try {
    return await read(
      'servicediscovery:ListTagsForResource',
      `the tags of the discovery service "${name}"`,
      async () => {
        const { Tags = [] } = await cloudMap.send(new ListTagsForResourceCommand({ ResourceARN }));
        return Tags.some(({ Key, Value }) => Key === OWNER_TAG && Value === owner);
      },
    );
  } catch (error) {
    if (refusalName(error) === 'AccessDeniedException') return false;
    throw error;
  }
}

/** One that somebody has come under meanwhile stays, and one that is gone is as wanted. */
async function remove({ cloudMap }: Pick<AwsWorld, 'cloudMap'>, { id, name }: ObservedDiscoveryService): Promise<void> {
  await write('servicediscovery:DeleteService', `remove the discovery service "${name}"`, async () => {
    try {
      await cloudMap.send(new DeleteServiceCommand({ Id: id }));
    } catch (error) {
      if (!(error instanceof ResourceInUse || error instanceof ServiceNotFound)) throw error;
    }
  });
}
