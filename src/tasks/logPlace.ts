import type { TaskDefinition } from '@aws-sdk/client-ecs';
import { withoutPasswords } from '../values/withoutPasswords.ts';

/** Where a container's lines are. */
export interface LogPlace {
  readonly group: string;
  readonly stream: string;
  /** Undefined: where the task runs. */
  readonly region: string | undefined;
}

export const mostLines = 20;
/** Of all lines together: the last ones that fit. */
export const mostCharacters = 4_000;
const longestLine = 500;

/** By the container's awslogs options: a stream is named prefix/container/task. Undefined for any other log driver. */
export function logPlaceOf(
  definition: TaskDefinition | undefined,
  container: string,
  taskId: string,
): LogPlace | undefined {
  const found = definition?.containerDefinitions?.find(({ name }) => name === container);
  const { logDriver, options = {} } = found?.logConfiguration ?? {};
  const group = options['awslogs-group'];
  const prefix = options['awslogs-stream-prefix'];
  if (logDriver !== 'awslogs' || !group || !prefix) return undefined;
  return { group, stream: `${prefix}/${container}/${taskId}`, region: options['awslogs-region'] };
}

/** The last lines, as many as are worth showing, each no longer than it can be read. */
export function bounded(lines: readonly string[]): readonly string[] {
  const kept: string[] = [];
  let left = mostCharacters;
  for (const line of lines.slice(-mostLines).map(withoutPasswords).toReversed()) {
    const short = line.length > longestLine ? `${line.slice(0, longestLine)}…` : line;
    left -= short.length;
    if (left < 0) break;
    kept.unshift(short);
  }
  return kept;
}
