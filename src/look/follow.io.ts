import { refusalName } from '../aws/call.io.ts';
import { isPassing } from '../aws/refusal.ts';
import type { AwsWorld } from '../aws/world.ts';
import { ReadFailed } from '../errors.ts';
import type { ServicePlace } from '../tasks/tasks.io.ts';
import { readDefinition } from './definition.io.ts';
import { inOrder, type LogLine } from './logLine.ts';
import { type LogPlace, logPlaces } from './logPlace.ts';
import { readOn } from './readLog.io.ts';
import { listTaskIds, readSeenTasks } from './tasks.io.ts';

/** How far a stream is read. */
export interface Cursor {
  readonly place: LogPlace;
  token: string | undefined;
  /** For how many polls nothing came. */
  quietPolls: number;
}

interface Options {
  readonly container: string | undefined;
  /** The task that was asked for: its replacement is then of no interest. */
  readonly task: string | undefined;
  readonly signal: AbortSignal;
  readonly onLogLine: (line: LogLine) => void;
  readonly say: (words: string) => void;
  readonly worldOf: (place: LogPlace) => Promise<Pick<AwsWorld, 'logs'>>;
}

/** GetLogEvents may be called 25 times a second in an account, and a service has a stream or two. */
const paceMs = 2_000;
/** The task is looked for in every so many polls. */
const pollsPerLook = 3;
/** A stream of a task that was replaced is let go after so many polls without a line: its last ones come late. */
const quietPollsOfOld = 15;

/** Tells each line as it comes, until the run is cancelled. Returns how many there were. @throws ReadFailed, NotPossible. */
export async function follow(
  world: AwsWorld,
  place: ServicePlace,
  started: readonly Cursor[],
  taskId: string,
  options: Options,
): Promise<number> {
  let cursors = [...started];
  let current = taskId;
  let count = 0;
  const onLogLine = (line: LogLine) => {
    count += 1;
    options.onLogLine(line);
  };
  for (let turn = 1; !options.signal.aborted; turn += 1) {
    await pause(world, options.signal);
    if (options.signal.aborted) break;
    await patiently(options, () => readAll(cursors, { ...options, onLogLine }));
    if (options.task !== undefined || turn % pollsPerLook !== 0) continue;
    const successor = await patiently(options, () => successorOf(world, place, current, options));
    if (successor) {
      current = successor.id;
      cursors.push(...successor.cursors);
    }
    cursors = cursors.filter(
      ({ place: { stream }, quietPolls }) => stream.endsWith(current) || quietPolls < quietPollsOfOld,
    );
  }
  return count;
}

async function readAll(cursors: readonly Cursor[], { worldOf, onLogLine }: Options): Promise<void> {
  const read = cursors.map(async (cursor) => {
    const { lines, token } = await readOn(await worldOf(cursor.place), cursor.place, cursor.token);
    cursor.token = token;
    cursor.quietPolls = lines.length > 0 ? 0 : cursor.quietPolls + 1;
    return lines;
  });
  const settled = await Promise.allSettled(read);
  const lines = inOrder(settled.flatMap((it) => (it.status === 'fulfilled' ? it.value : [])));
  for (const line of lines) onLogLine(line);
  const failed = settled.find((it) => it.status === 'rejected');
  if (failed) throw failed.reason;
}

/** The task that has taken the place of ours, with its logs from their beginning. */
async function successorOf(world: AwsWorld, place: ServicePlace, current: string, { container, say }: Options) {
  const ids = await listTaskIds(world, place);
  if (ids.includes(current)) return undefined;
  const [task] = await readSeenTasks(world, place.cluster, ids);
  if (!task) return undefined;
  const definition = await readDefinition(world, task.taskDefinitionArn);
  say(`task ${current} was replaced by ${task.id}`);
  const cursors = logPlaces(definition, task.id, container).map(
    (at): Cursor => ({ place: at, token: undefined, quietPolls: 0 }),
  );
  return { id: task.id, cursors };
}

/** A read that gets no answer is told, and tried again in the next poll; one that a cancellation cut off is nothing. */
async function patiently<Value>(
  { say, signal }: Pick<Options, 'say' | 'signal'>,
  does: () => Promise<Value>,
): Promise<Value | undefined> {
  try {
    return await does();
  } catch (error) {
    if (signal.aborted) return undefined;
    if (!(error instanceof ReadFailed) || !isPassing(refusalName(error))) throw error;
    say(error.message);
    return undefined;
  }
}

async function pause({ clock }: Pick<AwsWorld, 'clock'>, signal: AbortSignal): Promise<void> {
  try {
    await clock.sleep(paceMs, signal);
  } catch (error) {
    if (!signal.aborted) throw error;
  }
}
