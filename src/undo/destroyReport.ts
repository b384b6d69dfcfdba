/** What a destroy did, or would do, and what is left. Plain data. */
export interface DestroyReport {
  /**
   * `refused`: it was not confirmed, and nothing was changed. `unchanged`: nothing of it was there any more. `in-progress`:
   * the run was cancelled.
   */
  readonly outcome: 'destroyed' | 'unchanged' | 'refused' | 'failed' | 'in-progress';
  readonly because: string;
  readonly hint?: string;
  readonly changed: boolean;
  readonly cluster: string;
  readonly service: string;
  readonly endpoint: string;
  /** In AWS's order: who sends, the service, its revisions, its log groups, its name, the namespace. */
  readonly steps: readonly DestroyStep[];
  /** What stays, and why. */
  readonly left: readonly Left[];
  readonly calls: number;
  readonly writes: number;
  readonly tookMs: number;
}

export interface DestroyStep {
  readonly resource: string;
  readonly name: string;
  readonly because: string;
  readonly result: 'would go' | 'gone' | 'failed' | 'not reached';
  readonly tookMs: number;
}

export interface Left {
  readonly resource: string;
  readonly name: string;
  readonly because: string;
}
