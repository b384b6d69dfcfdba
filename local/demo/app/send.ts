import { openSender as openForwardSender } from '../../../examples/node/index.ts';
import { makeTally, type Tally } from './tally.ts';

/** One access-log record as it goes over the wire. `id` is the sender's, so that a resent record can be told from a new one. */
export interface LogRecord {
  readonly id: string;
  /** When it was sent: ISO 8601 with milliseconds, the same instant that CloudWatch holds as @timestamp. */
  readonly time: string;
  readonly message: string;
}

export interface Sender {
  /** Hands a record over, as soon as there is room; it counts as sent when Fluentd has acknowledged it. */
  send(record: LogRecord): Promise<void>;
  tally(): Tally;
  /** Resolves when every record has been acknowledged. */
  drained(): Promise<void>;
  close(): Promise<void>;
}

/** Sends to whatever address the name has now, and counts what becomes of it. */
export function openSender(tag: string, port: number, resolve: () => Promise<string>): Sender {
  const tally = makeTally();
  const sender = openForwardSender({
    ...{ host: 'fluentd.internal', port, tag, resolve },
    // The demo's clock runs fast: its collector is back in a second or two.
    reconnectMs: [50, 200],
    onEvent: (event) => tally.heard(event),
  });
  return {
    async send(record) {
      tally.queued();
      await sender.send({ ...record }, new Date(record.time));
    },
    tally: tally.read,
    drained: () => sender.flush(),
    async close() {
      await sender.close();
    },
  };
}
