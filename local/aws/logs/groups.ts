import type {
  CreateLogGroupRequest,
  DeleteLogGroupRequest,
  DeleteRetentionPolicyRequest,
  DescribeLogGroupsRequest,
  PutRetentionPolicyRequest,
} from '@aws-sdk/client-cloudwatch-logs';
import { accountId } from '../account.ts';
import { AwsError } from '../wire/awsError.ts';
import type { Operations } from '../wire/service.ts';
import type { Validated } from '../wire/validated.ts';
import type { Context } from './context.ts';
import { describeGroups } from './describeGroups.ts';
import { invalid } from './refuse.ts';
import { findGroup, type LogsState } from './state.ts';
import { checkTags } from './tags.ts';

export function groupOperations(context: Context): Operations {
  const { state } = context;
  return {
    CreateLogGroup: (input: Validated<CreateLogGroupRequest>) => createGroup(context, input),
    DeleteLogGroup: (input: Validated<DeleteLogGroupRequest>) => remove(state, input),
    DescribeLogGroups: (input: Validated<DescribeLogGroupsRequest>) => describeGroups(state, input),
    PutRetentionPolicy: (input: Validated<PutRetentionPolicyRequest>) => putRetention(state, input),
    DeleteRetentionPolicy: (input: Validated<DeleteRetentionPolicyRequest>) => deleteRetention(state, input),
  };
}

export function createGroup(
  { state, time, region }: Context,
  input: Validated<CreateLogGroupRequest>,
  createdAtMs = time.nowMs(),
): object {
  const name = input.logGroupName;
  if (!/^[A-Za-z0-9_\-/.#]{1,512}$/.test(name) || name.startsWith('aws/')) {
    throw invalid(`"${name}" cannot be the name of a log group`);
  }
  if (state.groups.has(name)) {
    throw new AwsError('ResourceAlreadyExistsException', 'The specified log group already exists');
  }
  state.groups.set(name, {
    name,
    arn: `arn:aws:logs:${region}:${accountId}:log-group:${name}`,
    createdAtMs,
    class: input.logGroupClass ?? 'STANDARD',
    streams: new Map(),
    tags: checkTags(input.tags ?? {}),
    retentionInDays: undefined,
  });
  return {};
}

function remove(state: LogsState, input: Validated<DeleteLogGroupRequest>): object {
  state.groups.delete(findGroup(state, input.logGroupName).name);
  return {};
}

/** Source: the API reference of PutRetentionPolicy. */
const retentions = [
  1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653,
];

function putRetention(
  state: LogsState,
  { logGroupName, retentionInDays }: Validated<PutRetentionPolicyRequest>,
): object {
  const group = findGroup(state, logGroupName);
  if (!retentions.includes(retentionInDays)) {
    throw invalid(`retentionInDays is one of ${retentions.join(', ')}, not ${retentionInDays}`);
  }
  group.retentionInDays = retentionInDays;
  return {};
}

function deleteRetention(state: LogsState, input: Validated<DeleteRetentionPolicyRequest>): object {
  findGroup(state, input.logGroupName).retentionInDays = undefined;
  return {};
}
