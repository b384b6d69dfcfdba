import type { ImageCatalogue } from './aws/ecs/image.ts';

export interface LocalCloudOptions {
  readonly images: ImageCatalogue;
  /** Where volumes and tasks' folders stand; made if absent. */
  readonly directory: string;
  /** Divides AWS's own waits (steady state, health intervals, asynchronous operations). 1 is AWS's pace. */
  readonly speed?: number;
  readonly region?: string;
  readonly clusters?: readonly string[];
  /** VPC → subnets and security groups that exist in it. */
  readonly network?: {
    readonly vpc: string;
    readonly subnets: readonly string[];
    readonly securityGroups: readonly string[];
  };
  /**
   * Whether a task that ran and then ended by itself counts for the circuit breaker; true by default. By the letter of
   * AWS's guide it does not, and a rollout of crashing tasks then goes on for ever. Nothing may rely on either.
   */
  readonly breakerCountsCrashes?: boolean;
  /** ARN → value. */
  readonly secrets?: Readonly<Record<string, string>>;
  readonly logs?: {
    /** For how long an ingested event is not yet seen by Insights' queries, in AWS's time. 0 by default. */
    readonly settleMs?: number;
    /** How long a query answers with partial results before it is complete, in AWS's time. 1 second by default. */
    readonly queryMs?: number;
    /** The quota of StartQuery and of GetQueryResults each; none by default, AWS's is 10. */
    readonly callsPerSecond?: number;
  };
}

/** A call that the stand-in answered, in order. */
export interface CallRecord {
  readonly service: string;
  readonly operation: string;
  readonly write: boolean;
  readonly atMs: number;
  readonly input: unknown;
  /** AWS's error name, if it was refused. */
  readonly error?: string;
  /** The call was carried out, and the caller never heard of it: see `OrderedFailure`. */
  readonly answerLost?: true;
}

/** A failure that a test orders for a call that is still to come. */
export interface OrderedFailure {
  /** AWS's error name. */
  readonly code: string;
  readonly message: string;
  /** The HTTP status; 400 by default. 500 and above is what the SDK tries again. */
  readonly status?: number;
  /**
   * The call is carried out and then its answer is lost: the connection breaks off without a byte, so neither code
   * nor message is seen. What the call changed stays changed, as when a network fails in the wrong moment. By default
   * the call is refused and changes nothing.
   */
  readonly afterwards?: boolean;
}

export interface LocalCloud {
  /** For `AWS_ENDPOINT_URL`. */
  readonly endpoint: string;
  readonly dns: { readonly address: string; readonly port: number };
  readonly calls: readonly CallRecord[];
  /** Makes the next call of `CreateService`, or of `ECS.CreateService`, fail, once. Ordered twice, the next two fail. */
  failNext(operation: string, failure: OrderedFailure): void;
  /**
   * Stops every task (SIGTERM, then SIGKILL), the servers and every timer. A process that left its container's process
   * group (a daemon) is not found: a container engine would end it.
   */
  close(): Promise<void>;
}
