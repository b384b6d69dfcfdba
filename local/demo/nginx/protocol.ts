import type { FluentdCommand } from '../../fluentd/command.ts';
import type { AppOrder } from '../app/protocol.ts';

/** What is told to the nginx whose log a forwarder follows. */
export interface WebOrder extends AppOrder {
  /** Where sockets, logs and positions are. */
  readonly folder: string;
  readonly fluentd: FluentdCommand;
}
