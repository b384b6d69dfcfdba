import { setTimeout as wait } from 'node:timers/promises';
import { dependantsOf } from '../records/containerOrder.ts';
import type { ContainerRun, TaskRun } from './taskRun.ts';

const defaultStopTimeoutSeconds = 30;
/** What is left of a stop time-out when the cloud itself closes. */
const hurriedMs = 2_000;

/**
 * Stops the containers in the reverse of the start order: one is signalled only when all that depend on it have
 * ended. SIGTERM, then SIGKILL after the container's stopTimeout, which is in real seconds since processes are real.
 */
export async function stopContainers(run: TaskRun): Promise<void> {
  const stops = new Map<string, Promise<void>>();
  const definitions = run.task.containers.map(({ definition }) => definition);
  const stop = (name: string): Promise<void> => {
    const known = stops.get(name);
    if (known) return known;
    const container = run.containers.find(({ record }) => record.definition.name === name);
    const dependants = dependantsOf(definitions, name);
    const stopped = Promise.all(dependants.map(stop)).then(() => (container ? endOne(run, container) : undefined));
    stops.set(name, stopped);
    return stopped;
  };
  await Promise.all(definitions.map(({ name }) => stop(name ?? '')));
}

async function endOne(run: TaskRun, { record, process }: ContainerRun): Promise<void> {
  record.lastStatus = process ? record.lastStatus : 'STOPPED';
  if (!process || record.exitCode !== undefined) return;
  const stopTimeout = record.definition.stopTimeout ?? defaultStopTimeoutSeconds;
  process.terminate();
  const over = new AbortController();
  const tooLong = timeIsUp(stopTimeout * 1_000, run.tools.hurry, over.signal).then(process.kill, () => undefined);
  await process.ended;
  over.abort();
  await tooLong;
}

async function timeIsUp(ms: number, hurry: AbortSignal, over: AbortSignal): Promise<void> {
  try {
    await wait(ms, undefined, { signal: AbortSignal.any([hurry, over]) });
  } catch {
    over.throwIfAborted();
    await wait(Math.min(ms, hurriedMs), undefined, { signal: over });
  }
}
