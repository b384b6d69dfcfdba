import type { Context } from 'aws-lambda';
import { NotPossible, openVerifyWorld, readObject, recall, type VerifyWorld, verify } from '../src/verify/index.ts';
import { settingsVariable } from './event.ts';
import { handle, type Parts } from './handle.ts';
import { reportOf, widgetOf } from './joint.ts';
import { stopAt } from './stopAt.ts';

/** Created once for a container of Lambda, so that later invocations find their connections open. */
let world: VerifyWorld | undefined;

/** The verification as a Lambda: see `handle` for what it does, and event.ts for what it takes. */
export async function handler(
  event: unknown,
  context: Pick<Context, 'getRemainingTimeInMillis' | 'functionName'>,
): ReturnType<typeof handle> {
  world ??= openVerifyWorld();
  return await handle(event, partsOf(world, stopAt(Date.now(), context.getRemainingTimeInMillis()), context));
}

function partsOf(opened: VerifyWorld, stopAtMs: number, { functionName }: Pick<Context, 'functionName'>): Parts {
  const nowMs = () => opened.clock.nowMs();
  return {
    settings: process.env[settingsVariable],
    load: async (address) => (await readObject(opened, address)) ?? missing(address),
    verify: async ({ settings, range }) => {
      const { state } = settings;
      const found = await verify(opened, settings, { state, stopAtMs, ...(range && { range }) });
      return reportOf(found, nowMs(), range);
    },
    page: async ({ settings, theme }) => widgetOf(await recall(opened, settings, settings.state), nowMs(), theme),
    // Not the console: Lambda wraps what it prints, and the metrics in it would be lost.
    write: (line) => void process.stdout.write(`${line}\n`),
    nowMs,
    callsSoFar: () => opened.calls.length,
    service: process.env.POWERTOOLS_SERVICE_NAME || functionName,
  };
}

function missing(address: string): never {
  throw new NotPossible(`nothing was verified: ${settingsVariable} names ${address}, and there is no such object`);
}
