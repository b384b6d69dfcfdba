import { FluentClient, FluentSocketEvent } from '@fluent-org/logger';
import { gone, neverSeen, type Presence, seen } from './presence.ts';

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
  readonly acknowledged: number;
  readonly resent: number;
  readonly connections: readonly string[];
  readonly presence: Presence;
  /** Resolves when every record has been acknowledged. */
  drained(): Promise<void>;
  close(): Promise<void>;
}

/**
 * Sends by the forward protocol to whatever address the name has now. A record waits for its chunk's ack and is sent
 * again when the connection ends or the ack does not come, after asking DNS anew: the task behind the name may be a
 * new one. Options as measured safe for @fluent-org/logger; its defaults are not.
 */
export function openSender(tag: string, port: number, resolveAddress: () => Promise<string>): Sender {
  const waiting: LogRecord[] = [];
  const connections: string[] = [];
  let acknowledged = 0;
  let resent = 0;
  let unacknowledged = 0;
  let presence = neverSeen;
  let client: FluentClient | undefined;
  let closed = false;

  const queue = (record: LogRecord) => {
    if (client) emit(record, client);
    else waiting.push(record);
  };

  const emit = (record: LogRecord, through: FluentClient) => {
    through.emit(tag, { ...record }, new Date(record.time)).then(
      () => {
        acknowledged += 1;
        unacknowledged -= 1;
        if (through === client) presence = seen(presence, Date.now());
      },
      () => {
        resent += 1;
        drop(through);
        queue(record);
      },
    );
  };

  const drop = (broken: FluentClient) => {
    if (closed || client !== broken) return;
    client = undefined;
    presence = gone(presence, Date.now(), unacknowledged === 0);
    // Rejects what was not acknowledged, which puts it back in the queue.
    void broken.shutdown().catch(() => undefined);
    void connect();
  };

  const connect = async (): Promise<void> => {
    while (!closed && client === undefined) {
      try {
        const host = await resolveAddress();
        const opened = new FluentClient(null, {
          socket: { host, port, timeout: -1, disableReconnect: true },
          ack: { ackTimeout: 5000 },
          milliseconds: true,
          flushInterval: 100,
          sendQueueIntervalFlushLimit: { size: 250_000 },
        });
        opened.socketOn(FluentSocketEvent.ERROR, () => drop(opened));
        opened.socketOn(FluentSocketEvent.CLOSE, () => drop(opened));
        await opened.connect();
        client = opened;
        connections.push(host);
        if (unacknowledged === 0) presence = seen(presence, Date.now());
        for (const record of waiting.splice(0)) emit(record, opened);
      } catch {
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
    }
  };

  void connect();
  return {
    send(record) {
      unacknowledged += 1;
      queue(record);
    },
    get acknowledged() {
      return acknowledged;
    },
    get resent() {
      return resent;
    },
    connections,
    get presence() {
      return presence;
    },
    async drained() {
      while (unacknowledged > 0) await new Promise((resolve) => setTimeout(resolve, 20));
    },
    async close() {
      closed = true;
      await client?.disconnect();
    },
  };
}
