import type { LogSink, Time } from '../operation.ts';
import type { LogsState } from './state.ts';
import type { Store } from './store.ts';
import { addStream } from './streams.ts';

/** The log driver `awslogs`: it makes the stream itself, and has no event for an empty line. */
export function makeSink(state: LogsState, store: Store, time: Time): LogSink {
  return {
    hasGroup: (group) => state.groups.has(group),
    write: (groupName, streamName, atMs, line) => {
      const group = state.groups.get(groupName);
      if (!group || line === '') return;
      const stream = group.streams.get(streamName) ?? addStream(group, streamName, time);
      store.add(group, stream, [{ timestamp: atMs, message: line }]);
    },
  };
}
