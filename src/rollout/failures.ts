import type { Snapshot } from './judge.ts';
import type { Rollout } from './look.io.ts';

/**
 * How many tasks of our rollout have failed, as far as one look shows: what ECS counts, or the starts after the first.
 * ECS's circuit breaker counts tasks that never reach RUNNING or fail a health check; one that crashes later is only
 * replaced. Source: AWS, "How the Amazon ECS deployment circuit breaker detects failures".
 *
 * @param knownEvents ids of the events that were there before this run.
 */
export function failuresIn(
  { service, deployment }: Snapshot,
  rollout: Pick<Rollout, 'createdAtMs' | 'isOver'>,
  knownEvents: ReadonlySet<string>,
): number {
  const ofDeployments = (service?.deployments ?? []).reduce((sum, it) => sum + it.failedTasks, 0);
  // A rollout that was over before has started tasks of its own, long ago.
  const starts = (service?.events ?? []).filter(
    ({ id, atMs, message }) =>
      atMs >= rollout.createdAtMs && !(rollout.isOver && knownEvents.has(id)) && /has started \d+ tasks/.test(message),
  );
  return Math.max(ofDeployments, deployment?.circuitBreaker?.failureCount ?? 0, starts.length - 1);
}
