import { refusalName } from '../aws/call.io.ts';
import { isPassing } from '../aws/refusal.ts';
import type { AwsWorld } from '../aws/world.ts';
import type { ReadFailed } from '../errors.ts';
import type { ObservedService, ServiceEvent } from '../resources/service/service.ts';
import type { StoppedTask } from '../tasks/stoppedTask.ts';
import { defined } from '../values/defined.ts';
import { once } from '../values/once.ts';
import { type Polled, poll } from '../world/poll.ts';
import { type End, howToLook, isSetback, unknownEnd } from './end.ts';
import { judge } from './judge.ts';
import { startMemory } from './past.ts';
import { type Pinning, startPinning } from './pin.io.ts';
import { entryPin, pinId } from './pin.ts';
import type { Rollout } from './rollout.ts';
import { type Snapshot, takeSnapshot } from './snapshot.io.ts';
import { startWatch, type Watch, type WatchOptions } from './watch.io.ts';

export interface WaitOptions extends WatchOptions {
  readonly signal?: AbortSignal | undefined;
  /** What else is looked at in each poll in which the service was seen. */
  readonly onService?: ((service: ObservedService) => Promise<void>) | undefined;
}

/** How a wait ended. */
export interface Waited extends End {
  /** The service deployment's ARN, or `deployments[].id` where that is all there is. */
  readonly deploymentId: string;
  readonly events: readonly ServiceEvent[];
  readonly stoppedTasks: readonly StoppedTask[];
}

const pace = { firstMs: 1_000, factor: 1.4, longestMs: 5_000 };

/**
 * Waits for the end of one rollout, and of no other. Polls at once, after 1 s, then less and less often, every 5 s at
 * last, and never past the limit. Each poll reads each thing by itself and judges by what it got: a read that is refused,
 * hangs or stays broken is named and worked around. What nothing is left to judge by is unknown, which is never success.
 */
export async function waitForRollout(world: AwsWorld, rollout: Rollout, options: WaitOptions): Promise<Waited> {
  const watch = startWatch(world, rollout, options);
  const pinning = startPinning(world, rollout, options.limitMs, (pin) =>
    options.onProgress({ kind: 'pinned', deployment: pinId(pin) }),
  );
  const look = startLooking(world, rollout, { watch, pinning }, options);
  const polled = await poll(world.clock, (isLast) => look.once(isLast), { ...options, pace });
  const end = await endOf(polled, look.state(), watch, howToLook(rollout, pinning.pin()));
  return { ...end, deploymentId: pinId(pinning.pin()), events: watch.events, stoppedTasks: watch.stoppedTasks };
}

interface Look {
  once(isLast: boolean): Promise<End | undefined>;
  /** What the last look saw. */
  state(): string;
}

/** Polls the rollout, judges it by what earlier polls saw too, and tells what is new. */
function startLooking(
  world: AwsWorld,
  rollout: Rollout,
  { watch, pinning }: { readonly watch: Watch; readonly pinning: Pinning },
  { limitMs, onService, signal }: WaitOptions,
): Look {
  const memory = startMemory();
  let state = 'nothing was seen of it yet';
  const judgeNow = async (snapshot: Snapshot, isLast: boolean): Promise<End | undefined> => {
    const past = memory.before(isLast, world.clock.nowMs());
    memory.remember(snapshot, world.clock.nowMs());
    const { done, because, hint } = judge(pinning.pin(), snapshot, past, entryPin(rollout));
    const broken = [snapshot.serviceBroken, snapshot.deploymentBroken].flatMap((error) => error?.message ?? []);
    state = broken.length === 0 ? because : `${because}; ${once(broken).join('; ')}`;
    await watch.show(snapshot);
    if (done === undefined) {
      // How it ended is told where the deploy ends, and not twice.
      watch.say(because);
      if (snapshot.service) await onService?.(snapshot.service);
      return undefined;
    }
    const end = { outcome: done, because, ...defined({ hint }) };
    return isSetback(done) ? await watch.withCause(end) : end;
  };
  return {
    state: () => state,
    once: async (isLast) => {
      const snapshot = await takeSnapshot(world, rollout, await pinning.next(), limitMs);
      const broken = [pinning.broken(), snapshot.serviceBroken, snapshot.deploymentBroken];
      // What was given up with the run says nothing of the rollout: not that it is unknown, and not that it has failed.
      if (broken.some((error) => error !== undefined)) signal?.throwIfAborted();
      if (snapshot.deploymentBroken) pinning.fallBack(snapshot.deploymentBroken);
      for (const error of broken) if (error) watch.sayBroken(error.message);
      const hopeless = nothingLeft(snapshot, pinning);
      return hopeless ? unknownEnd(hopeless) : await judgeNow(snapshot, isLast);
    },
  };
}

/** The refusal after which nothing is left that a rollout could be judged by. */
function nothingLeft({ serviceBroken, deployment, deploymentBroken }: Snapshot, pinning: Pinning) {
  if (!serviceBroken || isPassing(refusalName(serviceBroken)) || deployment) return undefined;
  const isPassingBy = (error: ReadFailed | undefined) => error !== undefined && isPassing(refusalName(error));
  if (pinning.pin().kind === 'entry')
    return pinning.isSearching() && isPassingBy(pinning.broken()) ? undefined : serviceBroken;
  return isPassingBy(deploymentBroken) ? undefined : serviceBroken;
}

async function endOf(polled: Polled<End>, state: string, watch: Watch, hint: string): Promise<End> {
  switch (polled.kind) {
    case 'found':
      return polled.value;
    case 'cancelled':
      return { outcome: 'in-progress', because: `the wait was cancelled; the rollout goes on: ${state}` };
    case 'timed-out':
      return await watch.withCause({ outcome: 'timed-out', because: `not over in time: ${state}`, hint });
  }
}
