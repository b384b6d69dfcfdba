import type { DescribeLogGroupsRequest, DescribeLogGroupsResponse, LogGroup } from '@aws-sdk/client-cloudwatch-logs';
import { accountId } from '../account.ts';
import type { Validated } from '../wire/validated.ts';
import { page } from './page.ts';
import { invalid } from './refuse.ts';
import { findGroup, type GroupState, type LogsState } from './state.ts';

/** DescribeLogGroups: by prefix, by a part of the name, or by identifiers. */
export function describeGroups(
  state: LogsState,
  input: Validated<DescribeLogGroupsRequest>,
): DescribeLogGroupsResponse {
  const { logGroupNamePrefix: prefix, logGroupNamePattern: pattern, logGroupIdentifiers: identifiers } = input;
  if ([prefix, pattern, identifiers].filter((given) => given !== undefined).length > 1) {
    throw invalid('a prefix, a pattern and identifiers exclude each other');
  }
  if (identifiers?.some((identifier) => identifier.startsWith('arn:'))) {
    throw invalid('ARNs are for monitoring accounts, which this one is not');
  }
  const found = identifiers?.map((identifier) => findGroup(state, identifier)) ?? sortedGroups(state);
  const matching = found.filter(({ name }) => name.startsWith(prefix ?? '') && name.includes(pattern ?? ''));
  const { items, nextToken } = page(isForeign(input) ? [] : matching, input);
  return { logGroups: items.map(pattern === undefined ? describe : describeShortly), nextToken };
}

/** Whether only groups of other accounts are asked for, of which there are none here. */
function isForeign({ includeLinkedAccounts, accountIdentifiers }: Validated<DescribeLogGroupsRequest>): boolean {
  if (accountIdentifiers === undefined) return false;
  if (!includeLinkedAccounts) throw invalid('accountIdentifiers need includeLinkedAccounts');
  return !accountIdentifiers.includes(accountId);
}

/** All that an answer to a pattern has. */
function describeShortly(group: GroupState): LogGroup {
  return { logGroupName: group.name, creationTime: group.createdAtMs, arn: `${group.arn}:*` };
}

function sortedGroups(state: LogsState): GroupState[] {
  return [...state.groups.values()].toSorted((a, b) => (a.name < b.name ? -1 : 1));
}

function describe(group: GroupState): LogGroup {
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
