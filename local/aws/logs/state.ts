import type { LogGroupClass } from '@aws-sdk/client-cloudwatch-logs';
import type { LogEvent } from '../insights/event.ts';
import { AwsError } from '../wire/awsError.ts';
import { invalid } from './refuse.ts';

export interface LogsState {
  readonly groups: Map<string, GroupState>;
}

export interface GroupState {
  readonly name: string;
  /** Without the `:*` that some answers put behind it. */
  readonly arn: string;
  readonly createdAtMs: number;
  readonly class: LogGroupClass;
  readonly streams: Map<string, StreamState>;
  tags: Readonly<Record<string, string>>;
  retentionInDays: number | undefined;
}

export interface StreamState {
  readonly name: string;
  readonly createdAtMs: number;
  /** In the order of their ingestion. */
  readonly events: StoredEvent[];
}

export interface StoredEvent extends LogEvent {
  /** Whether queries see it yet. */
  visible: boolean;
}

export function emptyLogs(): LogsState {
  return { groups: new Map() };
}

/**
 * A group by its name, or by its ARN without the `:*` that some answers put behind it.
 *
 * @throws AwsError InvalidParameterException, ResourceNotFoundException
 */
export function findGroup(state: LogsState, nameOrArn: string): GroupState {
  if (nameOrArn.endsWith(':*')) throw invalid(`an ARN is given without the * at its end: ${nameOrArn}`);
  const group = nameOrArn.startsWith('arn:') ? byArn(state, nameOrArn) : state.groups.get(nameOrArn);
  if (!group) throw new AwsError('ResourceNotFoundException', `The specified log group does not exist: ${nameOrArn}`);
  return group;
}

function byArn({ groups }: LogsState, arn: string): GroupState | undefined {
  return [...groups.values()].find((group) => group.arn === arn);
}

/**
 * The group of the operations that take a name or an identifier, but not both.
 *
 * @throws AwsError InvalidParameterException, ResourceNotFoundException
 */
export function findGivenGroup(
  state: LogsState,
  input: { readonly logGroupName?: string | undefined; readonly logGroupIdentifier?: string | undefined },
): GroupState {
  const given = [input.logGroupName, input.logGroupIdentifier].filter((value) => value !== undefined);
  const [only, ...more] = given;
  if (only === undefined || more.length > 0) {
    throw invalid('give either logGroupName or logGroupIdentifier');
  }
  return findGroup(state, only);
}

/** @throws AwsError ResourceNotFoundException */
export function findStream(group: GroupState, name: string): StreamState {
  const stream = group.streams.get(name);
  if (!stream) throw new AwsError('ResourceNotFoundException', `The specified log stream does not exist: ${name}`);
  return stream;
}

export const dayMs = 86_400_000;

/** Events whose retention is over are gone, and nothing reads them any more. */
export function retainedSinceMs(group: GroupState, nowMs: number): number {
  return group.retentionInDays === undefined ? Number.NEGATIVE_INFINITY : nowMs - group.retentionInDays * dayMs;
}
