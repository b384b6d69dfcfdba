import { setTimeout as wait } from 'node:timers/promises';
import type { FluentClient } from '@fluent-org/logger';
import { connectTo } from './connect.ts';
import { makeTally, type Tally } from './tally.ts';

/** One access-log record as it goes over the wire. `id` is the sender's, so that a resent record can be told from a new one. */
export interface LogRecord {
  readonly id: string;
  /** When it was sent: ISO 8601 with milliseconds, the same instant that CloudWatch holds as @timestamp. */
  readonly time: string;
  readonly message: string;
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
  const tally = makeTally();
  let client: FluentClient | undefined;
  let closed = false;

  const queue = (record: LogRecord) => {
    if (client) emit(record, client);
    else waiting.push(record);
  };

  const emit = (record: LogRecord, through: FluentClient) => {
    through.emit(tag, { ...record }, new Date(record.time)).then(
      () => tally.acknowledgedBy(through === client),
      () => {
        tally.resent();
        drop(through);
        queue(record);
      },
    );
  };

  const drop = (broken: FluentClient) => {
    if (closed || client !== broken) return;
    client = undefined;
    tally.broken();
    // Rejects what was not acknowledged, which puts it back in the queue.
    void broken.shutdown().catch(() => undefined);
    void connect();
  };

  const connect = async (): Promise<void> => {
    while (!closed && client === undefined) {
      try {
        const host = await resolveAddress();
        client = await connectTo(host, port, drop);
        tally.connected(host);
        for (const record of waiting.splice(0)) queue(record);
      } catch {
        await wait(100);
      }
    }
  };

  void connect();
  return {
    send(record) {
      tally.queued();
      queue(record);
    },
    tally: tally.read,
    async drained() {
      while (tally.outstanding() > 0) await wait(20);
    },
    async close() {
      closed = true;
      await client?.disconnect();
    },
  };
}
