/**
 * Whether anybody takes lines at the name, by evidence: a task whose collector is healthy, and the name that leads to it.
 * Times are milliseconds since the epoch; undefined where AWS no longer tells.
 */
export type Listening =
  | { readonly state: 'yes'; readonly sinceMs: number | undefined; readonly address: string; readonly because: string }
  | { readonly state: 'no'; readonly sinceMs: number | undefined; readonly because: string }
  | { readonly state: 'unknown'; readonly because: string };

/** How the service is, whatever its configuration says. */
export interface Health {
  /** `unknown` where something that it is judged by could not be read: never success. */
  readonly verdict: 'healthy' | 'degraded' | 'unknown';
  /** One sentence: the first problem, or what shows that all is well. */
  readonly because: string;
  /** What a person can do; undefined where nothing is to be done. */
  readonly hint?: string;
  readonly running: number;
  readonly pending: number;
  readonly desired: number;
  /** The tasks that are meant to run, newest first. */
  readonly tasks: readonly TaskHealth[];
  /** Tasks of the revision in charge that stopped lately, grouped by cause, the latest first. */
  readonly stops: readonly Stops[];
  readonly listening: Listening;
  /** What is worth knowing and no problem now, as crashes that a task has got over. */
  readonly warnings?: readonly string[];
}

export interface TaskHealth {
  readonly id: string;
  /** PROVISIONING … RUNNING … */
  readonly lastStatus: string;
  /** HEALTHY, UNHEALTHY or UNKNOWN, of the task as a whole. */
  readonly health: string;
  readonly startedAtMs: number | undefined;
  readonly ipv4: string | undefined;
}

/** Tasks that stopped for the same cause. */
export interface Stops {
  /** One sentence that begins with the container to blame, where one is to blame. */
  readonly cause: string;
  readonly count: number;
  readonly lastAtMs: number;
  /** The last of them. */
  readonly taskId: string;
  /** Only `failure` is the tasks' own doing: `wanted` were a deployment's, a person's or the scheduler's, `host` what they ran on. */
  readonly kind?: 'failure' | 'wanted' | 'host';
  /** What a person can do about it. */
  readonly hint?: string;
}
