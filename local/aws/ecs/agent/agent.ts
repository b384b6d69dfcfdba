import { mkdirSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { TaskStopCode } from '@aws-sdk/client-ecs';
import type { TakeHosts } from '../adversity.ts';
import type { TaskRecord } from '../records/task.ts';
import { makeAddresses } from './address.ts';
import { type Reaper, startReaper } from './reaper.ts';
import { runTask } from './runTask.ts';
import { newRun, requestStop, type TaskNews, type TaskRun, type Tools } from './taskRun.ts';

/** Runs tasks' containers as processes of this machine. */
export interface Agent {
  run(task: TaskRecord, report: (news: TaskNews) => void): void;
  /** Asks a task to stop; for one that is stopping already nothing changes. */
  stop(taskId: string, code: TaskStopCode, reason: string): void;
  /** Every task that runs loses what it runs on. */
  takeHosts: TakeHosts;
  /** Stops every task in its order, but with short time-outs, and leaves no process and no task's folder. */
  close(): Promise<void>;
}

export function makeAgent(options: Omit<Tools, 'reaper' | 'holdAddress' | 'hurry'>): Agent {
  const hurry = new AbortController();
  const tasksFolder = join(options.directory, 'tasks');
  const holdAddress = makeAddresses();
  const runs = new Map<string, { readonly run: TaskRun; readonly done: Promise<void> }>();
  let reaper: Reaper | undefined;

  function begin(): Reaper {
    mkdirSync(tasksFolder, { recursive: true });
    return startReaper(tasksFolder);
  }

  return {
    run: (task, report) => {
      reaper ??= begin();
      const run = newRun(task, { ...options, reaper, holdAddress, hurry: hurry.signal }, report);
      const done = runTask(run).finally(() => runs.delete(task.id));
      runs.set(task.id, { run, done });
    },
    stop: (taskId, code, reason) => {
      const found = runs.get(taskId);
      if (found) requestStop(found.run, code, reason);
    },
    takeHosts: (code, reason) => {
      for (const { run } of runs.values()) requestStop(run, code, reason);
    },
    close: async () => {
      hurry.abort();
      for (const { run } of runs.values()) requestStop(run, 'TerminationNotice', 'The local cloud is closed');
      await Promise.all([...runs.values()].map(({ done }) => done));
      reaper?.close();
      await rm(tasksFolder, { recursive: true, force: true, maxRetries: 3 });
    },
  };
}
