import type { AwsWorld } from '../aws/world.ts';
import { reachEndpoint } from '../endpoint/endpoint.io.ts';
import type { EndpointCheck } from '../endpoint/endpoint.ts';
import { LegacyLogError, ReadFailed } from '../errors.ts';
import type { Desired } from '../render/desired.ts';
import { readService } from '../resources/service/read.io.ts';
import { primaryOf } from '../resources/service/service.ts';
import type { Rollout } from '../rollout/look.io.ts';
import { isOf } from '../rollout/pin.ts';
import { explainTask, type StoppedTask } from '../tasks/stoppedTask.ts';
import { listTasks, readStoppedTasks } from '../tasks/tasks.io.ts';
import type { Applied } from './apply.io.ts';
import type { Ending } from './report.ts';

interface ConfirmOptions {
  /** How long the name may take to lead there. */
  readonly allowedMs: number;
  /** The rollout that was waited for, if there was one. */
  readonly rollout: Rollout | undefined;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Checks that the name leads to the running task, and ends the deploy by what was found.
 *
 * @param ending how the deploy ends if the name is right.
 */
export async function confirmEndpoint(
  world: AwsWorld,
  desired: Desired,
  { standing }: Applied,
  ending: Ending,
  options: ConfirmOptions,
): Promise<Ending> {
  const { cluster, serviceName } = desired.service;
  const { id: discoveryServiceId = '', healthChecked = true } = standing.discoveryService ?? {};
  const place = { cluster, service: serviceName, discoveryServiceId, healthChecked };
  try {
    const check = await reachEndpoint(world, place, options.allowedMs, options.signal);
    if (!check.reached) return await unreached(world, desired, ending, { check, standing, rollout: options.rollout });
    return { ...ending, because: `${ending.because}; ${check.because}`, ...addressOf(check) };
  } catch (error) {
    if (options.signal?.aborted) {
      return { ...ending, outcome: 'in-progress', because: 'the wait was cancelled before the address was checked' };
    }
    if (!(error instanceof LegacyLogError)) throw error;
    const because = `the rollout is over, but whether the name leads to it is unknown: ${error.message}`;
    return { ...ending, outcome: 'failed', because, ...(error.hint === undefined ? {} : { hint: error.hint }) };
  }
}

/** A name that leads nowhere is a failure, unless somebody else's deployment is replacing the task right now. */
async function unreached(
  world: AwsWorld,
  desired: Desired,
  ending: Ending,
  { check, standing, rollout }: { check: EndpointCheck; standing: Applied['standing']; rollout: Rollout | undefined },
): Promise<Ending> {
  const { cluster, serviceName } = desired.service;
  const service = await readService(world, cluster, serviceName, false);
  const primary = service && primaryOf(service);
  const ours = standing.service && primaryOf(standing.service);
  if (primary?.rolloutState === 'IN_PROGRESS' && primary.id !== ours?.id) {
    return { ...ending, outcome: 'superseded', because: `our rollout was over when another began: ${primary.id}` };
  }
  const because = `the rollout is over, but ${check.because}`;
  const crash = rollout && (await stoppedSince(world, rollout, ending.stoppedTasks));
  return {
    ...ending,
    outcome: 'failed',
    // As with a rollout that fails: what a person has to mend comes first.
    because: crash === undefined ? because : `${explainTask(crash)} (${because})`,
    stoppedTasks: crash === undefined ? ending.stoppedTasks : [...ending.stoppedTasks, crash],
    hint: `the name ${desired.endpoint} has to lead to exactly one healthy instance, the running task`,
    ...addressOf(check),
  };
}

/**
 * The task of our rollout that stopped last, after ECS had called the rollout a success: a crash that comes later than
 * the health check is beyond the circuit breaker. Undefined where there is none, or where it could not be read: that
 * the deploy failed is known by now.
 *
 * @param before the tasks that stopped while the rollout was waited for, which ECS has replaced since.
 */
async function stoppedSince(
  world: AwsWorld,
  rollout: Rollout,
  before: readonly StoppedTask[],
): Promise<StoppedTask | undefined> {
  try {
    const arns = await listTasks(world, rollout.cluster, rollout.service, 'STOPPED');
    const stopped = await readStoppedTasks(world, rollout.cluster, arns);
    return stopped
      .filter((task) => isOf(rollout, task) && !before.some(({ id }) => id === task.id))
      .toSorted((a, b) => b.createdAtMs - a.createdAtMs)[0];
  } catch (error) {
    if (!(error instanceof ReadFailed)) throw error;
    return undefined;
  }
}

function addressOf(check: EndpointCheck): { address?: string } {
  return check.address === undefined ? {} : { address: check.address };
}
