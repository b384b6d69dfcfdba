import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { dependenciesOf } from '../records/containerOrder.ts';
import { followContainer } from './followContainer.ts';
import type { ContainerContext, Image } from './image.ts';
import { CannotStart, environmentOf, outputOf, volumesOf } from './prepare.ts';
import { startProcess } from './process.ts';
import type { ContainerRun, TaskRun } from './taskRun.ts';
import { hostPath, type Mount, makeFolders, mountsOf } from './volumes.ts';

/**
 * Starts every container as soon as what it depends on has come so far, and is done when all are started. Rejects
 * with the first that cannot be, after the others have either started or given up.
 */
export async function startContainers(
  run: TaskRun,
  images: ReadonlyMap<string, Image>,
  address: string,
): Promise<void> {
  const starts = run.containers.map(async (container) => {
    try {
      await dependenciesMet(run, container);
      await startContainer(run, container, images, address);
    } catch (cause) {
      giveUp(run, container, cause);
      throw cause;
    }
  });
  const failure = (await Promise.allSettled(starts)).find((result) => result.status === 'rejected');
  if (failure) throw failure.reason;
}

async function dependenciesMet(run: TaskRun, container: ContainerRun): Promise<void> {
  const { signal } = run.stopping;
  const aborted = new Promise<never>((_, reject) => {
    if (signal.aborted) reject(signal.reason);
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
  const met = dependenciesOf(container.record.definition).map((dependency) => {
    const other = run.containers.find(({ record }) => record.definition.name === dependency.container);
    return other?.milestones.wait(dependency.condition);
  });
  await Promise.race([Promise.all(met), aborted]);
  signal.throwIfAborted();
}

async function startContainer(
  run: TaskRun,
  container: ContainerRun,
  images: ReadonlyMap<string, Image>,
  address: string,
): Promise<void> {
  const { task, tools } = run;
  const { definition } = container.record;
  const name = definition.name ?? '';
  const image = images.get(name);
  if (!image) throw new CannotStart('CannotCreateContainerError: no such image', name);
  const folder = join(tools.directory, 'tasks', task.id);
  const scratch = join(folder, 'containers', name);
  const mounts = mountsOf(task.definition, definition, volumesOf(images), { lasting: tools.directory, task: folder });
  await mkdir(scratch, { recursive: true });
  await makeFolders(mounts);
  const onLine = outputOf(task, container.record, tools.logs, tools.time.nowMs);
  const context = contextOf(container, address, scratch, mounts, environmentOf(definition, tools.secrets));
  const command = image.start(context);
  const env = { ...ownEnvironment(), ...context.environment, ...command.env };
  const options = { env, cwd: command.cwd ?? scratch, reaper: tools.reaper };
  run.stopping.signal.throwIfAborted();
  container.process = await startProcess({ ...options, argv: command.argv, onLine: onLine ?? (() => undefined) });
  container.record.lastStatus = 'RUNNING';
  container.milestones.reach('START');
  followContainer(run, container, options, { instead: command.healthCheck, address });
}

function contextOf(
  { record }: ContainerRun,
  address: string,
  scratch: string,
  mounts: readonly Mount[],
  environment: Record<string, string>,
): ContainerContext {
  return {
    name: record.definition.name ?? '',
    image: record.definition.image ?? '',
    command: record.definition.command,
    environment,
    address,
    scratch,
    hostPath: (containerPath) => hostPath(mounts, scratch, containerPath),
  };
}

/** Of this machine's environment a container sees where programs are, and a home. */
function ownEnvironment(): Record<string, string> {
  return { PATH: process.env.PATH ?? '', HOME: process.env.HOME ?? '/' };
}

/** A container that never came to start ends here, so that nobody waits for it. */
function giveUp(run: TaskRun, { record, milestones }: ContainerRun, cause: unknown): void {
  const why = cause instanceof Error ? cause.message : String(cause);
  record.lastStatus = 'STOPPED';
  if (!run.stopping.signal.aborted) record.reason ??= why;
  for (const condition of ['START', 'COMPLETE', 'SUCCESS', 'HEALTHY'] as const) milestones.miss(condition, why);
}
