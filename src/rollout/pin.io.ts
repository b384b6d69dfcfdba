import { refusalName } from '../aws/call.io.ts';
import { isUnavailable } from '../aws/refusal.ts';
import type { AwsWorld } from '../aws/world.ts';
import type { ReadFailed } from '../errors.ts';
import { entryPin, type Pin, pickOurs } from './pin.ts';
import { type Rollout, stampSlackMs } from './rollout.ts';
import { listServiceDeployments } from './serviceDeployment.io.ts';

type World = Pick<AwsWorld, 'ecs'>;

/** The search for what a rollout is judged by. */
export interface Pinning {
  /** What it is judged by now. */
  pin(): Pin;
  /** The same after one more search for our service deployment, as long as that was neither found nor given up. */
  next(): Promise<Pin>;
  /** Gives service deployments up if that is what this refusal is about. */
  fallBack(error: ReadFailed): boolean;
}

/** ECS lists a service deployment moments after it started; after so many polls its entry in the service has to do. */
const pollsForPin = 6;

/** @param onPinned told once the search is over, and again where its result was given up. */
export function startPinning(world: World, rollout: Rollout, onPinned: (pin: Pin) => void): Pinning {
  let pin: Pin = entryPin(rollout);
  // The service deployment of a rollout that is over says SUCCESSFUL for ever, whatever runs.
  let pollsLeft = rollout.isOver ? 0 : pollsForPin;
  const pinTo = (found: Pin) => {
    pin = found;
    pollsLeft = 0;
    onPinned(found);
  };
  return {
    pin: () => pin,
    next: async () => {
      if (pollsLeft === 0) return pin;
      pollsLeft -= 1;
      const found = await findPin(world, rollout);
      if (typeof found === 'object') pinTo(found);
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
 * @returns `'not yet'` where ECS does not list it so far, `'unavailable'` where this role or endpoint cannot list it.
 * @throws ReadFailed for any other failure.
 */
async function findPin(world: World, rollout: Rollout): Promise<Pin | 'not yet' | 'unavailable'> {
  try {
    const ours = pickOurs(await listServiceDeployments(world, rollout, rollout.createdAtMs - stampSlackMs), rollout);
    const { deploymentId: id, createdAtMs } = rollout;
    return ours ? { kind: 'service-deployment', arn: ours.arn, id, createdAtMs } : 'not yet';
  } catch (error) {
    if (isUnavailable(refusalName(error))) return 'unavailable';
    throw error;
  }
}
