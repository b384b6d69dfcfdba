import type { AwsWorld } from '../aws/world.ts';
import type { Desired } from '../render/desired.ts';
import { rolloutOf } from '../rollout/rollout.ts';
import { waitForRollout } from '../rollout/wait.io.ts';
import { defined } from '../values/defined.ts';
import type { Applied } from './apply.io.ts';
import { confirmEndpoint } from './confirm.io.ts';
import { type Ending, endingUnseen, goodEnding } from './ending.ts';
import { endpointPatienceMs } from './patience.ts';
import type { Plan } from './plan.ts';
import type { OnProgress } from './progress.ts';

interface ConcludeOptions {
  readonly wait: boolean;
  readonly limitMs: number;
  readonly signal?: AbortSignal | undefined;
  readonly onProgress: OnProgress;
}

/** Waits for the rollout, whether this run started it or found it going on, and then confirms the address. */
export async function conclude(
  world: AwsWorld,
  desired: Desired,
  { observed }: Plan,
  applied: Applied,
  options: ConcludeOptions,
): Promise<Ending> {
  const { failure, steps, standing } = applied;
  if (failure) return endingUnseen('failed', failure.because, defined({ hint: failure.hint }));
  if (!standing.service) return endingUnseen('failed', 'the service is gone');
  const place = { cluster: desired.service.cluster, service: desired.service.serviceName };
  const rollout = rolloutOf(place, observed.service, standing.service);
  if (rollout && !options.wait) {
    const { deploymentId } = rollout;
    return endingUnseen('in-progress', 'the rollout was started, and its end was not waited for', { deploymentId });
  }
  const eventsBefore = new Set(observed.service?.events.map((event) => event.id));
  const waited = rollout && (await waitForRollout(world, rollout, { ...options, eventsBefore }));
  if (waited && waited.outcome !== 'succeeded') return waited;
  const allowedMs = endpointPatienceMs(rollout, { ...options, leftMs: options.limitMs - world.clock.nowMs() });
  const { service, discoveryService } = standing;
  const ending = goodEnding(steps.length > 0, waited);
  return await confirmEndpoint(world, { desired, service, discoveryService, rollout }, ending, {
    allowedMs,
    signal: options.signal,
  });
}
