import type { ObservedService } from '../resources/service/service.ts';
import { causeOf } from '../tasks/cause.ts';
import type { RunningTask } from '../tasks/runningTask.ts';
import type { StoppedTask } from '../tasks/stoppedTask.ts';
import { defined } from '../values/defined.ts';
import { becauseUnread, hintOfUnread, wellBecause } from './because.ts';
import { completedAtMs, crashesIn, groupStops, stoppedLately } from './crashes.ts';
import { type Evidence, type HealthPlace, nowBy, seenOf, unreadIn } from './evidence.ts';
import type { Health, TaskHealth } from './health.ts';
import { listeningIn } from './listening.ts';
import { byHand, nameProblems } from './nameProblems.ts';
import type { Problem } from './problem.ts';
import { restartsIn } from './restarts.ts';
import { absence, crashProblems, serviceProblems } from './serviceProblems.ts';
import { runningOf, taskProblems } from './taskProblems.ts';

/** What was judged, and what a deploy does about it. */
export interface Judged {
  readonly health: Health;
  /** Whether what is not well may be so by itself in moments. */
  readonly passes: boolean;
  /** Whether a new deployment mends it, and only that. */
  readonly heals: boolean;
  /** Whether it is not known yet, for it may pass by itself, but only a new deployment mends it where it does not. */
  readonly mayHeal: boolean;
  /** The service, where it could be read. */
  readonly service: ObservedService | undefined;
  /** The tasks that ended by themselves lately, the last first. */
  readonly crashed: readonly StoppedTask[];
}

/**
 * How the service is, by what was seen of it. Degraded is what something shows to be wrong; unknown what could not be read,
 * unless what could be read is wrong already; healthy only what all of them show.
 *
 * @param machineMs milliseconds since the epoch.
 */
export function judgeHealth(place: HealthPlace, evidence: Evidence, machineMs: number): Judged {
  const nowMs = nowBy(evidence, machineMs);
  const service = seenOf(evidence.service);
  const tasks = seenOf(evidence.tasks) ?? [];
  const { problems, warnings, lately } = found(place, evidence, service, nowMs);
  // What is certain comes before what may pass.
  const [first] = [...problems.filter(({ passes }) => !passes), ...problems];
  const unread = unreadIn(evidence);
  const verdict =
    first !== undefined && unread.length === 0 ? 'degraded' : unread.length > 0 ? worst(first) : 'healthy';
  const hint = verdict === 'unknown' ? hintOfUnread(unread) : first?.hint;
  const health: Health = {
    verdict,
    because:
      verdict === 'unknown' ? becauseUnread(unread) : (first?.because ?? wellBecause(place, tasks, warnings, nowMs)),
    ...defined({ hint }),
    running: service?.runningCount ?? 0,
    pending: service?.pendingCount ?? 0,
    desired: service?.desiredCount ?? 0,
    tasks: tasks.toSorted((a, b) => b.createdAtMs - a.createdAtMs).map(toTaskHealth),
    stops: groupStops(lately),
    listening: listeningIn(place, evidence),
    ...(warnings.length > 0 && { warnings }),
  };
  const passes = verdict !== 'healthy' && [...problems, ...unread].every((it) => it.passes);
  const heals = verdict === 'degraded' && problems.every((it) => it.heals === true);
  const mayHeal = passes && unread.length === 0 && problems.every((it) => it.mayHeal === true);
  return { health, passes, heals, mayHeal, service, crashed: crashesOf(lately) };
}

/** Where something is certainly wrong, what could not be read as well does not make it better. */
function worst(first: Problem | undefined): 'degraded' | 'unknown' {
  return first === undefined || first.passes ? 'unknown' : 'degraded';
}

function found(place: HealthPlace, evidence: Evidence, service: ObservedService | undefined, nowMs: number) {
  const none = {
    problems: [] as readonly Problem[],
    warnings: [] as readonly string[],
    lately: [] as readonly StoppedTask[],
  };
  if (evidence.service.kind === 'unread') return none;
  const gone = absence(service, place);
  if (gone || !service) return { ...none, problems: gone ? [gone] : [] };
  const tasks = seenOf(evidence.tasks);
  const running = runningOf(tasks ?? []);
  const lately = stoppedLately(service, seenOf(evidence.stopped) ?? []);
  const crashes = crashProblems(crashesIn(service, lately), running[0], nowMs, completedAtMs(service));
  const isNameSeen = evidence.instances === undefined || evidence.instances.kind === 'seen';
  const problems = [
    ...crashes.problems,
    ...serviceProblems(service, place),
    ...(tasks ? taskProblems(service, tasks, nowMs) : []),
    // A name that leads nowhere is no news where nothing runs.
    ...(isNameSeen && running.length > 0 ? nameProblems(place, seenOf(evidence.instances), running, nowMs) : []),
  ];
  const before = [...crashes.warnings, ...restartsIn(service, nowMs)].map((it) => `before that: ${it}`);
  const hands = running.length > 0 ? byHand(seenOf(evidence.instances) ?? [], running) : [];
  const besides = [...hands, ...(service.besides ?? [])].map((it) => `besides: ${it}`);
  return { problems, warnings: [...before, ...besides], lately };
}

function crashesOf(lately: readonly StoppedTask[]): readonly StoppedTask[] {
  return lately.filter((task) => causeOf(task).kind === 'failure');
}

function toTaskHealth({ id, lastStatus, health, startedAtMs, ipv4 }: RunningTask): TaskHealth {
  return { id, lastStatus, health, startedAtMs, ipv4 };
}
