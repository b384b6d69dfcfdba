/** What a query reads of one log event. */
export interface LogEvent {
  readonly group: string;
  readonly stream: string;
  /** When it happened, in ms. */
  readonly timestamp: number;
  readonly ingestionTime: number;
  readonly message: string;
  /** Counts all events of the cloud, so that events of the same millisecond have an order. */
  readonly sequence: number;
}
