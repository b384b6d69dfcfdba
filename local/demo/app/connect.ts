import { FluentClient, FluentSocketEvent } from '@fluent-org/logger';

/**
 * A connection to Fluentd that is used until it breaks, which `onBroken` hears, perhaps more than once. Options as
 * measured safe for @fluent-org/logger; its defaults are not.
 */
export async function connectTo(
  host: string,
  port: number,
  onBroken: (client: FluentClient) => void,
): Promise<FluentClient> {
  const client = new FluentClient(null, {
    socket: { host, port, timeout: -1, disableReconnect: true },
    ack: { ackTimeout: 5000 },
    milliseconds: true,
    flushInterval: 100,
    sendQueueIntervalFlushLimit: { size: 250_000 },
  });
  client.socketOn(FluentSocketEvent.ERROR, () => onBroken(client));
  client.socketOn(FluentSocketEvent.CLOSE, () => onBroken(client));
  await client.connect();
  return client;
}
