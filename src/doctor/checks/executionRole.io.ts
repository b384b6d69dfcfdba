import { type Finding, warn } from '../check.ts';
import { accountOf } from '../iam/caller.ts';
import type { Need } from '../iam/decision.ts';
import { executionNeeds } from '../iam/executionNeeds.ts';
import { judgeRights } from '../iam/judgeRights.ts';
import { readPlace } from '../iam/place.io.ts';
import { roleName } from '../iam/roleName.ts';
import { doubtsOf, keyArns } from '../iam/secretKeys.ts';
import { simulate } from '../iam/simulate.io.ts';
import type { Look } from '../look.ts';
import { skipped } from '../seen.ts';

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
    const [secrets, who] = [await room.shared.secrets(), `role ${roleName(executionRoleArn)}`];
    const needs = executionNeeds(room.desired, place.value, keyArns(secrets));
    return [
      ...judgeRights(who, needs, await simulate(room, executionRoleArn, needs)),
      ...doubtsOf(secrets, place.value.account, who),
      ...ofRepositories(needs, place.value.account, who),
    ];
  },
};

/** A repository of another account has to let in by itself, whatever the role may. */
function ofRepositories(needs: readonly Need[], account: string, who: string): readonly Finding[] {
  const foreign = needs
    .map(({ resource }) => resource)
    .filter((arn) => /:ecr:.*:repository\//.test(arn) && accountOf(arn) !== account);
  return foreign.map((arn) =>
    warn(
      `${arn} is of another account, whose policy of the repository has to let ${who} pull too, and is not looked at`,
      `let it allow ${who}`,
    ),
  );
}
