import type { Found, Removal } from '../removal.ts';
import { deregister } from './deregister.io.ts';
import { listRevisions } from './list.io.ts';
import { shortName } from './name.ts';
import { readUsers } from './users.io.ts';

/** Deregisters the revisions of the family, where that is asked for: they cost nothing, and tell what ran. */
export const taskDefinitionRemoval: Removal = {
  find: async (world, { taskDefinition: { family }, service }, asked) => {
    const arns = await listRevisions(world, family);
    if (arns.length === 0) return [];
    if (asked.revisions) {
      const users = await readUsers(world, family, service);
      return arns.map((id) => ({ name: shortName(id), id, ...fateOf(users.get(id)) }));
    }
    const stays = arns.length === 1 ? 'its revision stays' : `its ${arns.length} revisions stay`;
    const how = `${stays}, unless asked for by --revisions`;
    return [{ name: family, id: family, goes: false, because: how }];
  },
  remove: async (world, _desired, { id }) => await deregister(world, id),
};

function fateOf(user: string | undefined): Pick<Found, 'goes' | 'because'> {
  return user === undefined
    ? { goes: true, because: 'its revisions are asked for' }
    : { goes: false, because: `${user} runs it, which is not ours` };
}
