import { existsSync, writeFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { stepClock } from './clock.ts';
import { crashFile } from './images.ts';
import { keepFull, type Scene } from './keepFull.ts';
import { kill } from './kill.ts';
import { killBatch } from './killBatch.ts';
import type { Fault } from './plan.ts';
import { batchOf, doomedOf, fluentdOf, forwarderOf, processesOf } from './processes.ts';
import type { FaultyWay } from './proxy.ts';
import { push } from './push.ts';
import type { Stage } from './stage.ts';

/** What was really done: a kill that met nobody, or no transaction, is not counted. */
export interface Done {
  redeploys: number;
  kills: number;
  crashes: number;
  batchKills: number;
  /** Of these, in the middle of a transaction. */
  inTransaction: number;
  network: number;
  full: number;
  clock: number;
}

export const nothingDone: Done = {
  ...{ redeploys: 0, kills: 0, crashes: 0, batchKills: 0, inTransaction: 0 },
  ...{ network: 0, full: 0, clock: 0 },
};

/** What goes on around a fault, and the way between sender and collector. */
export interface Surroundings extends Scene {
  readonly way: FaultyWay;
}

/** How long a fault of the network lasts, in milliseconds. */
const networkMs = 1500;

/** Carries one fault out, and counts it once it has happened. */
export async function hurt(stage: Stage, around: Surroundings, { what }: Fault, done: Done): Promise<void> {
  switch (what.kind) {
    case 'redeploy': {
      const tag = String(done.redeploys + 2);
      await push(stage, `push-${tag}`, tag);
      done.redeploys += 1;
      return;
    }
    case 'kill':
      return what.whom === 'batch' ? killBatch(stage, await batch(stage), done) : killOne(stage, what.whom, done);
    case 'crash':
      return crashAt(stage, what.point, done);
    case 'network':
      around.way.hurt(what.how, networkMs);
      done.network += 1;
      return;
    case 'down':
      return keepDown(stage, what.ms, done);
    case 'full':
      return keepFull(stage, around, what.withKill, done);
    case 'clock':
      return stepClock(stage, what.bySeconds, done);
  }
}

async function killOne(stage: Stage, whom: 'supervisor' | 'worker' | 'forwarder', done: Done): Promise<void> {
  const find = () => {
    const running = processesOf(stage.workspace);
    return whom === 'forwarder' ? forwarderOf(running) : fluentdOf(running)[whom];
  };
  if (kill(await present(stage, find))) done.kills += 1;
}

/** The next collector dies at the point; so this one is killed, and the other one's worker waited for. */
async function crashAt(stage: Stage, point: string, done: Done): Promise<void> {
  const { workspace, signal } = stage;
  writeFileSync(crashFile(workspace), `${point}:1`);
  while (existsSync(crashFile(workspace))) {
    kill(fluentdOf(processesOf(workspace)).supervisor);
    await wait(100, undefined, { signal });
  }
  const doomed = await present(stage, () => doomedOf(processesOf(workspace)));
  for (const until = Date.now() + comesToItMs; isAlive(doomed) && Date.now() < until; )
    await wait(50, undefined, { signal });
  const isDead = !isAlive(doomed);
  // Its supervisor would start the next worker to die at the same point, for ever.
  const isKilled = kill(fluentdOf(processesOf(workspace).filter(({ isDoomed }) => isDoomed)).supervisor);
  if (isDead) done.crashes += 1;
  else if (isKilled) done.kills += 1;
}

/** How long a collector has to come to its point. Not all are on every way: what never rotates is killed like any other. */
const comesToItMs = 20_000;

const batch = (stage: Stage) => present(stage, () => batchOf(processesOf(stage.workspace)));

/** Kills whatever collector there is for so long; ECS starts one after the other. */
async function keepDown(stage: Stage, ms: number, done: Done): Promise<void> {
  for (const until = Date.now() + ms; Date.now() < until; ) {
    if (kill(fluentdOf(processesOf(stage.workspace)).supervisor)) done.kills += 1;
    await wait(200, undefined, { signal: stage.signal });
  }
}

/** Waits until there is one; gives up after two minutes, which no start takes. */
async function present({ signal }: Stage, find: () => number | undefined): Promise<number> {
  for (const until = Date.now() + 120_000; Date.now() < until; ) {
    const pid = find();
    if (pid !== undefined) return pid;
    await wait(50, undefined, { signal });
  }
  throw new Error('a process that had to come or go did not, in two minutes');
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
