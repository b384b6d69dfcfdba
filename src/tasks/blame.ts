import { COLLECTOR } from './containers.ts';
import type { StoppedContainer, StoppedTask } from './stoppedTask.ts';

/** What ECS shows of a task that stopped, as far as it says which container began it. */
export type Stopped = Pick<StoppedTask, 'stoppedReason' | 'stopCode' | 'containers'> &
  Partial<Pick<StoppedTask, 'stoppingAtMs' | 'executionStoppedAtMs'>>;

/** The least stop time-out that there is: what was killed sooner than so long after the stop began was not killed by it. */
const shortestTimeOutMs = 2_000;

/** Exit codes of a container that was only told to stop: of its own accord, by SIGTERM, by SIGKILL at the time-out. */
const ofStopped: readonly (number | undefined)[] = [0, 143, 137];

/**
 * The container that began a task's stop, by evidence: who never came to run and why, whose health check failed, whose
 * memory was used up, who was seen to have ended first, who ended in a way that a stop does not end one, and last of all
 * who ended without having been signalled. Undefined where nothing says so.
 */
export function toBlame(task: Stopped): StoppedContainer | undefined {
  const { containers } = task;
  return (
    failedCheck(task) ??
    containers.find(({ reason }) => /out ?of ?memory/i.test(reason)) ??
    containers.find(({ exitCode, reason }) => exitCode === undefined && reason !== '') ??
    (hasExited(task) ? containers.find((container) => container.endedFirst) : undefined) ??
    containers.find(({ exitCode }) => exitCode !== undefined && !ofStopped.includes(exitCode)) ??
    (hasExited(task) ? endedByItself(task) : undefined) ??
    containers.find(({ reason }) => reason !== '')
  );
}

/** A container ended, and with it the task. */
function hasExited({ stopCode, stoppedReason }: Stopped): boolean {
  return stopCode === 'EssentialContainerExited' || /essential container/i.test(stoppedReason);
}

export function failedItsCheck({ stoppedReason }: Pick<Stopped, 'stoppedReason'>): boolean {
  return /failed container health checks/i.test(stoppedReason);
}

function failedCheck(task: Stopped): StoppedContainer | undefined {
  return failedItsCheck(task) ? task.containers.find(({ health }) => health === 'UNHEALTHY') : undefined;
}

/**
 * Which of those that ended as a stop may end them ended before it. SIGTERM's mark is another container's doing, so that
 * one that ended without an error, which an essential one must not, comes before it. The collector ends so as well when it
 * is told to, so that a killed one comes before that.
 */
function endedByItself(task: Stopped): StoppedContainer | undefined {
  const { containers } = task;
  const killed = containers.find(({ exitCode }) => exitCode === 137);
  if (killed && stoppedAtOnce(task)) return killed;
  const calm = containers.filter(({ exitCode }) => exitCode === 0);
  return (
    calm.find(({ name }) => name !== COLLECTOR) ??
    killed ??
    calm[0] ??
    containers.find(({ exitCode }) => exitCode === 143)
  );
}

/** Whether the stop was over before any time-out could have been. */
function stoppedAtOnce({ stoppingAtMs, executionStoppedAtMs }: Stopped): boolean {
  return (
    stoppingAtMs !== undefined &&
    executionStoppedAtMs !== undefined &&
    executionStoppedAtMs - stoppingAtMs < shortestTimeOutMs
  );
}
