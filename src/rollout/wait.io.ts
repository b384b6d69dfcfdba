import { refusalName } from '../aws/call.io.ts';
import { isPassing } from '../aws/refusal.ts';
import type { AwsWorld } from '../aws/world.ts';
import { ReadFailed } from '../errors.ts';
import type { ServiceEvent } from '../resources/service/service.ts';
import type { StoppedTask } from '../tasks/stoppedTask.ts';
import { type Polled, poll } from '../world/poll.ts';
import { type End, howToLook, isSetback, unknownEnd } from './end.ts';
import { judge } from './judge.ts';
import type { Judgement } from './judgement.ts';
import { startPinning } from './pin.io.ts';
import { type Pin, pinId } from './pin.ts';
import type { Rollout } from './rollout.ts';
import { takeSnapshot } from './snapshot.io.ts';
import { startWatch, type Watch, type WatchOptions } from './watch.io.ts';

export interface WaitOptions extends WatchOptions {
  /** Milliseconds since the epoch: the end of patience. */
  readonly limitMs: number;
  readonly signal?: AbortSignal | undefined;
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
 * last, and never past the limit. A read that gets no answer is no news: it goes on. A refusal that will not pass ends
 * the wait as failed, because the state is unknown and unknown is never success.
 */
export async function waitForRollout(world: AwsWorld, rollout: Rollout, options: WaitOptions): Promise<Waited> {
  const watch = startWatch(world, rollout, options);
  const pinning = startPinning(world, rollout, (pin) => options.onProgress({ kind: 'pinned', deployment: pinId(pin) }));
  const judgeNow = startJudging(world, rollout, watch);
  let state = 'nothing was seen of it yet';
  const pollOnce = async (): Promise<End | undefined> => {
    try {
      const { done, because } = await judgeNow(await pinning.next());
      state = because;
      return done && { outcome: done, because: isSetback(done) ? await watch.withCause(because) : because };
    } catch (error) {
      if (!(error instanceof ReadFailed)) throw error;
      // A read that was given up with the run says nothing of the rollout.
      if (options.signal?.aborted) return undefined;
      if (!pinning.fallBack(error) && !isPassing(refusalName(error))) return unknownEnd(error);
      watch.say(error.message);
      return undefined;
    }
  };
  const polled = await poll(world.clock, pollOnce, { ...options, pace });
  const end = await endOf(polled, state, watch, howToLook(rollout, pinning.pin()));
  return { ...end, deploymentId: pinId(pinning.pin()), events: watch.events, stoppedTasks: watch.stoppedTasks };
}

/** Polls the rollout, judges it, and tells what is new. Remembers for how many polls ours was stopped. */
function startJudging(world: AwsWorld, rollout: Rollout, watch: Watch): (pin: Pin) => Promise<Judgement> {
  let pollsWhileStopped = 0;
  return async (pin) => {
    const snapshot = await takeSnapshot(world, rollout, pin);
    const judgement = judge(pin, snapshot, pollsWhileStopped);
    if (snapshot.deployment?.status === 'STOPPED') pollsWhileStopped += 1;
    await watch.show(snapshot);
    // How it ended is told where the deploy ends, and not twice.
    if (judgement.done === undefined) watch.say(judgement.because);
    return judgement;
  };
}

async function endOf(polled: Polled<End>, state: string, watch: Watch, hint: string): Promise<End> {
  switch (polled.kind) {
    case 'found':
      return polled.value;
    case 'cancelled':
      return { outcome: 'in-progress', because: `the wait was cancelled; the rollout goes on: ${state}` };
    case 'timed-out':
      return { outcome: 'timed-out', because: await watch.withCause(`not over in time: ${state}`), hint };
  }
}
