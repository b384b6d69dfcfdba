import { dependenciesOf } from '../records/containerOrder.ts';
import type { Image } from './image.ts';
import { startContainer } from './startContainer.ts';
import type { ContainerRun, TaskRun } from './taskRun.ts';

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

/** A container that never came to start ends here, so that nobody waits for it. */
function giveUp(run: TaskRun, { record, milestones }: ContainerRun, cause: unknown): void {
  const why = cause instanceof Error ? cause.message : String(cause);
  record.lastStatus = 'STOPPED';
  if (!run.stopping.signal.aborted) record.reason ??= why;
  for (const condition of ['START', 'COMPLETE', 'SUCCESS', 'HEALTHY'] as const) milestones.miss(condition, why);
}
