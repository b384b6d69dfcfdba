import { type Finding, ok, skip } from '../check.ts';
import { readApps } from '../iam/apps.io.ts';
import { principalOf } from '../iam/caller.ts';
import { callerNeeds } from '../iam/callerNeeds.ts';
import { judgeRights } from '../iam/judgeRights.ts';
import { readPlace } from '../iam/place.io.ts';
import { readRole } from '../iam/role.io.ts';
import { simulate } from '../iam/simulate.io.ts';
import type { Look } from '../look.ts';
import type { Room } from '../room.io.ts';
import { mapped, type Seen, seen, skipped } from '../seen.ts';

/** Whether whoever calls may do all that the deploy will, so that everything that is missing is told at once. */
export const rights: Look = {
  name: 'rights',
  about: [''],
  look: async (room) => {
    const { desired, steps, shared } = room;
    const [caller, place, apps] = await Promise.all([shared.caller(), readPlace(room), readApps(room)]);
    if (caller.kind === 'unseen') return [skipped(caller)];
    if (caller.kind !== 'seen' || place.kind !== 'seen') return [];
    if (apps.kind !== 'seen') return [skipped(apps)];
    const needs = callerNeeds(desired, place.value, steps, apps.value);
    if (needs.length === 0) return [ok('nothing has to be changed')];
    const principal = principalOf(caller.value);
    if (principal.kind === 'root') return [ok(`${caller.value.arn} may do everything`)];
    if (principal.kind === 'other') return [skip(`what ${caller.value.arn} may do cannot be asked`)];
    const arn = principal.kind === 'user' ? seen(principal.arn) : await roleArn(room, principal.name);
    return arn.kind === 'seen' ? judgeRights(arn.value, needs, await simulate(room, arn.value, needs)) : [without(arn)];
  },
};

async function roleArn(room: Room, name: string): Promise<Seen<string>> {
  return mapped(await readRole(room, name), ({ arn }) => arn);
}

function without(arn: Exclude<Seen<string>, { kind: 'seen' }>): Finding {
  return arn.kind === 'unseen' ? skipped(arn) : skip(arn.because);
}
