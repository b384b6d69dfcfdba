import type { Pace } from '../pace.ts';
import type { Presence } from './presence.ts';

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
}

/** What the application answers, several times a second. */
export interface AppState {
  readonly sent: number;
  readonly acknowledged: number;
  readonly resent: number;
  readonly copied: number;
  /** The addresses it connected to, in order. */
  readonly connections: readonly string[];
  readonly presence: Presence;
  readonly firstMs: number;
  readonly lastMs: number;
  readonly done: boolean;
}
