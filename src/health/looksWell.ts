import { type ObservedService, primaryOf } from '../resources/service/service.ts';
import { stampSlackMs } from '../rollout/rollout.ts';
import type { RunningTask } from '../tasks/runningTask.ts';
import type { ServicePlace } from '../tasks/tasks.io.ts';
import { latelyMs } from './crashes.ts';

/**
 * Whether nothing gives a reason to look at the tasks that stopped: the counts are as desired, the one task that the name
 * names is healthy, and the service started no other lately. Where the events do not tell its start, only its age can say
 * that nothing crashed as long as ECS shows what did.
 */
export function looksWell(
  { service: name }: ServicePlace,
  service: ObservedService | undefined,
  named: readonly RunningTask[] | undefined,
  nowMs: number,
): boolean {
  const [task, ...others] = named ?? [];
  if (!service || !task || others.length > 0 || service.desiredCount !== 1) return false;
  const isWell =
    service.runningCount === 1 &&
    service.pendingCount === 0 &&
    service.deployments.length === 1 &&
    primaryOf(service)?.rolloutState === 'COMPLETED' &&
    task.group === `service:${name}` &&
    task.lastStatus === 'RUNNING' &&
    task.desiredStatus === 'RUNNING' &&
    task.health === 'HEALTHY' &&
    !task.disconnected;
  const starts = startsLately(service, nowMs);
  // The deployment's own, where it began lately; any other took the place of a task that is gone.
  const own = (primaryOf(service)?.createdAtMs ?? 0) >= nowMs - latelyMs ? 1 : 0;
  return isWell && (starts === 0 ? isOld(task, nowMs) : starts === own);
}

function isOld({ startedAtMs }: RunningTask, nowMs: number): boolean {
  return startedAtMs !== undefined && nowMs - startedAtMs >= latelyMs;
}

/** How many times the service has started tasks since its deployment began, as far as that is lately. */
function startsLately(service: ObservedService, nowMs: number): number {
  const sinceMs = Math.max((primaryOf(service)?.createdAtMs ?? 0) - stampSlackMs, nowMs - latelyMs);
  return service.events.filter(({ atMs, message }) => atMs >= sinceMs && /has started \d+ tasks/.test(message)).length;
}
