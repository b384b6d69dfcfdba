import type { NormalTaskDefinition } from './normalise.ts';

/** The revisions that matter. */
export interface ObservedTaskDefinitions {
  /** The revision that the service runs. */
  readonly running: ObservedTaskDefinition | undefined;
  /** The latest active revision of the family; read only where the running one is not what is wanted. */
  readonly latest: ObservedTaskDefinition | undefined;
}

/** One revision as it stands in AWS. */
export interface ObservedTaskDefinition {
  readonly arn: string;
  readonly active: boolean;
  readonly normal: NormalTaskDefinition;
  readonly tags: Readonly<Record<string, string>>;
}
