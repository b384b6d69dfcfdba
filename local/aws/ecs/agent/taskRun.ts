import type { TaskStopCode } from '@aws-sdk/client-ecs';
import type { InstanceRegistry } from '../../cloudMap/registry.ts';
import type { LogSink } from '../../logs/sink.ts';
import type { SecretSource } from '../../secretsManager/secretsManager.ts';
import type { Time } from '../../wire/time.ts';
import type { Adversity } from '../adversity.ts';
import type { ContainerRecord } from '../records/container.ts';
import type { TaskRecord, TaskStatus } from '../records/task.ts';
import type { HoldAddress } from './address.ts';
import type { ImageCatalogue } from './image.ts';
import { type Milestones, makeMilestones } from './milestones.ts';
import type { ContainerProcess } from './process.ts';
import type { Reaper } from './reaper.ts';

/** What the agent works with. */
export interface Tools {
  readonly images: ImageCatalogue;
  readonly directory: string;
  readonly time: Time;
  readonly registry: InstanceRegistry;
  readonly secrets: SecretSource;
  readonly logs: LogSink;
  readonly region: string;
  readonly reaper: Reaper;
  readonly holdAddress: HoldAddress;
  readonly adversity: Adversity;
  /** Aborted when everything has to end soon: stop time-outs are then cut short. */
  readonly hurry: AbortSignal;
}

export type TaskNews = 'running' | 'healthy' | 'unhealthy' | 'stopping' | 'stopped';

/** A task being run. */
export interface TaskRun {
  readonly task: TaskRecord;
  readonly tools: Tools;
  readonly containers: readonly ContainerRun[];
  /** Aborted once the task has to stop, whoever wanted it. */
  readonly stopping: AbortController;
  readonly report: (news: TaskNews) => void;
}

export interface ContainerRun {
  readonly record: ContainerRecord;
  readonly milestones: Milestones;
  process: ContainerProcess | undefined;
}

export function newRun(task: TaskRecord, tools: Tools, report: (news: TaskNews) => void): TaskRun {
  const containers = task.containers.map((record) => ({ record, milestones: makeMilestones(), process: undefined }));
  return { task, tools, containers, stopping: new AbortController(), report };
}

export function setStatus({ task }: TaskRun, status: TaskStatus): void {
  task.lastStatus = status;
  task.version += 1;
}

/** Marks the task as one that has to stop; the first reason stays. */
export function requestStop(run: TaskRun, code: TaskStopCode, reason: string): void {
  const { task, tools } = run;
  if (run.stopping.signal.aborted) return;
  task.desiredStatus = 'STOPPED';
  task.stopCode = code;
  task.stoppedReason = reason;
  task.atMs.stopping = tools.time.nowMs();
  task.version += 1;
  run.stopping.abort();
  run.report('stopping');
}

/** Waits a while of AWS's time. Shorter when the cloud closes: then nobody wants to see the stages any more. */
export async function rest({ tools }: TaskRun, ms: number): Promise<void> {
  await tools.time.sleep(ms, tools.hurry).catch(() => undefined);
}
