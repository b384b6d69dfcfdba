import type {
  CreateLogGroupRequest,
  DeleteLogGroupRequest,
  DeleteRetentionPolicyRequest,
  DescribeLogGroupsRequest,
  DescribeLogGroupsResponse,
  LogGroup,
  PutRetentionPolicyRequest,
} from '@aws-sdk/client-cloudwatch-logs';
import { accountId } from '../account.ts';
import { AwsError } from '../wire/awsError.ts';
import { page } from '../wire/page.ts';
import type { Operations } from '../wire/service.ts';
import type { Time } from '../wire/time.ts';
import type { Validated } from '../wire/validated.ts';
import { findGroup, type GroupState, type LogsState } from './state.ts';
import { checkTags } from './tags.ts';

const retentions = [
  1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653,
];

export function groupOperations(state: LogsState, time: Time, region: string): Operations {
  function create(input: Validated<CreateLogGroupRequest>): object {
    const name = input.logGroupName;
    if (!/^[A-Za-z0-9_\-/.#]{1,512}$/.test(name) || name.startsWith('aws/')) {
      throw new AwsError('InvalidParameterException', `"${name}" cannot be the name of a log group`);
    }
    if (state.groups.has(name)) {
      throw new AwsError('ResourceAlreadyExistsException', 'The specified log group already exists');
    }
    state.groups.set(name, {
      name,
      arn: `arn:aws:logs:${region}:${accountId}:log-group:${name}`,
      createdAtMs: time.nowMs(),
      class: input.logGroupClass ?? 'STANDARD',
      streams: new Map(),
      tags: checkTags(input.tags ?? {}),
      retentionInDays: undefined,
    });
    return {};
  }

  function remove(input: Validated<DeleteLogGroupRequest>): object {
    state.groups.delete(findGroup(state, input.logGroupName).name);
    return {};
  }

  function describe(input: Validated<DescribeLogGroupsRequest>): DescribeLogGroupsResponse {
    const { logGroupNamePrefix: prefix, logGroupNamePattern: pattern, logGroupIdentifiers: identifiers } = input;
    if ([prefix, pattern, identifiers].filter((given) => given !== undefined).length > 1) {
      throw new AwsError('InvalidParameterException', 'a prefix, a pattern and identifiers exclude each other');
    }
    const found = identifiers?.map((identifier) => findGroup(state, identifier)) ?? sortedGroups(state);
    const matching = found.filter(({ name }) => name.startsWith(prefix ?? '') && name.includes(pattern ?? ''));
    const request = { size: input.limit, token: input.nextToken, most: 50, invalid: 'InvalidParameterException' };
    const { items, nextToken } = page(matching, request);
    return { logGroups: items.map(describeGroup), nextToken };
  }

  function putRetention(input: Validated<PutRetentionPolicyRequest>): object {
    const group = findGroup(state, input.logGroupName);
    if (!retentions.includes(input.retentionInDays)) {
      const allowed = retentions.join(', ');
      throw new AwsError(
        'InvalidParameterException',
        `retentionInDays is one of ${allowed}, not ${input.retentionInDays}`,
      );
    }
    group.retentionInDays = input.retentionInDays;
    return {};
  }

  function deleteRetention(input: Validated<DeleteRetentionPolicyRequest>): object {
    findGroup(state, input.logGroupName).retentionInDays = undefined;
    return {};
  }

  return {
    CreateLogGroup: create,
    DeleteLogGroup: remove,
    DescribeLogGroups: describe,
    PutRetentionPolicy: putRetention,
    DeleteRetentionPolicy: deleteRetention,
  };
}

function sortedGroups(state: LogsState): GroupState[] {
  return [...state.groups.values()].toSorted((a, b) => (a.name < b.name ? -1 : 1));
}

function describeGroup(group: GroupState): LogGroup {
  const events = [...group.streams.values()].flatMap((stream) => stream.events);
  return {
    logGroupName: group.name,
    creationTime: group.createdAtMs,
    retentionInDays: group.retentionInDays,
    metricFilterCount: 0,
    arn: `${group.arn}:*`,
    storedBytes: events.reduce((sum, { message }) => sum + Buffer.byteLength(message), 0),
    logGroupClass: group.class,
    logGroupArn: group.arn,
  };
}
