import { GetLogEventsCommand } from '@aws-sdk/client-cloudwatch-logs';
import { DescribeTaskDefinitionCommand } from '@aws-sdk/client-ecs';
import { read, refusalName } from '../aws/call.io.ts';
import type { AwsWorld } from '../aws/world.ts';
import { ReadFailed } from '../errors.ts';
import { bounded, type LogPlace, logPlaceOf, mostLines } from './logPlace.ts';
import { logsByRegion } from './logsWorld.io.ts';
import type { StoppedTask } from './stoppedTask.ts';

/** The last lines that a container logged: text from outside. */
export interface LastLines {
  readonly container: string;
  readonly lines: readonly string[];
  /** Why there are none. */
  readonly unread?: string;
  /** Where they stand, for who wants to read on. */
  readonly place?: Pick<LogPlace, 'group' | 'stream'>;
}

type World = Pick<AwsWorld, 'ecs' | 'logs' | 'settings' | 'calls'>;

/** The last lines of one container of a task. That they cannot be read is told, and fails nothing. */
export async function readLastLines(
  world: World,
  task: Pick<StoppedTask, 'id' | 'taskDefinitionArn'>,
  container: string,
): Promise<LastLines> {
  try {
    const place = await readLogPlace(world, task, container);
    if (!place) return { container, lines: [], unread: 'its log does not go to CloudWatch Logs' };
    const lines = bounded(await readLines(world, place));
    const { group, stream } = place;
    return {
      container,
      lines,
      place: { group, stream },
      ...(lines.length === 0 && { unread: 'it has logged nothing' }),
    };
  } catch (error) {
    if (!(error instanceof ReadFailed)) throw error;
    return { container, lines: [], unread: [error.message, error.hint].filter((it) => it !== undefined).join('; ') };
  }
}

async function readLogPlace(
  { ecs }: World,
  { id, taskDefinitionArn: taskDefinition }: Pick<StoppedTask, 'id' | 'taskDefinitionArn'>,
  container: string,
): Promise<LogPlace | undefined> {
  return await read('ecs:DescribeTaskDefinition', `the revision ${taskDefinition}`, async () => {
    const described = await ecs.send(new DescribeTaskDefinitionCommand({ taskDefinition }));
    return logPlaceOf(described.taskDefinition, container, id);
  });
}

async function readLines(world: World, place: LogPlace): Promise<readonly string[]> {
  const { logs } = await logsByRegion(world)(place);
  const { group, stream } = place;
  return await read('logs:GetLogEvents', `the log stream ${stream} of ${group}`, async () => {
    const input = { logGroupName: group, logStreamName: stream, limit: mostLines, startFromHead: false };
    try {
      const { events = [] } = await logs.send(new GetLogEventsCommand(input));
      return events.map(({ message = '' }) => message);
    } catch (error) {
      // A container that never ran has no stream.
      if (refusalName(error) === 'ResourceNotFoundException') return [];
      throw error;
    }
  });
}
