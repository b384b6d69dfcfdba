import { checkEndpoint, type Instance } from '../endpoint/endpoint.ts';
import type { ObservedService } from '../resources/service/service.ts';
import type { RunningTask } from '../tasks/runningTask.ts';
import { stoppedAtMs } from './crashes.ts';
import { type Evidence, type HealthPlace, seenOf, unreadIn } from './evidence.ts';
import type { Listening } from './health.ts';
import { isCollecting, runningOf, shortId } from './taskProblems.ts';

/** Who takes lines at the name, by what was seen. What was not seen is neither yes nor no. */
export function listeningIn(place: HealthPlace, evidence: Evidence): Listening {
  const tasks = seenOf(evidence.tasks);
  const service = seenOf(evidence.service);
  if (evidence.service.kind === 'seen' && service === undefined) return nobody('there is no service', undefined);
  if (tasks === undefined) return { state: 'unknown', because: whyUnread(evidence) };
  const running = runningOf(tasks);
  if (running.length === 0) return withoutTask(evidence, service, tasks);
  if (evidence.instances === undefined) return nobody('the name does not exist', undefined);
  const instances = seenOf(evidence.instances);
  if (instances === undefined) return { state: 'unknown', because: whyUnread(evidence) };
  const check = checkEndpoint(place, instances, running);
  const task = running.find(({ ipv4 }) => ipv4 !== undefined && ipv4 === check.address);
  if (check.reached && task && isCollecting(task) && !task.disconnected) {
    const because = `task ${shortId(task)} is HEALTHY, and the name leads to it`;
    return { state: 'yes', sinceMs: task.startedAtMs, address: check.address ?? '', because };
  }
  if (check.reached && task?.health !== 'UNHEALTHY') {
    return { state: 'unknown', because: `whether task ${task ? shortId(task) : ''} is healthy is not known yet` };
  }
  if (!check.reached && isOpen(instances, running)) return { state: 'unknown', because: check.because };
  return nobody(check.reached ? 'its task is UNHEALTHY' : check.because, undefined);
}

/** Nobody listens where nothing runs; but what ECS counts and does not show, or shows in a state that nobody knows, may run. */
function withoutTask(
  evidence: Evidence,
  service: ObservedService | undefined,
  tasks: readonly RunningTask[],
): Listening {
  const strange = tasks.find(({ lastStatus }) => !knownStates.has(lastStatus));
  if (strange) return { state: 'unknown', because: `ECS says ${strange.lastStatus} of task ${shortId(strange)}` };
  const counted = service?.runningCount ?? 0;
  if (counted > 0 && tasks.length === 0) {
    return { state: 'unknown', because: `ECS counts ${counted} running, and shows no task` };
  }
  return nobody('no task runs', lastStopMs(evidence, service));
}

/** A task's life. Source: Amazon ECS task lifecycle, developer guide. */
const knownStates = new Set([
  ...['PROVISIONING', 'PENDING', 'ACTIVATING', 'RUNNING'],
  ...['DEACTIVATING', 'STOPPING', 'DEPROVISIONING', 'STOPPED', 'DELETED'],
]);

/**
 * Whether the name may lead to the task all the same: one of several addresses may be the task's own, an address that is not
 * told may be, and what Cloud Map does not call unhealthy may be answered.
 */
function isOpen(instances: readonly Instance[], running: readonly RunningTask[]): boolean {
  const [instance, ...others] = instances;
  if (!instance) return false;
  if (others.length > 0 || instance.ipv4 === undefined || running.some(({ ipv4 }) => ipv4 === undefined)) return true;
  return running.some(({ ipv4 }) => ipv4 === instance.ipv4) && instance.health !== 'UNHEALTHY';
}

function nobody(because: string, sinceMs: number | undefined): Listening {
  return { state: 'no', sinceMs, because };
}

/** By the tasks that stopped, or by what the events say of one. */
function lastStopMs({ stopped }: Evidence, service: ObservedService | undefined): number | undefined {
  const tasks = (seenOf(stopped) ?? []).filter(({ startedAtMs }) => startedAtMs !== undefined).map(stoppedAtMs);
  if (tasks.length > 0) return Math.max(...tasks);
  return service?.events.findLast(({ message }) => /has stopped \d+ running tasks/.test(message))?.atMs;
}

function whyUnread(evidence: Evidence): string {
  return unreadIn(evidence)[0]?.error.message ?? 'it was not looked at';
}
