import type { TaskDefinitionInput } from '../../render/desired.ts';
import { showChange } from '../showChange.ts';
import type { Change } from '../step.ts';
import { differTaskDefinition } from './differ.ts';
import { normaliseTaskDefinition } from './normalise.ts';
import { HASH_TAG, type ObservedTaskDefinition, taskDefinitionHash } from './taskDefinition.ts';

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

/**
 * Whether the revision is what an earlier attempt registered. Without our hash nothing says that it is wholly ours, so it
 * is not taken for the one wanted.
 */
export function isSame(desired: TaskDefinitionInput, latest: ObservedTaskDefinition): boolean {
  return latest.tags[HASH_TAG] === taskDefinitionHash(desired) && taskDefinitionChanges(desired, latest).length === 0;
}
