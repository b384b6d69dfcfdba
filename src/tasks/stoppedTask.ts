/** A task that stopped, and why. */
export interface StoppedTask {
  readonly id: string;
  readonly taskDefinitionArn: string;
  readonly createdAtMs: number;
  /** EssentialContainerExited, TaskFailedToStart, …; empty where ECS does not say. */
  readonly stopCode: string;
  readonly stoppedReason: string;
  readonly containers: readonly StoppedContainer[];
}

export interface StoppedContainer {
  readonly name: string;
  /** Undefined: the container never ran. */
  readonly exitCode?: number;
  /** ECS's own words, `CannotPullContainerError: …`; empty where there are none. */
  readonly reason: string;
  readonly explanation: string;
}

/**
 * What an exit code means. 128 + n is a process that signal n ended.
 *
 * @param reason ECS's words for the container; `OutOfMemoryError: …` tells the two causes of 137 apart.
 */
export function explainExit(exitCode: number | undefined, reason: string): string {
  if (exitCode === undefined) return reason === '' ? 'never ran' : reason;
  const words = exitWords(exitCode, reason);
  const exit = `exited with ${exitCode}${words === '' ? '' : ` (${words})`}`;
  return reason === '' ? exit : `${exit}: ${reason}`;
}

/** Why a task stopped, in one sentence, with the container that began it. */
export function explainTask(task: StoppedTask): string {
  const first = firstCause(task.containers);
  const whole = task.stoppedReason || task.stopCode || 'no reason given';
  return first === undefined ? whole : `container ${first.name} ${first.explanation}; ${whole}`;
}

/** The container to blame: one that failed by itself before one that was only told to stop with it. */
function firstCause(containers: readonly StoppedContainer[]): StoppedContainer | undefined {
  const failed = containers.filter(({ exitCode, reason }) => (exitCode ?? 0) !== 0 || reason !== '');
  return failed.find(({ exitCode }) => exitCode !== 143 && exitCode !== 137) ?? failed[0];
}

function exitWords(exitCode: number, reason: string): string {
  if (exitCode === 137) {
    return /out ?of ?memory/i.test(reason)
      ? 'killed: its memory was used up'
      : 'killed: out of memory, or still running at the end of its stop time-out';
  }
  if (exitCode === 139) return 'segmentation fault';
  if (exitCode === 143) return 'ended by SIGTERM';
  if (exitCode === 126) return 'its command cannot be executed';
  if (exitCode === 127) return 'its command was not found';
  if (exitCode === 0) return 'without an error, but it has to go on running';
  return '';
}
