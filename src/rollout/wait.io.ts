import { refusalName } from '../aws/call.io.ts';
import { isPassing, isUnavailable } from '../aws/refusal.ts';
import type { AwsWorld } from '../aws/world.ts';
import type { OnProgress } from '../deploy/progress.ts';
import { ReadFailed } from '../errors.ts';
import type { ServiceEvent } from '../resources/service/service.ts';
import type { Outcome } from '../resources/step.ts';
import { explainTask, type StoppedTask } from '../tasks/stoppedTask.ts';
import { type Judgement, judge, type Pin } from './judge.ts';
import { fallbackPin, findPin, look, type Rollout } from './look.io.ts';
import { startWatch, type Watch } from './watch.io.ts';

export interface WaitOptions {
  /** Milliseconds since the epoch: the end of patience. */
  readonly limitMs: number;
  readonly signal?: AbortSignal | undefined;
  readonly onProgress: OnProgress;
  readonly knownEvents: ReadonlySet<string>;
}

/** How a wait ended. */
export interface Waited {
  readonly outcome: Outcome;
  readonly because: string;
  readonly hint?: string;
  /** The service deployment's ARN, or `deployments[].id` where that is all there is. */
  readonly deploymentId: string;
  readonly events: readonly ServiceEvent[];
  readonly stoppedTasks: readonly StoppedTask[];
}

const firstPollMs = 1_000;
const longestPollMs = 5_000;

/**
 * Waits for the end of one rollout, and of no other. Looks after 1 s, then less and less often, every 5 s at last.
 * A look that gets no answer is no news: it goes on. A refusal that will not pass ends the wait as failed, because
 * the state is unknown and unknown is never success.
 */
export async function waitForRollout(world: AwsWorld, rollout: Rollout, options: WaitOptions): Promise<Waited> {
  const watch = startWatch(world, rollout, options.knownEvents, options.onProgress);
  const pinning = startPinning(world, rollout, options.onProgress);
  const ended = (outcome: Outcome, because: string, hint?: string): Waited => ({
    outcome,
    because,
    ...(hint === undefined ? {} : { hint }),
    deploymentId: idOf(pinning.pin()),
    events: watch.events,
    stoppedTasks: watch.stoppedTasks,
  });
  const lookOnce = startLooking(world, rollout, watch);
  let state = 'nothing was seen of it yet';
  for (let pollMs = firstPollMs; ; pollMs = Math.min(pollMs * 1.4, longestPollMs)) {
    try {
      const judgement = await lookOnce(await pinning.next());
      state = judgement.because;
      if (judgement.done === 'succeeded' || judgement.done === 'superseded') return ended(judgement.done, state);
      if (judgement.done) return ended(judgement.done, await withCause(watch, state));
    } catch (error) {
      if (!(error instanceof ReadFailed)) throw error;
      if (!pinning.fallBack(error) && !isPassing(refusalName(error))) {
        return ended('failed', `what became of the rollout is unknown: ${error.message}`, error.hint);
      }
      watch.say(error.message);
    }
    if (options.signal?.aborted) return ended('in-progress', `the wait was cancelled; the rollout goes on: ${state}`);
    const leftMs = options.limitMs - world.clock.nowMs();
    if (leftMs <= 0) {
      return ended(
        'timed-out',
        await withCause(watch, `not over in time: ${state}`),
        howToLook(rollout, pinning.pin()),
      );
    }
    await pause(world, Math.min(pollMs, leftMs), options.signal);
  }
}

/** Looks at the rollout, judges it, and tells what is new. Remembers for how many looks ours was stopped. */
function startLooking(world: AwsWorld, rollout: Rollout, watch: Watch): (pin: Pin) => Promise<Judgement> {
  let looksWhileStopped = 0;
  return async (pin) => {
    const snapshot = { ...(await look(world, rollout, pin)), looksWhileStopped };
    if (snapshot.deployment?.status === 'STOPPED') looksWhileStopped += 1;
    const judgement = judge(pin, snapshot);
    await watch.show(snapshot);
    // How it ended is told where the deploy ends, and not twice.
    if (judgement.done === undefined) watch.say(judgement.because);
    return judgement;
  };
}

/** Puts the first task that failed in front: that is what a person has to mend. */
async function withCause(watch: Watch, because: string): Promise<string> {
  await watch.askForStoppedTasks();
  const [first] = watch.stoppedTasks;
  return first === undefined ? because : `${explainTask(first)} (${because})`;
}

interface Pinning {
  pin(): Pin;
  /** The pin to look by; asks for our service deployment until it is found or given up. */
  next(): Promise<Pin>;
  /** Gives service deployments up if that is what this refusal is about. */
  fallBack(error: ReadFailed): boolean;
}

/** ECS lists a service deployment moments after it started; after so many looks its entry in the service has to do. */
const looksForPin = 6;

function startPinning(world: AwsWorld, rollout: Rollout, onProgress: OnProgress): Pinning {
  let pin = fallbackPin(rollout);
  // The service deployment of a rollout that is over says SUCCESSFUL for ever, whatever runs.
  let looksLeft = rollout.isOver ? 0 : looksForPin;
  const settleOn = (found: Pin) => {
    pin = found;
    looksLeft = 0;
    onProgress({ kind: 'pinned', deployment: idOf(found) });
  };
  return {
    pin: () => pin,
    next: async () => {
      if (looksLeft === 0) return pin;
      looksLeft -= 1;
      const found = await findPin(world, rollout);
      if (typeof found === 'object') settleOn(found);
      else if (found === 'unavailable' || looksLeft === 0) settleOn(pin);
      return pin;
    },
    fallBack: (error) => {
      if (pin.kind === 'deployment' || !isUnavailable(refusalName(error))) return false;
      settleOn(fallbackPin(rollout));
      return true;
    },
  };
}

function idOf(pin: Pin): string {
  return pin.kind === 'service-deployment' ? pin.arn : pin.id;
}

function howToLook(rollout: Rollout, pin: Pin): string {
  return pin.kind === 'service-deployment'
    ? `look with: aws ecs describe-service-deployments --service-deployment-arns ${pin.arn}`
    : `look with: aws ecs describe-services --cluster ${rollout.cluster} --services ${rollout.service}`;
}

/** A cancelled pause is over at once; what it means is decided where the loop looks at the signal. */
async function pause(world: AwsWorld, ms: number, signal: AbortSignal | undefined): Promise<void> {
  try {
    await world.clock.sleep(ms, signal);
  } catch (error) {
    if (!signal?.aborted) throw error;
  }
}
