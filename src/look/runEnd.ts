import { BATCH } from '../render/batchContainer.ts';
import { exitInWords } from '../tasks/exit.ts';
import type { SeenContainer, SeenTask } from './seenTask.ts';

/** How a run of the batch ended. Only an exit of 0, of a task that nobody told to stop, is success. */
export interface RunEnd {
  readonly outcome: 'succeeded' | 'failed' | 'timed-out' | 'in-progress' | 'unknown';
  readonly because: string;
  readonly hint?: string;
  readonly exitCode?: number;
}

type Ended = Pick<SeenTask, 'stopCode' | 'stoppedReason' | 'startedAtMs' | 'containers'>;

/** What a task that has stopped says of the job. */
export function runEnd(task: Ended): RunEnd {
  const batch = task.containers.find(({ name }) => name === BATCH);
  const { exitCode, reason = '' } = batch ?? {};
  const cutOff = cutOffBy(task);
  if (exitCode === undefined) return withoutExit(task, reason);
  if (exitCode !== 0) {
    const words = `the batch ${exitInWords(exitCode, reason)}`;
    return { outcome: 'failed', because: cutOff === undefined ? words : `${words}; ${cutOff}`, exitCode };
  }
  if (cutOff === undefined) return { outcome: 'succeeded', because: 'the batch exited with 0', exitCode };
  const because = `the batch exited with 0, but ${cutOff}: whether it came to its end is unknown`;
  return { outcome: 'unknown', because, hint: 'look at its log, and run it again where it bears that', exitCode };
}

/** A container that never ran has no exit code and a reason, in a task that was never started. */
function withoutExit({ stopCode, stoppedReason, startedAtMs }: Ended, reason: string): RunEnd {
  const why = reason || stoppedReason || 'no reason given';
  if (stopCode === 'TaskFailedToStart' || (startedAtMs === undefined && reason !== '')) {
    return { outcome: 'failed', because: `the batch never ran: ${why}` };
  }
  return { outcome: 'unknown', because: `how the batch ended is unknown, for ECS tells no exit code: ${why}` };
}

/** Why the batch may have been told to stop before its end, as one that handles SIGTERM may do with an exit of 0. */
function cutOffBy({ stopCode, stoppedReason, containers }: Ended): string | undefined {
  if (stopCode !== '' && stopCode !== 'EssentialContainerExited') {
    return `its task was told to stop (${stoppedReason || stopCode})`;
  }
  const other = containers.find((one) => one.name !== BATCH && endedByItself(one));
  return (
    other && `container ${other.name} ${exitInWords(other.exitCode, other.reason)} beside it, which stops the task`
  );
}

/** Of the others the stop itself ends each by SIGTERM or by SIGKILL; out of memory is a kill of its own. */
function endedByItself({ exitCode, reason }: SeenContainer): boolean {
  return exitCode !== undefined && (![143, 137].includes(exitCode) || /out ?of ?memory/i.test(reason));
}

/** A task that ECS showed, or said that it started, and shows no more. */
export function vanished(state: string): RunEnd {
  const seen =
    state === '' ? 'ECS has never shown the task that it started' : `ECS shows the task no more, which was ${state}`;
  return { outcome: 'unknown', because: `how the batch ended is unknown: ${seen}`, hint };
}

const hint = 'look at its log: the stream ends with the id of the task';
