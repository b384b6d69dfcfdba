import type {
  CreateLogStreamRequest,
  DeleteLogStreamRequest,
  DescribeLogStreamsRequest,
  DescribeLogStreamsResponse,
  LogStream,
} from '@aws-sdk/client-cloudwatch-logs';
import { AwsError } from '../wire/awsError.ts';
import { page } from '../wire/page.ts';
import type { Operations } from '../wire/service.ts';
import type { Time } from '../wire/time.ts';
import type { Validated } from '../wire/validated.ts';
import { findGivenGroup, findGroup, findStream, type GroupState, type LogsState, type StreamState } from './state.ts';

export function streamOperations(state: LogsState, time: Time): Operations {
  function create(input: Validated<CreateLogStreamRequest>): object {
    const group = findGroup(state, input.logGroupName);
    const name = input.logStreamName;
    if (!/^[^:*]{1,512}$/.test(name)) {
      throw new AwsError('InvalidParameterException', `"${name}" cannot be the name of a log stream`);
    }
    if (group.streams.has(name)) {
      throw new AwsError('ResourceAlreadyExistsException', 'The specified log stream already exists');
    }
    addStream(group, name, time);
    return {};
  }

  function remove(input: Validated<DeleteLogStreamRequest>): object {
    const group = findGroup(state, input.logGroupName);
    group.streams.delete(findStream(group, input.logStreamName).name);
    return {};
  }

  function describe(input: Validated<DescribeLogStreamsRequest>): DescribeLogStreamsResponse {
    const group = findGivenGroup(state, input);
    if (input.orderBy === 'LastEventTime' && input.logStreamNamePrefix !== undefined) {
      throw new AwsError('InvalidParameterException', 'Cannot order by LastEventTime with a logStreamNamePrefix.');
    }
    const found = [...group.streams.values()].filter(({ name }) => name.startsWith(input.logStreamNamePrefix ?? ''));
    const ascending = found.toSorted(input.orderBy === 'LastEventTime' ? byLastEvent : byName);
    const ordered = input.descending ? ascending.toReversed() : ascending;
    const request = { size: input.limit, token: input.nextToken, most: 50, invalid: 'InvalidParameterException' };
    const { items, nextToken } = page(ordered, request);
    return { logStreams: items.map((stream) => describeStream(group, stream)), nextToken };
  }

  return { CreateLogStream: create, DeleteLogStream: remove, DescribeLogStreams: describe };
}

export function addStream(group: GroupState, name: string, time: Time): StreamState {
  const stream = { name, createdAtMs: time.nowMs(), events: [] };
  group.streams.set(name, stream);
  return stream;
}

const byName = (a: StreamState, b: StreamState): number => (a.name < b.name ? -1 : 1);

const byLastEvent = (a: StreamState, b: StreamState): number => (lastEventMs(a) ?? 0) - (lastEventMs(b) ?? 0);

function lastEventMs(stream: StreamState): number | undefined {
  return stream.events.reduce<number | undefined>(
    (last, { timestamp }) => Math.max(last ?? timestamp, timestamp),
    undefined,
  );
}

function describeStream(group: GroupState, stream: StreamState): LogStream {
  const first = stream.events.reduce<number | undefined>(
    (least, { timestamp }) => Math.min(least ?? timestamp, timestamp),
    undefined,
  );
  return {
    logStreamName: stream.name,
    creationTime: stream.createdAtMs,
    firstEventTimestamp: first,
    lastEventTimestamp: lastEventMs(stream),
    lastIngestionTime: stream.events.at(-1)?.ingestionTime,
    arn: `${group.arn}:log-stream:${stream.name}`,
    storedBytes: 0,
  };
}
