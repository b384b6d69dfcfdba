import { countsForHealth, hasHealthCheck, isEssential } from '../records/container.ts';
import { publishHealth } from './discovery.ts';
import { watchHealth } from './healthCheck.ts';
import type { ProcessOptions } from './process.ts';
import { type ContainerRun, requestStop, type TaskRun } from './taskRun.ts';

/** Follows a started container: its health while it runs, and its end. */
export function followContainer(
  run: TaskRun,
  container: ContainerRun,
  process: Omit<ProcessOptions, 'argv' | 'onLine'>,
  { instead, address }: { readonly instead: readonly [string, ...string[]] | undefined; readonly address: string },
): void {
  const { record, process: running } = container;
  const over = new AbortController();
  running?.ended.then((code) => {
    over.abort();
    ended(run, container, code);
  });
  const check = record.definition.healthCheck;
  if (!check || !hasHealthCheck(record)) return;
  const report = (health: 'HEALTHY' | 'UNHEALTHY') => healthChanged(run, container, health);
  const signal = AbortSignal.any([over.signal, run.stopping.signal]);
  void watchHealth({ check, instead, address, process, time: run.tools.time, signal, report });
}

function ended(run: TaskRun, { record, milestones }: ContainerRun, code: number): void {
  const name = record.definition.name;
  record.lastStatus = 'STOPPED';
  record.exitCode = code;
  if (code === 137 && run.tools.adversity.outOfMemory === name) record.reason ??= outOfMemory;
  milestones.reach('COMPLETE');
  if (code === 0) milestones.reach('SUCCESS');
  else milestones.miss('SUCCESS', `container ${name} exited with ${code}, and another waits for its success`);
  milestones.miss('HEALTHY', `container ${name} exited before it was healthy`);
  if (isEssential(record)) requestStop(run, 'EssentialContainerExited', 'Essential container in task exited');
}

const outOfMemory = 'OutOfMemoryError: Container killed due to memory usage';

function healthChanged(run: TaskRun, { record, milestones }: ContainerRun, health: 'HEALTHY' | 'UNHEALTHY'): void {
  record.healthStatus = health;
  if (health === 'HEALTHY') milestones.reach('HEALTHY');
  else milestones.miss('HEALTHY', `container ${record.definition.name} is unhealthy, and another waits for its health`);
  const counting = run.containers.filter((one) => countsForHealth(one.record));
  const all = counting.map((one) => one.record.healthStatus);
  if (all.includes('UNHEALTHY')) tell(run, 'UNHEALTHY');
  else if (all.every((status) => status === 'HEALTHY') && all.length > 0) tell(run, 'HEALTHY');
}

function tell(run: TaskRun, health: 'HEALTHY' | 'UNHEALTHY'): void {
  const { task } = run;
  if (task.healthStatus === health) return;
  task.healthStatus = health;
  task.version += 1;
  if (task.lastStatus !== 'RUNNING') return;
  publishHealth(run);
  run.report(health === 'HEALTHY' ? 'healthy' : 'unhealthy');
}
