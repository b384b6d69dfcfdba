import { randomUUID } from 'node:crypto';
import { DescribeServicesCommand, RunTaskCommand, type Service } from '@aws-sdk/client-ecs';
import { read, refusalName, write } from '../aws/call.io.ts';
import { isPassing } from '../aws/refusal.ts';
import type { AwsWorld } from '../aws/world.ts';
import { LegacyLogError, NotPossible, ReadFailed, WriteFailed } from '../errors.ts';
import { BATCH } from '../render/batchContainer.ts';
import { logsByRegion } from '../tasks/logsWorld.io.ts';
import { taskIdOf } from '../tasks/taskId.ts';
import type { ServicePlace } from '../tasks/tasks.io.ts';
import { poll } from '../world/poll.ts';
import { readDefinition } from './definition.io.ts';
import type { LogLine } from './logLine.ts';
import { logPlaces } from './logPlace.ts';
import { readLast } from './readLog.io.ts';
import { type RunEnd, runEnd, vanished } from './runEnd.ts';
import { type Job, runRequest } from './runRequest.ts';
import { readSeenTasks } from './tasks.io.ts';

export interface RunOptions extends Job {
  readonly timeoutMs: number;
  readonly signal?: AbortSignal | undefined;
  readonly say: (words: string) => void;
}

export interface RunReport extends RunEnd {
  readonly cluster: string;
  readonly service: string;
  readonly task: string;
  readonly tookMs: number;
  /** The last lines of its log. Text from outside. */
  readonly lines: readonly LogLine[];
  readonly calls: number;
}

const pace = { firstMs: 2_000, factor: 1.3, longestMs: 10_000 };

/**
 * Runs the batch once, in a task of its own, waits for its end, and tells how it ended by its exit code.
 *
 * @throws NotPossible where a task of its own would do harm or see nothing; WriteFailed where ECS starts none; ReadFailed.
 */
export async function runBatch(world: AwsWorld, place: ServicePlace, options: RunOptions): Promise<RunReport> {
  const startedMs = world.clock.nowMs();
  const service = await readWhole(world, place);
  const definition = await readDefinition(world, service.taskDefinition ?? '');
  const task = await start(world, runRequest(service, definition, options, randomUUID()));
  options.say(`task ${task} runs the batch once`);
  const end = await awaitEnd(world, place, task, { ...options, limitMs: startedMs + options.timeoutMs });
  const lines = await lastLines(world, () => logPlaces(definition, task, BATCH));
  return { ...end, ...place, task, tookMs: world.clock.nowMs() - startedMs, lines, calls: world.calls.length };
}

async function readWhole({ ecs }: AwsWorld, { cluster, service: name }: ServicePlace): Promise<Service> {
  const what = `service "${name}" in cluster "${cluster}"`;
  const [service] = await read('ecs:DescribeServices', what, async () => {
    const { services = [] } = await ecs.send(new DescribeServicesCommand({ cluster, services: [name] }));
    return services;
  });
  if (service?.status === 'ACTIVE') return service;
  throw new NotPossible(`there is no ${what} whose batch could be run`, { hint: 'deploy it first' });
}

/** The id of the task. A request that is sent again after a lost answer starts no second one: its token is known. */
async function start({ ecs }: AwsWorld, request: ReturnType<typeof runRequest>): Promise<string> {
  const { tasks = [], failures = [] } = await write('ecs:RunTask', 'run the batch in a task of its own', () =>
    ecs.send(new RunTaskCommand(request)),
  );
  const [task] = tasks;
  if (task?.taskArn) return taskIdOf(task.taskArn);
  const [failure] = failures;
  const reason = failure?.reason ?? 'no reason given';
  throw new WriteFailed(`ECS started no task: ${reason}${failure?.detail ? ` (${failure.detail})` : ''}`, {
    hint: /^(RESOURCE|AGENT|ATTRIBUTE)/.test(reason)
      ? 'no host of the cluster has room for a second task of this size: free some, or run it on Fargate'
      : 'see what ECS says of the cluster',
  });
}

async function awaitEnd(
  world: AwsWorld,
  { cluster }: ServicePlace,
  id: string,
  { limitMs, signal, say }: Pick<RunOptions, 'signal' | 'say'> & { readonly limitMs: number },
): Promise<RunEnd> {
  let state = '';
  let missing = 0;
  const look = async (): Promise<RunEnd | undefined> => {
    const tasks = await readSeenTasks(world, cluster, [id]).catch(onlyPassing);
    const [task] = tasks ?? [];
    if (task && task.lastStatus !== state) say(`task ${id} is ${task.lastStatus}`);
    state = task?.lastStatus ?? state;
    // A read that failed shows nothing of the task, and neither that it is gone.
    missing = task || !tasks ? 0 : missing + 1;
    if (missing === looksUntilGone) return vanished(state);
    return task?.lastStatus === 'STOPPED' ? runEnd(task) : undefined;
  };
  const hint = `it goes on; stop it with: aws ecs stop-task --cluster ${cluster} --task ${id}`;
  const polled = await poll(world.clock, look, { pace, limitMs, signal }).catch(asUnread);
  if (polled instanceof ReadFailed) {
    return { outcome: 'unknown', because: `how the batch ends is unknown: ${polled.message}`, hint };
  }
  if (polled.kind === 'found') return polled.value;
  return polled.kind === 'cancelled'
    ? { outcome: 'in-progress', because: `the wait was cancelled while the task was ${state || 'not seen yet'}`, hint }
    : { outcome: 'timed-out', because: `the batch did not end in time: the task is ${state || 'not seen yet'}`, hint };
}

/** What is read right after RunTask may be old, and so may one answer: a task that so many looks do not show is gone. */
const looksUntilGone = 6;

function onlyPassing(error: unknown): undefined {
  if (error instanceof ReadFailed && isPassing(refusalName(error))) return undefined;
  throw error;
}

function asUnread(error: unknown): ReadFailed {
  if (error instanceof ReadFailed) return error;
  throw error;
}

const shownLines = 20;
/** Lines come to CloudWatch moments after the container has ended: it is looked until two looks show the same last one. */
const looksForLines = 4;
const betweenLooksMs = 2_000;

/** A detail: that it cannot be read changes nothing of how it ended. */
async function lastLines(world: AwsWorld, places: () => ReturnType<typeof logPlaces>): Promise<readonly LogLine[]> {
  try {
    const [place] = places();
    if (!place) return [];
    const at = await logsByRegion(world)(place);
    let before = 0;
    for (let look = 1; ; look += 1) {
      const { lines } = await readLast(at, place, { lines: shownLines, sinceMs: undefined });
      const newestMs = lines.at(-1)?.atMs ?? 0;
      if ((lines.length > 0 && newestMs === before) || look === looksForLines) return lines;
      before = newestMs;
      await world.clock.sleep(betweenLooksMs);
    }
  } catch (error) {
    if (!(error instanceof LegacyLogError)) throw error;
    return [];
  }
}
