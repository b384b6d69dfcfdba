import type { Client } from '@smithy/core/client';
import type { ApiCall } from '../world/world.ts';
import { isWrite, resultOf } from './sent.ts';
import { Cancelled } from './unanswered.ts';
import { refuseUnlessWhole } from './whole.ts';

type Noted = { -readonly [member in keyof ApiCall]: ApiCall[member] };

/** What a client of the SDK offers for watching its requests. */
type Watchable<Input extends object, Output extends Answer> = Pick<
  Client<unknown, Input, Output, never>,
  'middlewareStack'
>;

interface Answer {
  readonly $metadata: object;
}

/**
 * Notes every request that the client really sends in `calls`, retries included (the middleware stands behind
 * the SDK's retry), and how it was answered, so that a report can say how many calls and writes a run made, and whether
 * anything was changed. An answer that leaves out what AWS always tells is refused here, for all who read.
 */
export function watched<Input extends object, Output extends Answer, Watched>(
  client: Watched & Watchable<Input, Output>,
  service: string,
  calls: ApiCall[],
): Watched {
  client.middlewareStack.add(
    (next, context) => async (args) => {
      const operation = operationOf(context);
      const call: Noted = { service, operation, write: isWrite(operation), result: 'unknown' };
      calls.push(call);
      try {
        const answer = await next(args);
        call.result = 'accepted';
        return answer;
      } catch (error) {
        if (error instanceof Cancelled && !error.isSent) calls.splice(calls.indexOf(call), 1);
        call.result = resultOf(error);
        throw error;
      }
    },
    { step: 'finalizeRequest', name: 'legacyLogEcsWatch', priority: 'low', override: true },
  );
  client.middlewareStack.add(
    (next, context) => async (args) => {
      const answer = await next(args);
      refuseUnlessWhole(`${service}.${operationOf(context)}`, args.input, answer.output);
      return answer;
    },
    { step: 'initialize', name: 'legacyLogEcsWhole', override: true },
  );
  return client;
}

function operationOf({ commandName = 'Unknown' }: { readonly commandName?: string }): string {
  return commandName.replace(/Command$/, '');
}
