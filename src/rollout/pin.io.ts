import { refusalName } from '../aws/call.io.ts';
import { isUnavailable } from '../aws/refusal.ts';
import type { AwsWorld } from '../aws/world.ts';
import { ReadFailed } from '../errors.ts';
import { part } from './part.io.ts';
import { entryPin, type Pin, pickOurs } from './pin.ts';
import { type Rollout, stampSlackMs } from './rollout.ts';
import { listServiceDeployments } from './serviceDeployment.io.ts';

type World = Pick<AwsWorld, 'ecs' | 'clock'>;

/** The search for what a rollout is judged by. */
export interface Pinning {
  /** What it is judged by now. */
  pin(): Pin;
  /** The same after one more search for our service deployment, as long as that was neither found nor given up. */
  next(): Promise<Pin>;
  /** Why the last search found nothing, where it was refused: the other reads go on. */
  broken(): ReadFailed | undefined;
  /** Whether it is still searched for. */
  isSearching(): boolean;
  /** Gives service deployments up if that is what this refusal is about. */
  fallBack(error: ReadFailed): boolean;
}

/** ECS lists a service deployment moments after it started; after so many polls its entry in the service has to do. */
const pollsForPin = 6;

/** @param onPinned told once the search is over, and again where its result was given up. */
export function startPinning(world: World, rollout: Rollout, limitMs: number, onPinned: (pin: Pin) => void): Pinning {
  let pin: Pin = entryPin(rollout);
  let broken: ReadFailed | undefined;
  // The service deployment of a rollout that is over says SUCCESSFUL for ever, whatever runs.
  let pollsLeft = rollout.isOver ? 0 : pollsForPin;
  const pinTo = (found: Pin) => {
    pin = found;
    pollsLeft = 0;
    onPinned(found);
  };
  return {
    pin: () => pin,
    broken: () => broken,
    isSearching: () => pollsLeft > 0,
    next: async () => {
      if (pollsLeft === 0) return pin;
      pollsLeft -= 1;
      const found = await findPin(world, rollout, limitMs);
      broken = found instanceof ReadFailed ? found : undefined;
      if (typeof found === 'object' && !(found instanceof ReadFailed)) pinTo(found);
      else if (found === 'unavailable' || pollsLeft === 0) pinTo(pin);
      return pin;
    },
    fallBack: (error) => {
      if (pin.kind === 'entry' || !isUnavailable(refusalName(error))) return false;
      pinTo(entryPin(rollout));
      return true;
    },
  };
}

/**
 * Finds our service deployment.
 *
 * @returns `'not yet'` where ECS does not list it so far, `'unavailable'` where this role or endpoint cannot list it; any
 *   other refusal, which ends nothing: a service that was created a moment ago may not be found yet.
 */
async function findPin(
  world: World,
  rollout: Rollout,
  limitMs: number,
): Promise<Pin | 'not yet' | 'unavailable' | ReadFailed> {
  const { service, deploymentId: id, createdAtMs } = rollout;
  const listed = await part(world.clock, limitMs, `the deployments of service "${service}"`, () =>
    listServiceDeployments(world, rollout, createdAtMs - stampSlackMs),
  );
  if ('broken' in listed) return isUnavailable(refusalName(listed.broken)) ? 'unavailable' : listed.broken;
  const ours = pickOurs(listed.value, rollout);
  return ours ? { kind: 'service-deployment', arn: ours.arn, id, createdAtMs } : 'not yet';
}
