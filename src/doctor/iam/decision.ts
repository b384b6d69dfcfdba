import type { EvaluationResult, ResourceSpecificResult } from '@aws-sdk/client-iam';
import { defined } from '../../values/defined.ts';

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
  /** Whether the thing is only called so for want of its name, so that a policy may allow it by another one. */
  readonly unnamed?: boolean;
}

/**
 * What IAM's simulation says of one action. `perhaps`: nothing allows it, but what decides is not all known: a condition
 * whose value is not, the thing's name, or its own policy.
 */
export interface Decision {
  readonly action: string;
  readonly resource: string;
  readonly verdict: 'allowed' | 'denied' | 'perhaps';
  /** What denies it, where it is more than that nothing allows it: no statement that allows would mend that. */
  readonly by?: 'a policy' | 'the organization' | 'the permissions boundary';
}

export function decisionsOf(need: Need, results: readonly EvaluationResult[]): readonly Decision[] {
  const names = [...new Set(results.flatMap(({ EvalActionName }) => EvalActionName ?? []))];
  return names.map((action) => {
    const ofAction = results.filter((one) => one.EvalActionName === action);
    const verdicts = ofAction.flatMap(partsOf).map((part) => verdictOf(need, part));
    const verdict = order.find((candidate) => verdicts.includes(candidate)) ?? 'perhaps';
    const by = verdict === 'denied' ? byWhom(ofAction) : undefined;
    return { action, resource: need.resource, verdict, ...defined({ by }) };
  });
}

/** Of two ARNs of one thing the better answer counts. */
const order = ['allowed', 'perhaps', 'denied'] as const;

interface Part {
  readonly decision: EvaluationResult['EvalDecision'];
  readonly missing: readonly string[];
}

/**
 * A result for each ARN. The result's own decision is that of the worst of them, and its missing values may stand with the
 * ARNs alone. Source: API reference of EvaluationResult.
 */
function partsOf({ EvalDecision, MissingContextValues = [], ResourceSpecificResults = [] }: EvaluationResult): Part[] {
  if (ResourceSpecificResults.length === 0) return [{ decision: EvalDecision, missing: MissingContextValues }];
  return ResourceSpecificResults.map((one: ResourceSpecificResult) => ({
    decision: one.EvalResourceDecision,
    missing: [...MissingContextValues, ...(one.MissingContextValues ?? [])],
  }));
}

function verdictOf({ ownPolicy = false, unnamed = false }: Need, { decision, missing }: Part): Decision['verdict'] {
  if (decision === 'allowed') return 'allowed';
  const isSure = decision === 'explicitDeny' || (decision === 'implicitDeny' && !ownPolicy && !unnamed);
  return isSure && missing.length === 0 ? 'denied' : 'perhaps';
}

function byWhom(results: readonly EvaluationResult[]): Decision['by'] {
  if (results.some((one) => one.OrganizationsDecisionDetail?.AllowedByOrganizations === false))
    return 'the organization';
  if (results.some(isBounded)) return 'the permissions boundary';
  return results.some(({ EvalDecision }) => EvalDecision === 'explicitDeny') ? 'a policy' : undefined;
}

function isBounded({ PermissionsBoundaryDecisionDetail, ResourceSpecificResults = [] }: EvaluationResult): boolean {
  const details = [
    PermissionsBoundaryDecisionDetail,
    ...ResourceSpecificResults.map((one) => one.PermissionsBoundaryDecisionDetail),
  ];
  return details.some((detail) => detail?.AllowedByPermissionsBoundary === false);
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
