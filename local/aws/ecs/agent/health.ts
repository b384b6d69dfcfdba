import type { HealthCheck } from '@aws-sdk/client-ecs';

/** What a container's checks have come to. */
export interface Health {
  readonly status: 'UNKNOWN' | 'HEALTHY' | 'UNHEALTHY';
  /** Failures in a row that count. */
  readonly failures: number;
  /** The next failure counts an interval after this: the end of the start period, the last success or counted failure. */
  readonly sinceMs: number;
}

/** Of a container that has just started: failures within its start period do not count, until the first success. */
export function healthAtStart(check: HealthCheck, atMs: number): Health {
  return { status: 'UNKNOWN', failures: 0, sinceMs: atMs + (check.startPeriod ?? 0) * 1_000 };
}

/**
 * The health after one more check. In real time, whatever the stand-in's speed, for processes are real and a loaded
 * machine starts them slowly: however often it is checked, a failure counts once an interval, and UNHEALTHY it is
 * after `retries` of them. Source: the API reference of HealthCheck.
 */
export function healthAfter(before: Health, check: HealthCheck, passed: boolean, atMs: number): Health {
  if (passed) return { status: 'HEALTHY', failures: 0, sinceMs: atMs };
  if (atMs - before.sinceMs < intervalMs(check)) return before;
  const failures = before.failures + 1;
  return { status: failures >= (check.retries ?? 3) ? 'UNHEALTHY' : before.status, failures, sinceMs: atMs };
}

export function intervalMs({ interval = 30 }: HealthCheck): number {
  return interval * 1_000;
}
