/** The time, and waiting. The only clock that logic may see. Source of the idea: style rule 3. */
export interface Clock {
  /** Milliseconds since the epoch. */
  nowMs(): number;
  /** Resolves after `ms`; rejects with the signal's reason when it is aborted first. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
  /** How long an answer is waited for, where that is not `sleep`: a clock that goes faster than those who answer. */
  readonly patience?: (ms: number, signal?: AbortSignal) => Promise<void>;
}

/** One API call that went over the wire, retries counted as calls of their own. */
export interface ApiCall {
  /** `ECS`, `ServiceDiscovery`, `CloudWatch Logs`, `Secrets Manager`. */
  readonly service: string;
  /** `DescribeServices`. */
  readonly operation: string;
  /** Whether it can change something: everything but Describe…, List…, Get…, Discover…, StartQuery and StopQuery. */
  readonly write: boolean;
  /** `refused`: AWS said no, so nothing was changed. `unknown`: no answer, or none yet, or a failure on AWS's side. */
  readonly result: 'accepted' | 'refused' | 'unknown';
}
