import type { LogSink } from '../../logs/sink.ts';
import type { ContainerRecord } from '../records/container.ts';
import type { TaskRecord } from '../records/task.ts';
import { CannotStart } from './cannotStart.ts';

/** Where the container's lines go, or undefined without `awslogs`. The group has to exist; none is created here. */
export function outputOf(
  task: TaskRecord,
  { definition }: ContainerRecord,
  logs: LogSink,
  nowMs: () => number,
): ((line: string) => void) | undefined {
  const { logDriver, options = {} } = definition.logConfiguration ?? {};
  const group = options['awslogs-group'];
  if (logDriver !== 'awslogs' || !group) return undefined;
  if (!logs.hasGroup(group)) throw new CannotStart(noLogGroup(task), definition.name);
  const prefix = options['awslogs-stream-prefix'];
  const stream = prefix ? `${prefix}/${definition.name}/${task.id}` : task.id;
  return (line) => {
    // A group that was deleted meanwhile loses lines; it must not stop the container.
    if (logs.hasGroup(group)) logs.write(group, stream, nowMs(), line);
  };
}

function noLogGroup({ launchType }: TaskRecord): string {
  const fact = 'ResourceNotFoundException: The specified log group does not exist.';
  return launchType === 'FARGATE'
    ? `ResourceInitializationError: failed to validate logger args: create stream has been retried 1 times: failed to create Cloudwatch log stream: ${fact}`
    : `CannotStartContainerError: Error response from daemon: failed to initialize logging driver: failed to create Cloudwatch log stream: ${fact}`;
}
