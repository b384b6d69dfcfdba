import type { TaskDefinitionInput } from '../../render/desired.ts';
import { hashOf } from '../canonical.ts';
import { showChange } from '../showChange.ts';
import type { Change, Step } from '../step.ts';
import { tagChanges } from '../tags.ts';
import { differTaskDefinition } from './differ.ts';
import { type NormalTaskDefinition, normaliseTaskDefinition } from './normal.ts';

/** The tag of a revision that holds the hash of what was rendered for it. */
export const HASH_TAG = 'legacy-log-ecs:hash';

/** One revision as it stands in AWS. */
export interface ObservedTaskDefinition {
  readonly arn: string;
  readonly active: boolean;
  readonly normal: NormalTaskDefinition;
  readonly tags: Readonly<Record<string, string>>;
}

export interface TaskDefinitionPlan {
  readonly steps: readonly Step[];
  /** The revision that the service should run; undefined while it has yet to be registered. */
  readonly arn: string | undefined;
}

/**
 * What has to be done for the service to have the revision it should run.
 *
 * @param running the revision that the service runs. The comparison is with that one and not with the latest of
 *   the family: a revision that was registered and rolled back is the latest, and nothing runs it.
 * @param latest the latest revision of the family. If it is the one that is wanted (a run that was cut off after
 *   registering, or a rollout that was rolled back), it is taken and no twin is registered.
 */
export function diffTaskDefinition(
  desired: TaskDefinitionInput,
  running?: ObservedTaskDefinition,
  latest?: ObservedTaskDefinition,
): TaskDefinitionPlan {
  const changes = running && taskDefinitionChanges(desired, running);
  if (running?.active && changes?.length === 0) return { steps: tagSteps(desired, running), arn: running.arn };
  if (latest?.active && isSame(desired, latest)) return { steps: tagSteps(desired, latest), arn: latest.arn };
  return { steps: [register(desired, running, changes ?? [])], arn: undefined };
}

/** The fields that differ; empty where the revision is what is wanted. Values that may be secrets show as hashes. */
export function taskDefinitionChanges(desired: TaskDefinitionInput, observed: ObservedTaskDefinition): Change[] {
  const hash = observed.tags[HASH_TAG];
  const differing = differTaskDefinition('', observed.normal, normaliseTaskDefinition(desired), hash !== undefined);
  const changes = differing.map(showChange);
  // The same hash means the same rendering, however AWS writes it back. Only what AWS never rewrites is still
  // compared: a revision made by hand in the console carries the tags of the one that it was made from.
  return hash === taskDefinitionHash(desired) ? changes.filter((change) => verbatim.test(change.path)) : changes;
}

const verbatim = /^containerDefinitions\.[^.]+(\.(image|command|environment\..+|secrets\..+))?$/;

/** The hash of what was rendered, whatever its order; tags don't count, they can be changed on a revision. */
export function taskDefinitionHash(desired: TaskDefinitionInput): string {
  return hashOf(normaliseTaskDefinition(desired));
}

/**
 * Whether the latest revision is what an earlier attempt registered. Without our hash nothing says that the revision
 * is wholly ours, so it is not taken for the one wanted.
 */
export function isSame(desired: TaskDefinitionInput, latest: ObservedTaskDefinition): boolean {
  return latest.tags[HASH_TAG] === taskDefinitionHash(desired) && taskDefinitionChanges(desired, latest).length === 0;
}

function register(desired: TaskDefinitionInput, running: ObservedTaskDefinition | undefined, changes: Change[]): Step {
  const reason = !running
    ? 'no service runs a revision of it yet'
    : running.active
      ? 'the revision that the service runs differs'
      : 'the revision that the service runs was deregistered';
  return { resource: 'task-definition', name: desired.family, action: 'create', reason, changes };
}

function tagSteps(desired: TaskDefinitionInput, observed: ObservedTaskDefinition): Step[] {
  const changes = tagChanges(desired.tags, observed.tags);
  if (changes.length === 0) return [];
  return [{ resource: 'task-definition', name: desired.family, action: 'update', reason: 'its tags differ', changes }];
}
