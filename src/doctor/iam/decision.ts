import type { EvaluationResult } from '@aws-sdk/client-iam';

/** Actions that a principal needs on one thing. */
export interface Need {
  readonly actions: readonly string[];
  readonly resource: string;
  /** Another ARN by which AWS may look for the same thing. */
  readonly or?: string;
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

export function decisionsOf(need: Need, results: readonly EvaluationResult[]): readonly Decision[] {
  const names = [...new Set(results.flatMap(({ EvalActionName }) => EvalActionName ?? []))];
  return names.map((action) => {
    const verdicts = results.filter((one) => one.EvalActionName === action).map((one) => verdictOf(need, one));
    const verdict = order.find((candidate) => verdicts.includes(candidate)) ?? 'perhaps';
    return { action, resource: need.resource, verdict };
  });
}

/** Of two ARNs of one thing the better answer counts. */
const order = ['allowed', 'perhaps', 'denied'] as const;

function verdictOf({ ownPolicy = false }: Need, result: EvaluationResult): Decision['verdict'] {
  const { EvalDecision, MissingContextValues = [] } = result;
  if (EvalDecision === 'allowed') return 'allowed';
  const isSure = EvalDecision === 'explicitDeny' || (EvalDecision === 'implicitDeny' && !ownPolicy);
  return isSure && MissingContextValues.length === 0 ? 'denied' : 'perhaps';
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
