import type { Context } from './context.ts';
import { addStream } from './streams.ts';

/** Where a container's output goes when its log driver is `awslogs`. */
export interface LogSink {
  /** Whether the group exists: ECS refuses to start a container whose log group does not. */
  hasGroup(group: string): boolean;
  write(group: string, stream: string, atMs: number, line: string): void;
}

/** The log driver `awslogs`: it creates the stream itself, and has no event for an empty line. */
export function makeSink({ state, store, time }: Context): LogSink {
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
