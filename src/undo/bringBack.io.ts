import type { AwsWorld } from '../aws/world.ts';
import type { Ending } from '../deploy/ending.ts';
import type { OnProgress } from '../deploy/progress.ts';
import { LegacyLogError } from '../errors.ts';
import { readService } from '../resources/service/read.io.ts';
import { runRevision } from '../resources/service/runRevision.io.ts';
import { type ObservedService, primaryOf } from '../resources/service/service.ts';
import type { AppliedStep } from '../resources/step.ts';
import { shortName } from '../resources/task-definition/name.ts';
import { rolloutOf } from '../rollout/rollout.ts';
import { waitForRollout } from '../rollout/wait.io.ts';
import type { ServicePlace } from '../tasks/tasks.io.ts';
import { defined } from '../values/defined.ts';
import type { RollbackReport } from './rollbackReport.ts';
import { stopRollout } from './stopRollout.io.ts';
import type { Target } from './target.ts';

interface Options {
  readonly wait: boolean;
  readonly limitMs: number;
  readonly signal?: AbortSignal | undefined;
  readonly onProgress: OnProgress;
}

/** What was done to bring the revision back. */
export interface Brought {
  readonly way: RollbackReport['rollback']['way'];
  readonly steps: readonly AppliedStep[];
  /** The service as it stood before the last thing that was done, and after it. */
  readonly before: ObservedService;
  readonly now: ObservedService;
  /** Where the rollback of ECS's own did not end in the old revision, or nobody waited for it: how the whole ends. */
  readonly ending?: Ending;
  readonly failure?: { readonly because: string; readonly hint?: string };
}

/**
 * Brings a revision back: by ECS's own rollback where a rollout is going on that would end there, or else by a deployment of
 * it, which takes the place of one that is going on.
 */
export async function bringBack(
  world: AwsWorld,
  place: ServicePlace,
  before: ObservedService,
  target: Target,
  options: Options,
): Promise<Brought> {
  const none: Brought = { way: 'none', steps: [], before, now: before };
  const { clock } = world;
  const startedMs = clock.nowMs();
  const from = primaryOf(before)?.taskDefinitionArn ?? before.taskDefinitionArn;
  if (from === target.arn) return none;
  const step = (result: AppliedStep['result']): AppliedStep[] => [
    { ...stepOf(place, from, target), result, tookMs: clock.nowMs() - startedMs },
  ];
  if (options.signal?.aborted) return { ...none, steps: step('not reached'), failure: cancelled };
  try {
    if (wouldFallBackTo(before, target.arn) && (await stopRollout(world, place, from))) {
      const stopped = await stoppedRollout(world, place, before, target, options);
      if (stopped.ending?.outcome !== 'succeeded') return { ...stopped, steps: step('done') };
      options.onProgress({ kind: 'state', state: 'the rollout ended before it could be stopped' });
    }
    const what = `have the service "${place.service}" run ${shortName(target.arn)}`;
    const now = await runRevision(world, { ...place, taskDefinition: target.arn, what }, before);
    return { way: 'update', steps: step('done'), before, now };
  } catch (error) {
    if (options.signal?.aborted) return { ...none, steps: step('failed'), failure: cutOff };
    if (!(error instanceof LegacyLogError)) throw error;
    return { ...none, steps: step('failed'), failure: { because: error.message, ...defined({ hint: error.hint }) } };
  }
}

const cutOff = {
  because: 'the run was cancelled while AWS was told; what it began goes on',
  hint: 'run again: it is taken up, or found done',
};
const cancelled = { because: 'the run was cancelled before anything was changed', hint: 'run again' };

/** Whether a rollout goes on, and the deployment that it replaces is of that revision. */
function wouldFallBackTo(service: ObservedService, arn: string): boolean {
  const others = service.deployments.filter(({ status }) => status !== 'PRIMARY');
  return (
    primaryOf(service)?.rolloutState === 'IN_PROGRESS' &&
    others.some(({ taskDefinitionArn }) => taskDefinitionArn === arn)
  );
}

/** Waits until ECS has put the old revision back; that ours was rolled back is what was wanted. */
async function stoppedRollout(
  world: AwsWorld,
  place: ServicePlace,
  before: ObservedService,
  target: Target,
  options: Options,
): Promise<Brought> {
  const rollout = rolloutOf(place, before, before);
  const eventsBefore = new Set(before.events.map(({ id }) => id));
  const stopping: Brought = { way: 'stop', steps: [], before, now: before };
  if (!rollout) return stopping;
  if (!options.wait) return { ...stopping, ending: unawaited(rollout.deploymentId) };
  const pinned = { ...rollout, previousTaskDefinitionArn: target.arn };
  const ending = await waitForRollout(world, pinned, { ...options, eventsBefore });
  if (ending.outcome !== 'rolled-back') return { ...stopping, ending };
  const now = (await readService(world, place.cluster, place.service, false)) ?? before;
  return { ...stopping, before: now, now };
}

function unawaited(deploymentId: string): Ending {
  const because = 'ECS was told to roll the deployment back, and its end was not waited for';
  return { outcome: 'in-progress', because, deploymentId, events: [], stoppedTasks: [] };
}

function stepOf({ service }: ServicePlace, from: string, target: Target): Omit<AppliedStep, 'result' | 'tookMs'> {
  return {
    resource: 'service',
    name: service,
    action: 'update',
    reason: `back to ${shortName(target.arn)}: ${target.because}`,
    changes: [{ path: 'taskDefinition', before: from, after: target.arn }],
  };
}
