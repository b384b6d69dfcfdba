/** What the soak tells the process that sends. */
export interface AppOrder {
  readonly seed: number;
  readonly events: number;
  /** Lines a second. */
  readonly rate: number;
  /** Records that are no line, among the others. */
  readonly bad: number;
  /** Whether each third line comes without a time, so that the collector's clock gives it one. */
  readonly isTimeLeftOut: boolean;
  /** The folder of a log file; lines are then written there, and not sent. */
  readonly file?: string;
  readonly tag: string;
  readonly host: string;
  readonly port: number;
  readonly logGroup: string;
  readonly logStream: string;
}

/** What it answers, several times a second. */
export interface AppState {
  readonly sent: number;
  readonly acked: number;
  /** How many lines the sender sent again; undefined where it cannot know, as it writes a file. */
  readonly resent: number | undefined;
  /** Events that CloudWatch Logs took. */
  readonly copied: number;
  readonly firstMs: number;
  readonly lastMs: number;
  /** The most memory that the process had so far, in MiB. */
  readonly peakMb: number;
  readonly done: boolean;
}

export const atStart: AppState = {
  ...{ sent: 0, acked: 0, resent: 0, copied: 0 },
  ...{ firstMs: 0, lastMs: 0, peakMb: 0, done: false },
};
