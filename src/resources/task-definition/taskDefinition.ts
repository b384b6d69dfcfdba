import type { TaskDefinitionInput } from '../../render/desired.ts';
import { hashOf } from '../../values/canonical.ts';
import type { NormalTaskDefinition } from './normal.ts';
import { normaliseTaskDefinition } from './normalise.ts';

/** The tag of a revision that holds the hash of what was rendered for it. */
export const HASH_TAG = 'legacy-log-ecs:hash';

/** The revisions that matter. */
export interface ObservedTaskDefinitions {
  /** The revision that the service runs. */
  readonly running: ObservedTaskDefinition | undefined;
  /** The latest revision of the family; read only where the running one is not what is wanted. */
  readonly latest: ObservedTaskDefinition | undefined;
}

/** One revision as it stands in AWS. */
export interface ObservedTaskDefinition {
  readonly arn: string;
  readonly active: boolean;
  readonly normal: NormalTaskDefinition;
  readonly tags: Readonly<Record<string, string>>;
}

/** The hash of what was rendered, whatever its order; tags don't count, they can be changed on a revision. */
export function taskDefinitionHash(desired: TaskDefinitionInput): string {
  return hashOf(normaliseTaskDefinition(desired));
}
