import type { ApiCall } from '../world/world.ts';

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

type Noted = { -readonly [member in keyof ApiCall]: ApiCall[member] };

/**
 * Notes every request that the client really sends in `calls`, retries included (the middleware stands behind
 * the SDK's retry), and how it was answered, so that a report can say how many calls and writes a run made, and whether
 * anything was changed.
 */
export function watched<Client extends object>(client: Client, service: string, calls: ApiCall[]): Client {
  (client as unknown as Watchable).middlewareStack.add(
    (next, context) => async (args) => {
      const operation = (context.commandName ?? 'Unknown').replace(/Command$/, '');
      const call: Noted = { service, operation, write: !reading.test(operation), result: 'unknown' };
      calls.push(call);
      try {
        const answer = await next(args);
        call.result = 'accepted';
        return answer;
      } catch (error) {
        if (isRefusal(error)) call.result = 'refused';
        throw error;
      }
    },
    { step: 'finalizeRequest', name: 'legacyLogEcsWatch', priority: 'low', override: true },
  );
  return client;
}

/** An answer of 400 to 499: whoever gave it did not carry the call out. A failure behind it may come after the change. */
function isRefusal(error: unknown): boolean {
  const answer = error as { readonly $metadata?: { readonly httpStatusCode?: number } } | undefined;
  const status = answer?.$metadata?.httpStatusCode ?? 0;
  return status >= 400 && status < 500;
}
