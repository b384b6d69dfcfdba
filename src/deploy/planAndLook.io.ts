import type { AwsWorld } from '../aws/world.ts';
import type { HealthPlace } from '../health/evidence.ts';
import type { Judged } from '../health/judgeHealth.ts';
import { registrationMs } from '../health/nameProblems.ts';
import { lookAgain, lookAtHealth } from '../health/read.io.ts';
import type { Desired } from '../render/desired.ts';
import { anew } from '../resources/anew.io.ts';
import { isDeleted } from '../resources/service/service.ts';
import { resources } from '../resources/table.io.ts';
import { healing, startsTask } from './heal.ts';
import { healthPlace } from './healthPlace.ts';
import { observe } from './observe.io.ts';
import { type Plan, planDeploy } from './plan.ts';
import { type SettleOptions, settle } from './settle.io.ts';

/**
 * What is configured as wanted may be unwell all the same, and what only a new task mends is a step too.
 *
 * @param settling for a deploy that waits: a registration that may yet come is waited for, so that one that doesn't is mended
 *   by the same run.
 */
export async function planAndLook(
  world: AwsWorld,
  desired: Desired,
  { force, settling }: PlanOptions,
): Promise<Planned> {
  const planned = planDeploy(resources, desired, await anew(world, () => observe(resources, world, desired)), force);
  const { service, discoveryService } = planned.observed;
  if (!service || isDeleted(service)) return { planned, before: undefined };
  const place = healthPlace(desired, service, discoveryService.service);
  const first = await lookAtHealth(world, place, { kind: 'seen', value: service });
  const waits = settling && first.mayHeal && !startsTask(planned);
  const before = waits ? await settled(world, place, first, settling) : await confirmed(world, place, first);
  return { planned: healing({ ...planned, health: before.health }, before), before };
}

interface PlanOptions {
  readonly force: boolean;
  readonly settling?: Pick<SettleOptions, 'limitMs' | 'signal' | 'onState'>;
}

/** One look is not a state: what would replace a task has to be so twice. */
async function confirmed(world: AwsWorld, place: HealthPlace, first: Judged): Promise<Judged> {
  if (!first.heals) return first;
  await world.clock.sleep(confirmMs);
  return await lookAgain(world, place);
}

const confirmMs = 2_000;

async function settled(
  world: AwsWorld,
  place: HealthPlace,
  first: Judged,
  settling: NonNullable<PlanOptions['settling']>,
): Promise<Judged> {
  const allowedMs = Math.min(registrationMs, Math.max(0, settling.limitMs - world.clock.nowMs()));
  const last = await settle(world, place, { ...settling, allowedMs, first });
  return last === 'cancelled' || last === undefined ? first : last;
}

/** A plan, and how the service was before; undefined where there is none. */
interface Planned {
  readonly planned: Plan;
  readonly before: Judged | undefined;
}
