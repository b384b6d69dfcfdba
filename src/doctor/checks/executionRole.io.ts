import { executionNeeds } from '../iam/executionNeeds.ts';
import { judgeRights } from '../iam/judgeRights.ts';
import { readPlace } from '../iam/place.io.ts';
import { roleName } from '../iam/roleName.ts';
import { simulate } from '../iam/simulate.io.ts';
import type { Look } from '../look.ts';
import type { Room } from '../room.io.ts';
import { knownOf, skipped } from '../seen.ts';

/** Whether the execution role may do what ECS does in its name before a container starts. */
export const executionRole: Look = {
  name: 'execution role',
  about: ['roles.execution'],
  look: async (room) => {
    const { executionRoleArn } = room.desired.taskDefinition;
    if (executionRoleArn === undefined) return [];
    const place = await readPlace(room);
    if (place.kind === 'unseen') return [skipped(place)];
    if (place.kind === 'absent') return [];
    const needs = executionNeeds(room.desired, place.value, await keysOf(room));
    return judgeRights(`role ${roleName(executionRoleArn)}`, needs, await simulate(room, executionRoleArn, needs));
  },
};

/** The ARNs of the keys of one's own that the secrets are encrypted with. An alias names none. */
async function keysOf({ shared }: Room): Promise<readonly string[]> {
  const secrets = [...(await shared.secrets()).values()].map((answer) => knownOf(answer)?.KmsKeyId);
  return [...new Set(secrets.filter((key) => key !== undefined && /:key\//.test(key)))].flatMap((key) => key ?? []);
}
