import type { Pace } from '../pace.ts';
import type { Tally } from './tally.ts';

/** What the demo tells its application. */
export interface AppOrder extends Pace {
  /** Begins every id, so that two runs on one database never share one. */
  readonly run: string;
  readonly lines: readonly string[];
  readonly tag: string;
  readonly host: string;
  readonly port: number;
  /** `127.0.0.1:5353` */
  readonly dnsServer: string;
  readonly logGroup: string;
  readonly logStream: string;
  /** How far behind its clock is. */
  readonly shiftMs: number;
}

/** What the application answers, several times a second. */
export interface AppState extends Omit<Tally, 'resent'> {
  readonly sent: number;
  /** Nobody knows it of a forwarder. */
  readonly resent: number | undefined;
  /** Events that CloudWatch Logs took. */
  readonly copied: number;
  readonly firstMs: number;
  readonly lastMs: number;
  readonly done: boolean;
}
