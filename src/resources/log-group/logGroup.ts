/** A log group as it stands. */
export interface ObservedLogGroup {
  readonly name: string;
  /** Undefined: its events are kept for ever. */
  readonly retentionInDays: number | undefined;
}
