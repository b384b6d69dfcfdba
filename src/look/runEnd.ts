import { BATCH } from '../render/batchContainer.ts';
import { exitInWords } from '../tasks/exit.ts';
import type { SeenTask } from './seenTask.ts';

/** How a run of the batch ended. Only an exit of 0 is success. */
export interface RunEnd {
  readonly outcome: 'succeeded' | 'failed' | 'timed-out' | 'in-progress' | 'unknown';
  readonly because: string;
  readonly hint?: string;
  readonly exitCode?: number;
}

/** A batch that obeys SIGTERM exits with 0 as one that has done its work does. Its own end is the essential container's. */
function wasTold({ stopCode }: SeenTask): boolean {
  return stopCode !== undefined && stopCode !== 'EssentialContainerExited';
}

/** What a task that has stopped says of the job. */
export function runEnd(task: SeenTask): RunEnd {
  const batch = task.containers.find(({ name }) => name === BATCH);
  const exitCode = batch?.exitCode;
  const whole = task.stoppedReason || 'no reason given';
  if (exitCode === 0 && wasTold(task)) {
    const because = `the batch exited with 0, but after it was told to stop: ${whole}`;
    return { outcome: 'failed', because, hint: 'how far it came is in its log; run it again', exitCode };
  }
  if (exitCode === 0) return { outcome: 'succeeded', because: 'the batch exited with 0', exitCode };
  if (exitCode === undefined) {
    const reason = batch?.reason || whole;
    return { outcome: 'failed', because: `the batch never ran, or nobody knows how it ended: ${reason}` };
  }
  return { outcome: 'failed', because: `the batch ${exitInWords(exitCode, batch?.reason ?? '')}`, exitCode };
}
