import type { AwsWorld } from '../aws/world.ts';
import { readStanding } from '../look/place.io.ts';
import type { Desired } from '../render/desired.ts';
import { anew } from '../resources/anew.io.ts';
import type { Asked, Found, Removal } from '../resources/removal.ts';
import { resources } from '../resources/table.io.ts';
import { keysOf } from '../values/keysOf.ts';

/** A kind of thing that can be taken away, with its name. */
export interface Kind {
  readonly resource: string;
  readonly removal: Removal;
}

/** One thing that stands, and of which kind it is. */
export type FoundOf = Found & Pick<Kind, 'resource'>;

/** Those that can be taken away, in the reverse of the order in which they have to exist. */
export async function loadRemovals(): Promise<readonly Kind[]> {
  const kinds = keysOf(resources)
    .toReversed()
    .map(async (key): Promise<Kind[]> => {
      const { name: resource, removal } = resources[key];
      return removal ? [{ resource, removal: await removal() }] : [];
    });
  return (await Promise.all(kinds)).flat();
}

/**
 * What there is of each, all read beside each other. Something that is listed and then not to be found is being deleted:
 * the list is read anew. @throws ReadFailed, NotPossible.
 */
export async function findAll(
  kinds: readonly Kind[],
  world: AwsWorld,
  desired: Desired,
  asked: Asked,
): Promise<readonly FoundOf[]> {
  return await anew(world, () => findOnce(kinds, world, desired, asked));
}

async function findOnce(
  kinds: readonly Kind[],
  world: AwsWorld,
  desired: Desired,
  asked: Asked,
): Promise<readonly FoundOf[]> {
  const stands = await readStanding(world, desired);
  const found = kinds.map(async ({ resource, removal }) => {
    const all = await removal.find(world, desired, asked, stands);
    return all.map((one) => ({ ...one, resource }));
  });
  return (await Promise.all(found)).flat();
}
