import type { ApiCall } from './world.ts';

/** What an SDK v3 client offers for watching its requests; the part of `middlewareStack` that is used here. */
interface Watchable {
  readonly middlewareStack: {
    add(
      middleware: (
        next: (args: never) => Promise<never>,
        context: { readonly clientName?: string; readonly commandName?: string },
      ) => (args: never) => Promise<never>,
      options: { step: 'finalizeRequest'; name: string; priority: 'low'; override: boolean },
    ): void;
  };
}

const reading = /^(Describe|List|Get|Discover|Filter|BatchGet|StartQuery|StopQuery)/;

/**
 * Notes every request that the client really sends in `calls`, retries included (the middleware stands behind
 * the SDK's retry), so that a report can say how many calls and how many writes a run made.
 */
export function watched<Client extends object>(client: Client, service: string, calls: ApiCall[]): Client {
  (client as unknown as Watchable).middlewareStack.add(
    (next, context) => (args) => {
      const operation = (context.commandName ?? 'Unknown').replace(/Command$/, '');
      calls.push({ service, operation, write: !reading.test(operation) });
      return next(args);
    },
    { step: 'finalizeRequest', name: 'legacyLogEcsWatch', priority: 'low', override: true },
  );
  return client;
}
