import type { Resource } from '../resource.ts';
import { applyLogGroup } from './apply.io.ts';
import { diffLogGroup } from './diff.ts';
import type { ObservedLogGroup } from './logGroup.ts';
import { readLogGroup } from './read.io.ts';

/** The log groups of the containers' own output. The task definition refers to them by name, so nothing stands of them. */
export const logGroup: Resource<readonly ObservedLogGroup[], undefined> = {
  name: 'log-group',
  removal: async () => (await import('./remove.io.ts')).logGroupRemoval,
  read: async (world, { logGroups }) => {
    const found = await Promise.all(logGroups.map((group) => readLogGroup(world, group)));
    return found.filter((group) => group !== undefined);
  },
  diff: ({ desired: { logGroups }, observed }) => ({
    differences: logGroups.flatMap((group) => diffLogGroup(group, named(observed, group.logGroupName))),
    standing: undefined,
  }),
  apply: async (world, { name }, { desired: { logGroups }, observed }) => {
    const group = logGroups.find(({ logGroupName }) => logGroupName === name);
    if (group) await applyLogGroup(world, group, named(observed, name));
    return { standing: undefined };
  },
};

function named(groups: readonly ObservedLogGroup[], name: string): ObservedLogGroup | undefined {
  return groups.find((group) => group.name === name);
}
