import type { StoppedContainer, StoppedTask } from './stoppedTask.ts';

/** Why a task stopped, in one sentence that begins with the container to blame. */
export function causeOfStop(task: Pick<StoppedTask, 'stoppedReason' | 'stopCode' | 'containers'>): string {
  const blamed = toBlame(task.containers);
  const whole = task.stoppedReason || task.stopCode || 'no reason given';
  return blamed === undefined ? whole : `container ${blamed.name} ${blamed.explanation}; ${whole}`;
}

/** One that failed by itself before one that was only told to stop with it. */
function toBlame(containers: readonly StoppedContainer[]): StoppedContainer | undefined {
  const failed = containers.filter(({ exitCode, reason }) => (exitCode ?? 0) !== 0 || reason !== '');
  return failed.find(({ exitCode }) => exitCode !== 143 && exitCode !== 137) ?? failed[0];
}
