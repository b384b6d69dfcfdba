/** What a query reads of one log event. */
export interface LogEvent {
  /** As `@log` shows it: account and name. */
  readonly group: string;
  /** Fields are found in the events of the class Standard only. */
  readonly findsFields: boolean;
  readonly stream: string;
  /** When it happened, in ms. */
  readonly timestamp: number;
  readonly ingestionTime: number;
  readonly message: string;
  /** Counts all events of the cloud, so that events of the same millisecond have an order. */
  readonly sequence: number;
}
