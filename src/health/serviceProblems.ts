import { type ObservedService, primaryOf } from '../resources/service/service.ts';
import { unplaced } from '../rollout/unplaced.ts';
import { causeOf } from '../tasks/cause.ts';
import type { RunningTask } from '../tasks/runningTask.ts';
import type { StoppedTask } from '../tasks/stoppedTask.ts';
import type { ServicePlace } from '../tasks/tasks.io.ts';
import { timeWords } from '../values/timeWords.ts';
import { crashesOfALoop, steadyAfterMs, steadyMs, stoppedAtMs } from './crashes.ts';
import { type Problem, passing, problem } from './problem.ts';

/** Whether the service stands at all; the rest is judged only then. */
export function absence(service: ObservedService | undefined, place: ServicePlace): Problem | undefined {
  const name = `service "${place.service}" in cluster "${place.cluster}"`;
  // One look is not a state: what was created a moment ago may not be shown yet.
  if (!service || service.status === 'INACTIVE') return passing(`there is no ${name}`, 'deploy it');
  if (service.status === 'DRAINING') return problem(`${name} is being deleted`, 'deploy again once it is INACTIVE');
  if (service.status !== 'ACTIVE') return problem(`${name} is ${service.status}, and not ACTIVE`);
  return undefined;
}

/** What its counts, its deployments and its events say. */
export function serviceProblems(service: ObservedService, place: ServicePlace): Problem[] {
  return [...countProblems(service, place), ...deploymentProblems(service, place)];
}

function countProblems(service: ObservedService, place: ServicePlace): Problem[] {
  const { runningCount, pendingCount, desiredCount } = service;
  if (desiredCount === 0) return [problem('its desired count is 0, so that no task is to run', 'deploy again')];
  if (desiredCount > 1) {
    return [problem(`its desired count is ${desiredCount}: more than one collector at the name`, 'deploy again')];
  }
  const counts = `${runningCount} of ${desiredCount} tasks ${runningCount === 1 ? 'runs' : 'run'}`;
  if (runningCount > desiredCount) {
    return [passing(`${counts}: more than one collector at the name`, look(place))];
  }
  if (runningCount === desiredCount && pendingCount === 0) return [];
  const told = unplaced(service.events);
  if (told) return [problem(`${told.fact}; ${counts}`, told.hint ?? look(place))];
  return [passing(pendingCount > 0 ? `${counts}, ${pendingCount} pending` : counts, look(place))];
}

function deploymentProblems(service: ObservedService, place: ServicePlace): Problem[] {
  const primary = primaryOf(service);
  if (!primary) return [passing('no deployment of it is in charge', 'deploy again')];
  if (primary.rolloutState === 'FAILED') {
    const why = primary.rolloutStateReason || 'no reason given';
    return [problem(`its last rollout failed: ${why}`, 'deploy again: that starts a new one')];
  }
  if (primary.rolloutState === 'IN_PROGRESS') return [passing('a rollout goes on')];
  if (primary.rolloutState !== 'COMPLETED') {
    const said = primary.rolloutState || 'nothing';
    return [problem(`whether its last rollout is over is unknown: ECS says ${said} of it`, look(place))];
  }
  return service.deployments.length > 1 ? [passing('an earlier deployment is still being replaced')] : [];
}

/**
 * Crashes that nothing shows to be over.
 *
 * @param crashes the last first.
 * @param running the task that runs, if one does.
 * @param completedMs when ECS called the deployment completed, as far as it tells.
 */
export function crashProblems(
  crashes: readonly StoppedTask[],
  running: RunningTask | undefined,
  nowMs: number,
  completedMs = 0,
): { readonly problems: readonly Problem[]; readonly warnings: readonly string[] } {
  const [last] = crashes;
  if (!last) return { problems: [], warnings: [] };
  const { fact, hint } = causeOf(last);
  const times = crashes.length === 1 ? 'a task crashed' : `${crashes.length} tasks crashed`;
  const lastAtMs = stoppedAtMs(last);
  const when = lastAtMs === 0 ? 'ECS does not say when' : `the last at ${timeWords(lastAtMs, nowMs)}`;
  const words = `${fact} (${times} lately, ${when})`;
  const startedAtMs = running?.startedAtMs;
  const steadyAfter = steadyAfterMs(crashes, completedMs);
  if (startedAtMs !== undefined && nowMs - startedAtMs >= steadyAfter) return { problems: [], warnings: [words] };
  // One that had taken another's place ran longer than is worth waiting for.
  const isLoop = crashes.length >= crashesOfALoop || steadyAfter > steadyMs;
  return { problems: [isLoop ? problem(words, hint) : passing(words, hint)], warnings: [] };
}

function look({ cluster, service }: ServicePlace): string {
  return `look at the events: aws ecs describe-services --cluster ${cluster} --services ${service}`;
}
