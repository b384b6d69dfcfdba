import { setTimeout as wait } from 'node:timers/promises';
import type { FluentClient } from '@fluent-org/logger';
import { connectTo } from './connect.ts';

/** The one connection to whatever has the name: when it breaks, DNS is asked anew and another is opened. */
export interface Line {
  /** Undefined while there is none. */
  current(): FluentClient | undefined;
  /** Gives a connection up, whoever finds that it is broken: what it has not acknowledged is rejected. */
  drop(broken: FluentClient): void;
  close(): Promise<void>;
}

/**
 * Opens a connection, and another one whenever it is dropped.
 *
 * @param onOpen called with the address of each connection, once it can be used
 * @param onGone called when a connection is given up
 */
export function openLine(
  port: number,
  resolveAddress: () => Promise<string>,
  onOpen: (address: string) => void,
  onGone: () => void,
): Line {
  let client: FluentClient | undefined;
  let closed = false;
  const drop = (broken: FluentClient) => {
    if (closed || client !== broken) return;
    client = undefined;
    onGone();
    void broken.shutdown().catch(() => undefined);
    void connect();
  };
  const connect = async (): Promise<void> => {
    while (!closed && client === undefined) {
      try {
        const address = await resolveAddress();
        client = await connectTo(address, port, drop);
        onOpen(address);
      } catch {
        await wait(100);
      }
    }
  };
  void connect();
  return {
    current: () => client,
    drop,
    close: async () => {
      closed = true;
      await client?.disconnect();
    },
  };
}
