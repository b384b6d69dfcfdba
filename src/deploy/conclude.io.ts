import type { AwsWorld } from '../aws/world.ts';
import type { HealthPlace } from '../health/evidence.ts';
import type { Judged } from '../health/judgeHealth.ts';
import { registrationMs } from '../health/nameProblems.ts';
import type { Desired } from '../render/desired.ts';
import type { ObservedService } from '../resources/service/service.ts';
import { type Rollout, rolloutOf } from '../rollout/rollout.ts';
import { waitForRollout } from '../rollout/wait.io.ts';
import { defined } from '../values/defined.ts';
import type { Applied } from './apply.io.ts';
import { type Ending, endingUnseen, goodEnding } from './ending.ts';
import { healthPlace } from './healthPlace.ts';
import { startNameWatch } from './nameWatch.io.ts';
import type { Plan } from './plan.ts';
import type { OnProgress } from './progress.ts';
import { readReplacement } from './replacement.io.ts';
import { settle } from './settle.io.ts';
import { wantedOf } from './takenOver.ts';
import { type Looked, unwellEnding, wellEnding } from './wellEnding.ts';
import { withLastLines } from './withLastLines.io.ts';

interface ConcludeOptions {
  readonly wait: boolean;
  readonly limitMs: number;
  readonly signal?: AbortSignal | undefined;
  readonly onProgress: OnProgress;
}

/** What a deploy planned with, and what it did. */
interface Deployed {
  readonly desired: Desired;
  readonly planned: Plan;
  /** How the service was before; undefined where there was none. */
  readonly before: Judged | undefined;
  readonly applied: Applied;
}

/**
 * Waits for the rollout, whether this run started it or found it going on, and then looks whether the service is well: what
 * is configured as wanted may crash all the same.
 */
export async function conclude(world: AwsWorld, deployed: Deployed, options: ConcludeOptions): Promise<Ending> {
  const { desired, planned, applied } = deployed;
  const { failure, steps, standing } = applied;
  if (failure) return await afterFailure(world, deployed, failure, options);
  const { service } = standing;
  if (!service) return endingUnseen('failed', 'the service is gone');
  const named = { cluster: desired.service.cluster, service: desired.service.serviceName };
  const rollout = rolloutOf(named, planned.observed.service, service);
  if (rollout && !options.wait && (!rollout.isOver || steps.length > 0)) {
    const { deploymentId } = rollout;
    return endingUnseen('in-progress', 'the rollout was started, and its end was not waited for', { deploymentId });
  }
  const place = healthPlace(desired, service, standing.discoveryService);
  const ending =
    rollout && !rollout.isOver
      ? await afterRollout(world, deployed, { service, rollout, place }, options)
      : await atRest(world, deployed, { service, rollout, place }, options);
  return await withLastLines(world, ending);
}

/** A step that failed leaves the service as it was seen, unless it was its own: then it is looked at once more. */
async function afterFailure(
  world: AwsWorld,
  { desired, planned, applied: { steps, standing } }: Deployed,
  { outcome, because, hint }: NonNullable<Applied['failure']>,
  options: ConcludeOptions,
): Promise<Ending> {
  const ending = endingUnseen(outcome ?? 'failed', because, defined({ hint }));
  const isTouched = steps.some(({ resource, result }) => resource === 'service' && result !== 'not reached');
  const service = standing.service ?? planned.observed.service;
  if (!isTouched || !service) return { ...ending, ...defined({ health: planned.health }) };
  const looked = await look(world, healthPlace(desired, service, standing.discoveryService), 0, options);
  return { ...ending, ...defined({ health: looked === 'cancelled' ? undefined : looked?.health }) };
}

interface At {
  readonly service: ObservedService;
  readonly place: HealthPlace;
}

/** What nothing rolls out is well or not; what is only starting gets the time that is left. */
async function atRest(
  world: AwsWorld,
  { planned, before, applied: { steps, standing } }: Deployed,
  { service, rollout, place }: At & { readonly rollout: Rollout | undefined },
  options: ConcludeOptions,
): Promise<Ending> {
  const changed = steps.length > 0;
  const looked = await look(
    world,
    place,
    options.wait ? Number.POSITIVE_INFINITY : 0,
    options,
    changed ? undefined : before,
  );
  const good = { ...goodEnding(changed, undefined), ...defined({ deploymentId: rollout?.deploymentId }) };
  const sofar = changed ? 'all that differed was set' : 'nothing differs from the configuration';
  return wellEnding(good, sofar, wantedOf(planned, standing, service), looked);
}

async function afterRollout(
  world: AwsWorld,
  { planned, before, applied: { steps, standing } }: Deployed,
  { service, rollout, place }: At & { readonly rollout: Rollout },
  options: ConcludeOptions,
): Promise<Ending> {
  const eventsBefore = new Set(planned.observed.service?.events.map((event) => event.id));
  const name = startNameWatch(world, place, rollout, options.limitMs);
  const waited = await waitForRollout(world, rollout, { ...options, eventsBefore, onService: name.look });
  if (waited.outcome === 'in-progress') return waited;
  const isGood = waited.outcome === 'succeeded';
  const allowedMs = isGood || waited.outcome === 'rolled-back' ? registrationMs : 0;
  const looked = await look(world, place, allowedMs, options);
  const after = looked === 'cancelled' ? undefined : looked?.health;
  const atMs = after?.verdict === 'healthy' ? world.awsNowMs() : undefined;
  const known: Partial<ReturnType<typeof name.seen>> = isGood ? name.seen() : {};
  const { healthyAtMs = atMs, addressAtMs = atMs } = known;
  const sides = { before: before?.health, after, seen: { healthyAtMs, addressAtMs } };
  const replacement = looked === 'cancelled' ? {} : await readReplacement(world, rollout, sides, options.limitMs);
  const ending = isGood
    ? wellEnding(
        goodEnding(steps.length > 0, waited),
        'the rollout is over',
        wantedOf(planned, standing, service),
        looked,
      )
    : unwellEnding(waited, standing.taskDefinition, looked);
  return { ...ending, ...replacement };
}

async function look(
  world: AwsWorld,
  place: HealthPlace,
  allowedMs: number,
  { signal, limitMs, onProgress }: ConcludeOptions,
  first?: Judged,
): Promise<Looked> {
  const onState = (state: string) => onProgress({ kind: 'state', state });
  const leftMs = Math.max(0, limitMs - world.clock.nowMs());
  return await settle(world, place, { allowedMs: Math.min(allowedMs, leftMs), limitMs, signal, first, onState });
}
