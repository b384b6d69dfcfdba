import type { Breaker } from './deployment.ts';

/** All in AWS's time, which the stand-in's speed divides. */

/** A service deployment is PENDING, or a stop is REQUESTED, for a moment before anything happens. */
export const advanceMs = 1_000;

/** Without a health check a task counts about 40 s after it is RUNNING. Source: AWS, "Rolling update"; seen in practice. */
export const healthyAfterMs = 40_000;

/** How long after a task found no place ECS looks for one again. Not documented; seen to be under a minute. */
export const placementMs = 30_000;

const shortestHoldMs = 10_000;
const longestHoldMs = 15 * 60_000;

/**
 * How long ECS holds back the next start after so many failures one after another. Only tasks that never came
 * to RUNNING make it grow ("the time between subsequent restart attempts is incrementally increased").
 */
export function holdMs(failuresInARow: number): number {
  return Math.min(longestHoldMs, shortestHoldMs * 2 ** Math.max(0, failuresInARow - 1));
}

/**
 * How many failed tasks end a rollout: by default half of the desired count, but at least 3 and at most 200.
 * Source: the API reference of ThresholdConfiguration and ServiceDeploymentCircuitBreaker.
 */
export function breakerThreshold(breaker: Breaker, desiredCount: number): number {
  const { type, value } = breaker.threshold;
  switch (type) {
    case 'COUNT':
      return value;
    case 'UNBOUNDED_PERCENT':
      return Math.max(1, Math.ceil((desiredCount * value) / 100));
    case 'BOUNDED_PERCENT':
      return Math.min(200, Math.max(3, Math.ceil((desiredCount * value) / 100)));
  }
}
