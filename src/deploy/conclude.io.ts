import type { AwsWorld } from '../aws/world.ts';
import type { Desired } from '../render/desired.ts';
import { type ObservedService, primaryOf } from '../resources/service/service.ts';
import type { Rollout } from '../rollout/look.io.ts';
import { isRolling, startedRollout } from '../rollout/pin.ts';
import { type Waited, waitForRollout } from '../rollout/wait.io.ts';
import type { Applied } from './apply.io.ts';
import { confirmEndpoint } from './confirm.io.ts';
import type { Plan } from './plan.ts';
import type { OnProgress } from './progress.ts';
import type { Ending } from './report.ts';

interface SettleOptions {
  readonly wait: boolean;
  readonly limitMs: number;
  readonly signal?: AbortSignal | undefined;
  readonly onProgress: OnProgress;
}

/** How long a registration may take: ECS tells the health once the task runs, and Cloud Map waits 30 s before it is true. */
const registrationMs = 60_000;

/** Waits for the rollout, whether this run started it or found it going on, and then checks the address. */
export async function settle(
  world: AwsWorld,
  desired: Desired,
  plan: Plan,
  applied: Applied,
  options: SettleOptions,
): Promise<Ending> {
  const { service } = applied.standing;
  if (applied.failure) return { outcome: 'failed', ...applied.failure, events: [], stoppedTasks: [] };
  if (!service) return { outcome: 'failed', because: 'the service is gone', events: [], stoppedTasks: [] };
  const changed = applied.steps.length > 0;
  const rolling = startedRollout(plan.observed.service, service) || isRolling(service);
  const rollout = rolling ? rolloutOf(desired, plan, service) : undefined;
  if (rollout && !options.wait) return notWaited(rollout);
  const waited = rollout && (await waitFor(world, rollout, plan, options));
  if (waited && waited.outcome !== 'succeeded') return waited;
  return await confirmEndpoint(
    world,
    desired,
    applied,
    {
      outcome: changed ? 'succeeded' : 'unchanged',
      because: changed ? (waited?.because ?? 'all that differed was set') : 'everything was as it should be',
      events: waited?.events ?? [],
      stoppedTasks: waited?.stoppedTasks ?? [],
      ...(waited && { deploymentId: waited.deploymentId }),
    },
    { signal: options.signal, rollout, allowedMs: patience(world, rollout, options) },
  );
}

/** How long the name may take. A task that no rollout watches over may still be starting, so it gets what time is left. */
function patience(world: AwsWorld, rollout: Rollout | undefined, { wait, limitMs }: SettleOptions): number {
  if (!wait) return 0;
  return rollout?.isOver ? Math.max(registrationMs, limitMs - world.clock.nowMs()) : registrationMs;
}

function rolloutOf(desired: Desired, plan: Plan, service: ObservedService): Rollout | undefined {
  const primary = primaryOf(service);
  if (!primary) return undefined;
  const { cluster, serviceName } = desired.service;
  const before = plan.observed.service?.taskDefinitionArn;
  return {
    cluster,
    service: serviceName,
    deploymentId: primary.id,
    createdAtMs: primary.createdAtMs,
    othersCreatedAtMs: [...(plan.observed.service?.deployments ?? []), ...service.deployments]
      .filter(({ id }) => id !== primary.id)
      .map(({ createdAtMs }) => createdAtMs),
    taskDefinitionArn: primary.taskDefinitionArn,
    // The same revision started anew cannot be told from a rollback to it by the revision.
    previousTaskDefinitionArn: before === primary.taskDefinitionArn ? undefined : before,
    isOver: primary.rolloutState === 'COMPLETED' && !startedRollout(plan.observed.service, service),
  };
}

async function waitFor(world: AwsWorld, rollout: Rollout, plan: Plan, options: SettleOptions): Promise<Waited> {
  const knownEvents = new Set(plan.observed.service?.events.map((event) => event.id));
  return await waitForRollout(world, rollout, { ...options, knownEvents });
}

function notWaited(rollout: Rollout): Ending {
  return {
    outcome: 'in-progress',
    because: 'the rollout was started, and its end was not waited for',
    deploymentId: rollout.deploymentId,
    events: [],
    stoppedTasks: [],
  };
}
