import type { Rollout } from './rollout.ts';
import type { Snapshot } from './snapshot.io.ts';

/**
 * How many tasks of our rollout have failed, as far as one poll shows: what ECS counts, or the starts after the first.
 * ECS's circuit breaker counts tasks that never reach RUNNING or fail a health check; one that crashes later is only
 * replaced. Source: AWS, "How the Amazon ECS deployment circuit breaker detects failures".
 *
 * @param eventsBefore ids of the events that were there before this run.
 */
export function failuresIn(
  { service, deployment }: Pick<Snapshot, 'service' | 'deployment'>,
  rollout: Pick<Rollout, 'createdAtMs' | 'isOver'>,
  eventsBefore: ReadonlySet<string>,
): number {
  if (!service) return 0;
  const ofDeployments = service.deployments.reduce((sum, it) => sum + it.failedTasks, 0);
  // A rollout that was over before has started tasks of its own, long ago.
  const starts = service.events.filter(
    ({ id, atMs, message }) =>
      atMs >= rollout.createdAtMs && !(rollout.isOver && eventsBefore.has(id)) && /has started \d+ tasks/.test(message),
  );
  return Math.max(ofDeployments, deployment?.circuitBreaker?.failureCount ?? 0, starts.length - 1);
}
