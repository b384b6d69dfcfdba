import { setTimeout as wait } from 'node:timers/promises';
import type { Done } from './hurt.ts';
import { kill } from './kill.ts';
import { refusedPackets } from './monitor.ts';
import { fluentdOf, processesOf } from './processes.ts';
import type { Stage } from './stage.ts';

/** What goes on around a fault. */
export interface Scene {
  /** Where the collector is now. */
  collector(): Promise<{ readonly host: string }>;
  /** Lets the sender send on, past the place of the fault. */
  more(): void;
}

/**
 * No byte is free on the collector's volume until some time has passed and it has turned a packet away for it; with a
 * kill then, and until the next worker, which started on the full volume, has turned one away too.
 */
export async function keepFull(stage: Stage, scene: Scene, withKill: boolean, done: Done): Promise<void> {
  const { limited, workspace, say, signal } = stage;
  if (!limited) throw new Error('the volume has no end');
  const before = await refused(scene);
  const filler = await limited.fill();
  try {
    scene.more();
    const least = wait(fullMs, undefined, { signal });
    let isMet = await turnsAway(scene, before ?? 0, signal);
    await least;
    if (withKill && isMet) {
      const { worker } = fluentdOf(processesOf(workspace));
      isMet = kill(worker) && (await isReplaced(workspace, worker, signal)) && (await turnsAway(scene, 0, signal));
    }
    if (isMet) done.full += 1;
    else say('the volume was full, and the collector was not seen to turn a packet away');
  } finally {
    filler.remove();
  }
}

/** How long at least it is full, and how long a collector has to meet it. */
const fullMs = 3000;
const meetsItMs = 30_000;

async function turnsAway(scene: Scene, more: number, signal: AbortSignal): Promise<boolean> {
  return within(async () => ((await refused(scene)) ?? 0) > more, signal);
}

async function isReplaced(workspace: string, former: number | undefined, signal: AbortSignal): Promise<boolean> {
  return within(async () => {
    const { worker } = fluentdOf(processesOf(workspace));
    return worker !== undefined && worker !== former;
  }, signal);
}

async function refused(scene: Scene): Promise<number | undefined> {
  const place = await scene.collector().catch(() => undefined);
  return place && refusedPackets(place.host);
}

async function within(is: () => Promise<boolean>, signal: AbortSignal): Promise<boolean> {
  for (const until = Date.now() + meetsItMs; Date.now() < until; ) {
    if (await is()) return true;
    await wait(50, undefined, { signal });
  }
  return false;
}
