import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { HeldAddress } from './address.ts';
import { CannotStart } from './cannotStart.ts';
import { deregister, register } from './discovery.ts';
import { pullImages } from './pullImages.ts';
import { startContainers } from './startContainers.ts';
import { stopContainers } from './stopContainers.ts';
import { requestStop, rest, setStatus, type TaskRun } from './taskRun.ts';

/** How long AWS takes for the stages that are not the containers' own; divided by the stand-in's speed. */
const stageMs = { eni: 5_000, discovery: 1_000 };

/**
 * Runs a task through all its stages, PROVISIONING to STOPPED, as far as it comes. Never rejects: what goes wrong
 * is the task's stop code and reason. Source: AWS, "Amazon ECS task lifecycle".
 */
export async function runTask(run: TaskRun): Promise<void> {
  let held: HeldAddress | undefined;
  try {
    held = await provision(run);
    await start(run, held.address);
  } catch (cause) {
    failed(run, cause);
  }
  await stopRequested(run);
  await stop(run);
  await held?.release();
  await rm(join(run.tools.directory, 'tasks', run.task.id), { recursive: true, force: true, maxRetries: 3 });
  setStatus(run, 'STOPPED');
  run.task.atMs.stopped = run.tools.time.nowMs();
  run.report('stopped');
}

async function provision(run: TaskRun): Promise<HeldAddress> {
  const held = await run.tools.holdAddress(run.task.subnet, run.stopping.signal);
  run.task.address = held.address;
  await rest(run, stageMs.eni);
  return held;
}

async function start(run: TaskRun, address: string): Promise<void> {
  const { task, tools } = run;
  run.stopping.signal.throwIfAborted();
  if (tools.adversity.setUpFails !== undefined) throw new CannotStart(tools.adversity.setUpFails);
  setStatus(run, 'PENDING');
  task.atMs.pullStarted = tools.time.nowMs();
  const images = pullImages(tools.images, task.containers);
  task.atMs.pullStopped = tools.time.nowMs();
  await startContainers(run, images, address);
  run.stopping.signal.throwIfAborted();
  setStatus(run, 'ACTIVATING');
  await rest(run, stageMs.discovery);
  run.stopping.signal.throwIfAborted();
  register(run, address);
  task.atMs.started = tools.time.nowMs();
  setStatus(run, 'RUNNING');
  run.report('running');
  if (task.healthStatus === 'HEALTHY') run.report('healthy');
  if (task.healthStatus === 'UNHEALTHY') run.report('unhealthy');
}

function failed(run: TaskRun, cause: unknown): void {
  if (run.stopping.signal.aborted) return;
  const message = cause instanceof Error ? cause.message : String(cause);
  const name = cause instanceof CannotStart ? cause.container : undefined;
  const container = run.containers.find(({ record }) => record.definition.name === name);
  if (container) container.record.reason = message;
  requestStop(
    run,
    'TaskFailedToStart',
    cause instanceof CannotStart ? message : `CannotStartContainerError: ${message}`,
  );
}

function stopRequested({ stopping }: TaskRun): Promise<void> {
  return new Promise((resolve) => {
    if (stopping.signal.aborted) resolve();
    stopping.signal.addEventListener('abort', () => resolve(), { once: true });
  });
}

/** A stopping task leaves the discovery first, without waiting for the record's TTL. */
async function stop(run: TaskRun): Promise<void> {
  const { task, tools } = run;
  if (task.lastStatus === 'RUNNING') {
    setStatus(run, 'DEACTIVATING');
    deregister(run);
    await rest(run, stageMs.discovery);
  }
  setStatus(run, 'STOPPING');
  await stopContainers(run);
  task.atMs.executionStopped = tools.time.nowMs();
  setStatus(run, 'DEPROVISIONING');
  await rest(run, stageMs.eni);
}
