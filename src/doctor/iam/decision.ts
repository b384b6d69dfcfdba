import type { EvaluationResult } from '@aws-sdk/client-iam';

/** Actions that a principal needs on one thing. */
export interface Need {
  readonly actions: readonly string[];
  readonly resource: string;
  /** Values of condition keys, `iam:PassedToService`. */
  readonly context?: Readonly<Record<string, string>>;
  /** Whether the thing's own policy (a repository's, a secret's, a key's) may allow what the principal's does not. */
  readonly ownPolicy?: boolean;
}

/**
 * What IAM's simulation says of one action. `perhaps`: nothing allows it, but what decides is not all known: a condition
 * whose value is not, or the thing's own policy.
 */
export interface Decision {
  readonly action: string;
  readonly resource: string;
  readonly verdict: 'allowed' | 'denied' | 'perhaps';
}

export function toDecision({ resource, ownPolicy = false }: Need, result: EvaluationResult): Decision {
  const { EvalActionName: action = '', EvalDecision, MissingContextValues = [] } = result;
  if (EvalDecision === 'allowed') return { action, resource, verdict: 'allowed' };
  const isSure = EvalDecision === 'explicitDeny' || (EvalDecision === 'implicitDeny' && !ownPolicy);
  return { action, resource, verdict: isSure && MissingContextValues.length === 0 ? 'denied' : 'perhaps' };
}

/** What of the needs nothing was decided about. */
export function undecided(needs: readonly Need[], decisions: readonly Decision[]): readonly string[] {
  return needs.flatMap(({ actions, resource }) =>
    actions.filter((action) => !decisions.some((one) => one.action === action && one.resource === resource)),
  );
}

/** A policy statement that allows what is lacking. */
export function statementOf(lacking: readonly Pick<Decision, 'action' | 'resource'>[]): string {
  const Action = [...new Set(lacking.map(({ action }) => action))].sort();
  const Resource = [...new Set(lacking.map(({ resource }) => resource))].sort();
  return JSON.stringify({ Effect: 'Allow', Action, Resource: Resource.length === 1 ? Resource[0] : Resource });
}
