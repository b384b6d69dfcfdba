import { setTimeout as wait } from 'node:timers/promises';
import type { FluentClient } from '@fluent-org/logger';
import { openLine } from './line.ts';
import { gone, neverSeen, type Presence, seen } from './presence.ts';

/** One access-log record as it goes over the wire. `id` is the sender's, so that a resent record can be told from a new one. */
export interface LogRecord {
  readonly id: string;
  /** When it was sent: ISO 8601 with milliseconds, the same instant that CloudWatch holds as @timestamp. */
  readonly time: string;
  readonly message: string;
}

/** What became of the records so far. */
export interface Tally {
  readonly acknowledged: number;
  readonly resent: number;
  /** The addresses it connected to, in order. */
  readonly connections: readonly string[];
  readonly presence: Presence;
}

export interface Sender {
  /** Queues a record; it counts as sent when Fluentd has acknowledged it. */
  send(record: LogRecord): void;
  tally(): Tally;
  /** Resolves when every record has been acknowledged. */
  drained(): Promise<void>;
  close(): Promise<void>;
}

/**
 * Sends by the forward protocol to whatever address the name has now. A record waits for its chunk's ack and is sent
 * again when the connection ends or the ack does not come, after asking DNS anew: the task behind the name may be a
 * new one.
 */
export function openSender(tag: string, port: number, resolveAddress: () => Promise<string>): Sender {
  const waiting: LogRecord[] = [];
  let [acknowledged, resent, unacknowledged] = [0, 0, 0];
  let connections: readonly string[] = [];
  let presence = neverSeen;

  const queue = (record: LogRecord) => {
    const client = line.current();
    if (client) emit(record, client);
    else waiting.push(record);
  };
  const emit = (record: LogRecord, through: FluentClient) => {
    through.emit(tag, { ...record }, new Date(record.time)).then(
      () => {
        acknowledged += 1;
        unacknowledged -= 1;
        if (through === line.current()) presence = seen(presence, Date.now());
      },
      () => {
        resent += 1;
        line.drop(through);
        queue(record);
      },
    );
  };
  const onOpen = (address: string) => {
    connections = [...connections, address];
    if (unacknowledged === 0) presence = seen(presence, Date.now());
    for (const record of waiting.splice(0)) queue(record);
  };
  const onGone = () => {
    presence = gone(presence, Date.now(), unacknowledged === 0);
  };
  const line = openLine(port, resolveAddress, onOpen, onGone);

  return {
    send(record) {
      unacknowledged += 1;
      queue(record);
    },
    tally: () => ({ acknowledged, resent, connections, presence }),
    async drained() {
      while (unacknowledged > 0) await wait(20);
    },
    close: line.close,
  };
}
