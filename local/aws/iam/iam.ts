import type {
  EvaluationResult,
  GetRoleRequest,
  GetRoleResponse,
  SimulatePolicyResponse,
  SimulatePrincipalPolicyRequest,
} from '@aws-sdk/client-iam';
import { accountId } from '../account.ts';
import { AwsError } from '../wire/awsError.ts';
import type { AwsService } from '../wire/service.ts';
import type { Validated } from '../wire/validated.ts';

export interface IamOptions {
  /** By name; without them every role is there, trusts ECS's tasks and may do everything. */
  readonly roles?: Readonly<Record<string, RoleOptions>>;
}

export interface RoleOptions {
  /** `/` or `/some/`. */
  readonly path?: string;
  /** The service that may take it. */
  readonly trusts?: string;
  /** Actions that nothing allows. */
  readonly lacks?: readonly string[];
  /** Actions that a policy denies. */
  readonly denied?: readonly string[];
}

/** What of IAM can be read: roles, and what they may do. */
export function makeIam({ roles }: IamOptions): AwsService {
  const find = (name: string): RoleOptions => {
    const found = roles ? roles[name] : {};
    if (!found) throw new AwsError('NoSuchEntity', `The role with name ${name} cannot be found.`, {}, 404);
    return found;
  };
  return {
    name: 'IAM',
    target: '2010-05-08',
    protocol: 'query',
    operations: {
      GetRole: ({ RoleName }: Validated<GetRoleRequest>) => getRole(RoleName, find(RoleName)),
      SimulatePrincipalPolicy: (input: Validated<SimulatePrincipalPolicyRequest>) => simulate(input, find),
    },
  };
}

function getRole(RoleName: string, { path = '/', trusts = 'ecs-tasks.amazonaws.com' }: RoleOptions): GetRoleResponse {
  const Statement = [{ Effect: 'Allow', Principal: { Service: trusts }, Action: 'sts:AssumeRole' }];
  return {
    Role: {
      Path: path,
      RoleName,
      RoleId: 'AROAEXAMPLE',
      Arn: `arn:aws:iam::${accountId}:role${path}${RoleName}`,
      CreateDate: new Date(0),
      AssumeRolePolicyDocument: encodeURIComponent(JSON.stringify({ Version: '2012-10-17', Statement })),
    },
  };
}

/** The name of a role without its path is another ARN, of which IAM knows nothing. */
function simulate(
  { PolicySourceArn, ActionNames, ResourceArns = ['*'] }: Validated<SimulatePrincipalPolicyRequest>,
  find: (name: string) => RoleOptions,
): SimulatePolicyResponse {
  const [, path = '/', name = ''] = /:role(\/(?:.*\/)?)([^/]+)$/.exec(PolicySourceArn) ?? [];
  const role = find(name);
  if ((role.path ?? '/') !== path) throw new AwsError('NoSuchEntity', `${PolicySourceArn} cannot be found.`, {}, 404);
  // One result an action, with those of the ARNs in it. Source: API reference of EvaluationResult.
  const results = ActionNames.map((EvalActionName): EvaluationResult => {
    const EvalDecision = role.denied?.includes(EvalActionName)
      ? 'explicitDeny'
      : role.lacks?.includes(EvalActionName)
        ? 'implicitDeny'
        : 'allowed';
    const details = { MatchedStatements: [], MissingContextValues: [] };
    const ResourceSpecificResults = ResourceArns.filter((arn) => arn !== '*').map((EvalResourceName) => ({
      EvalResourceName,
      EvalResourceDecision: EvalDecision,
      ...details,
    }));
    return {
      EvalActionName,
      EvalResourceName: '*',
      EvalDecision,
      ...details,
      ResourceSpecificResults,
    } as EvaluationResult;
  });
  return { EvaluationResults: results, IsTruncated: false };
}
