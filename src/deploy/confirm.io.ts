import type { AwsWorld } from '../aws/world.ts';
import { reachEndpoint } from '../endpoint/endpoint.io.ts';
import type { EndpointCheck } from '../endpoint/endpoint.ts';
import { LegacyLogError } from '../errors.ts';
import type { Desired } from '../render/desired.ts';
import type { ObservedDiscoveryService } from '../resources/discovery-service/discoveryService.ts';
import { readService } from '../resources/service/read.io.ts';
import { type ObservedService, primaryOf } from '../resources/service/service.ts';
import { readCrash } from '../rollout/crash.io.ts';
import type { Rollout } from '../rollout/rollout.ts';
import { causeOfStop } from '../tasks/cause.ts';
import { defined } from '../values/defined.ts';
import type { Ending } from './ending.ts';

/** What a deploy leaves behind. */
interface Deployed {
  readonly desired: Desired;
  readonly service: ObservedService;
  readonly discoveryService: ObservedDiscoveryService | undefined;
  /** The rollout that was waited for, if there was one. */
  readonly rollout: Rollout | undefined;
}

interface ConfirmOptions {
  /** How long the name may take to lead there. */
  readonly allowedMs: number;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Confirms that the name leads to the running task, and ends the deploy by what was found.
 *
 * @param ending how the deploy ends if the name is right.
 */
export async function confirmEndpoint(
  world: AwsWorld,
  deployed: Deployed,
  ending: Ending,
  options: ConfirmOptions,
): Promise<Ending> {
  const { cluster, serviceName: service } = deployed.desired.service;
  const { id: discoveryServiceId = '', healthChecked = true } = deployed.discoveryService ?? {};
  try {
    const check = await reachEndpoint(world, { cluster, service, discoveryServiceId, healthChecked }, options);
    if (check === 'cancelled') {
      return { ...ending, outcome: 'in-progress', because: 'the wait was cancelled before the address was checked' };
    }
    if (!check.reached) return await unreached(world, deployed, ending, check);
    return { ...ending, because: `${ending.because}; ${check.because}`, ...defined({ address: check.address }) };
  } catch (error) {
    if (!(error instanceof LegacyLogError)) throw error;
    const because = `the rollout is over, but whether the name leads to it is unknown: ${error.message}`;
    return { ...ending, outcome: 'failed', because, ...defined({ hint: error.hint }) };
  }
}

/** A name that leads nowhere is a failure, unless somebody else's deployment is replacing the task right now. */
async function unreached(
  world: AwsWorld,
  { desired, service, rollout }: Deployed,
  ending: Ending,
  check: EndpointCheck,
): Promise<Ending> {
  const other = await otherRollout(world, desired, service);
  if (other !== undefined) {
    return { ...ending, outcome: 'superseded', because: `our rollout was over when another began: ${other}` };
  }
  const because = `the rollout is over, but ${check.because}`;
  const crashed = rollout && (await readCrash(world, rollout, ending.stoppedTasks));
  return {
    ...ending,
    outcome: 'failed',
    // As with a rollout that fails: what a person has to mend comes first.
    because: crashed === undefined ? because : `${causeOfStop(crashed)} (${because})`,
    stoppedTasks: crashed === undefined ? ending.stoppedTasks : [...ending.stoppedTasks, crashed],
    hint: `the name ${desired.endpoint} has to lead to exactly one healthy instance, the running task`,
    ...defined({ address: check.address }),
  };
}

/** The id of a deployment of somebody else that goes on by now. @throws ReadFailed. */
async function otherRollout(world: AwsWorld, desired: Desired, ours: ObservedService): Promise<string | undefined> {
  const { cluster, serviceName } = desired.service;
  const now = await readService(world, cluster, serviceName, false);
  const primary = now && primaryOf(now);
  return primary?.rolloutState === 'IN_PROGRESS' && primary.id !== primaryOf(ours)?.id ? primary.id : undefined;
}
