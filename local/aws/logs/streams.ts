import type {
  CreateLogStreamRequest,
  DeleteLogStreamRequest,
  DescribeLogStreamsRequest,
  DescribeLogStreamsResponse,
  LogStream,
} from '@aws-sdk/client-cloudwatch-logs';
import { AwsError } from '../wire/awsError.ts';
import type { Operations } from '../wire/service.ts';
import type { Time } from '../wire/time.ts';
import type { Validated } from '../wire/validated.ts';
import type { Context } from './context.ts';
import { page } from './page.ts';
import { invalid } from './refuse.ts';
import { findGivenGroup, findGroup, findStream, type GroupState, type LogsState, type StreamState } from './state.ts';

export function streamOperations(context: Context): Operations {
  const { state } = context;
  return {
    CreateLogStream: (input: Validated<CreateLogStreamRequest>) => create(context, input),
    DeleteLogStream: (input: Validated<DeleteLogStreamRequest>) => remove(state, input),
    DescribeLogStreams: (input: Validated<DescribeLogStreamsRequest>) => describe(state, input),
  };
}

export function addStream(group: GroupState, name: string, time: Time): StreamState {
  const stream = { name, createdAtMs: time.nowMs(), events: [] };
  group.streams.set(name, stream);
  return stream;
}

function create({ state, time }: Context, input: Validated<CreateLogStreamRequest>): object {
  const group = findGroup(state, input.logGroupName);
  const name = input.logStreamName;
  if (!/^[^:*]{1,512}$/.test(name)) throw invalid(`"${name}" cannot be the name of a log stream`);
  if (group.streams.has(name)) {
    throw new AwsError('ResourceAlreadyExistsException', 'The specified log stream already exists');
  }
  addStream(group, name, time);
  return {};
}

function remove(state: LogsState, input: Validated<DeleteLogStreamRequest>): object {
  const group = findGroup(state, input.logGroupName);
  group.streams.delete(findStream(group, input.logStreamName).name);
  return {};
}

function describe(state: LogsState, input: Validated<DescribeLogStreamsRequest>): DescribeLogStreamsResponse {
  const group = findGivenGroup(state, input);
  const byTime = input.orderBy === 'LastEventTime';
  if (byTime && input.logStreamNamePrefix !== undefined) {
    throw invalid('Cannot order by LastEventTime with a logStreamNamePrefix.');
  }
  const found = [...group.streams.values()].filter(({ name }) => name.startsWith(input.logStreamNamePrefix ?? ''));
  const ascending = found.toSorted(byTime ? compareLastEvents : compareNames);
  const { items, nextToken } = page(input.descending ? ascending.toReversed() : ascending, input);
  return { logStreams: items.map((stream) => describeStream(group, stream)), nextToken };
}

const compareNames = (a: StreamState, b: StreamState): number => (a.name < b.name ? -1 : 1);

const compareLastEvents = (a: StreamState, b: StreamState): number => (span(a)?.last ?? 0) - (span(b)?.last ?? 0);

function span({ events }: StreamState): { readonly first: number; readonly last: number } | undefined {
  const times = events.map(({ timestamp }) => timestamp);
  if (times.length === 0) return undefined;
  return { first: times.reduce((a, b) => Math.min(a, b)), last: times.reduce((a, b) => Math.max(a, b)) };
}

function describeStream(group: GroupState, stream: StreamState): LogStream {
  return {
    logStreamName: stream.name,
    creationTime: stream.createdAtMs,
    firstEventTimestamp: span(stream)?.first,
    lastEventTimestamp: span(stream)?.last,
    lastIngestionTime: stream.events.at(-1)?.ingestionTime,
    arn: `${group.arn}:log-stream:${stream.name}`,
    storedBytes: 0,
  };
}
