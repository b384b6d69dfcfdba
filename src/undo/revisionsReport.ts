/** The revisions of the family that can still be started, newest first. Plain data. */
export interface RevisionsReport {
  readonly outcome: 'listed' | 'deregistered' | 'failed';
  readonly because: string;
  readonly hint?: string;
  readonly family: string;
  readonly revisions: readonly ListedRevision[];
  /** How many older ones are ACTIVE and were not looked at. */
  readonly more: number;
  /** Why nothing is known of what ran well; undefined where it is known. */
  readonly outcomesUnknown?: string;
  readonly deregistered: readonly string[];
  readonly kept: readonly { readonly revision: string; readonly because: string }[];
  readonly changed: boolean;
  readonly calls: number;
  readonly writes: number;
}

export interface ListedRevision {
  readonly arn: string;
  readonly number: number;
  /** ACTIVE or INACTIVE. */
  readonly status: string;
  readonly registeredAtMs: number | undefined;
  /** The ARN of who registered it; empty where ECS does not say. */
  readonly registeredBy: string;
  readonly containers: readonly ListedContainer[];
  /** Whether a deployment of the service runs it. */
  readonly runs: boolean;
  /** What became of the last deployment that brought it, in ECS's word; undefined where that is not known. */
  readonly lastOutcome?: string;
  readonly lastBroughtAtMs?: number;
}

export interface ListedContainer {
  readonly name: string;
  readonly image: string;
  /** Of the image that runs, as far as ECS tells it. */
  readonly digest?: string;
}
