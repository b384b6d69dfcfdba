import type { StartQueryRequest } from '@aws-sdk/client-cloudwatch-logs';
import type { Validated } from '../wire/validated.ts';
import { invalid } from './refuse.ts';
import { findGroup, type GroupState, type LogsState } from './state.ts';

const mostGroups = 50;

/** The log groups of a query, given in exactly one of three ways. */
export function givenGroups(state: LogsState, input: Validated<StartQueryRequest>): GroupState[] {
  const one = input.logGroupName === undefined ? undefined : [input.logGroupName];
  const given = [one, input.logGroupNames, input.logGroupIdentifiers].filter((names) => names !== undefined);
  const [names = [], ...more] = given;
  if (more.length > 0 || names.length === 0) throw invalid('give logGroupName, logGroupNames or logGroupIdentifiers');
  if (names.length > mostGroups) throw invalid(`a query has at most ${mostGroups} log groups`);
  return names.map((name) => findGroup(state, name));
}
