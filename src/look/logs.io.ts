import type { AwsWorld } from '../aws/world.ts';
import { shortName } from '../resources/task-definition/name.ts';
import { logsByRegion } from '../tasks/logsWorld.io.ts';
import type { ServicePlace } from '../tasks/tasks.io.ts';
import { readDefinition } from './definition.io.ts';
import { type Cursor, follow } from './follow.io.ts';
import { inOrder, type LogLine } from './logLine.ts';
import { logPlaces } from './logPlace.ts';
import { readLast } from './readLog.io.ts';
import { taskToLookAt } from './tasks.io.ts';

export interface LogsOptions {
  /** One container; undefined for all that write to CloudWatch Logs. */
  readonly container: string | undefined;
  readonly task: string | undefined;
  /** Only lines from then on, in milliseconds since the epoch. */
  readonly sinceMs: number | undefined;
  /** How many of the last lines of each container. */
  readonly lines: number;
  readonly follow: boolean;
  readonly signal: AbortSignal;
  readonly onLogLine: (line: LogLine) => void;
  readonly say: (words: string) => void;
}

/** What was read. The lines themselves only where they were not followed: that has no end. */
export interface LogsReport {
  readonly outcome: 'read';
  readonly task: string;
  readonly taskDefinition: string;
  /** Whether the task has ended. */
  readonly stopped: boolean;
  readonly places: readonly { readonly container: string; readonly group: string; readonly stream: string }[];
  readonly count: number;
  readonly lines?: readonly LogLine[];
}

/**
 * The log of the task that runs, or of the one that is named, and what comes to it, across the task's replacement.
 *
 * @throws NotPossible where there is no task, no such container or no log to read; ReadFailed.
 */
export async function logs(world: AwsWorld, place: ServicePlace, options: LogsOptions): Promise<LogsReport> {
  const task = await taskToLookAt(world, place, options.task);
  const stopped = task.lastStatus === 'STOPPED';
  if (stopped) options.say(`task ${task.id} has stopped: ${task.stoppedReason || 'no reason given'}`);
  const definition = await readDefinition(world, task.taskDefinitionArn);
  const places = logPlaces(definition, task.id, options.container);
  const worldOf = logsByRegion(world);
  const cursors: Cursor[] = [];
  const read = places.map(async (at) => {
    const { lines, token } = await readLast(await worldOf(at), at, options);
    cursors.push({ place: at, token, quietPolls: 0 });
    return lines;
  });
  const lines = inOrder((await Promise.all(read)).flat());
  for (const line of lines) options.onLogLine(line);
  const followed = options.follow ? await follow(world, place, cursors, task.id, { ...options, worldOf }) : 0;
  return {
    outcome: 'read',
    task: task.id,
    taskDefinition: shortName(task.taskDefinitionArn),
    stopped,
    places: places.map(({ container, group, stream }) => ({ container, group, stream })),
    count: lines.length + followed,
    ...(options.follow ? {} : { lines }),
  };
}
