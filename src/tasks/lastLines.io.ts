import { GetLogEventsCommand } from '@aws-sdk/client-cloudwatch-logs';
import { DescribeTaskDefinitionCommand } from '@aws-sdk/client-ecs';
import { read } from '../aws/call.io.ts';
import type { AwsWorld } from '../aws/world.ts';
import { ReadFailed } from '../errors.ts';
import { bounded, type LogPlace, logPlaceOf, mostLines } from './logPlace.ts';
import type { StoppedTask } from './stoppedTask.ts';

/** The last lines that a container logged: text from outside. */
export interface LastLines {
  readonly container: string;
  readonly lines: readonly string[];
  /** Why there are none. */
  readonly unread?: string;
}

type World = Pick<AwsWorld, 'ecs' | 'logs'>;

/** The last lines of one container of a task. That they cannot be read is told, and fails nothing. */
export async function readLastLines(
  world: World,
  task: Pick<StoppedTask, 'id' | 'taskDefinitionArn'>,
  container: string,
): Promise<LastLines> {
  try {
    const place = await readLogPlace(world, task, container);
    if (!place) return { container, lines: [], unread: 'its log does not go to CloudWatch Logs' };
    return { container, lines: bounded(await readLines(world, place)) };
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

async function readLines({ logs }: World, { group, stream }: LogPlace): Promise<readonly string[]> {
  return await read('logs:GetLogEvents', `the log stream ${stream} of ${group}`, async () => {
    const input = { logGroupName: group, logStreamName: stream, limit: mostLines, startFromHead: false };
    const { events = [] } = await logs.send(new GetLogEventsCommand(input));
    return events.map(({ message = '' }) => message);
  });
}
