import { CreateServiceCommand } from '@aws-sdk/client-ecs';
import { write } from '../../aws/call.io.ts';
import type { AwsWorld } from '../../aws/world.ts';
import { WriteFailed } from '../../errors.ts';
import type { ServiceInput } from '../../render/desired.ts';
import { tokenOf } from '../../values/canonical.ts';
import { patiently } from '../patiently.ts';
import { hintFor, isInFlight, isNotSeenYet, isStillEnding } from './early.ts';
import { toObserved } from './observed.ts';
import type { ObservedService } from './service.ts';

type World = Pick<AwsWorld, 'ecs' | 'clock'>;

/** As long as an old task may take to stop: both containers' time-outs, one after the other. */
const patienceMs = 90_000;

/**
 * Creates the service. Returns it as AWS answered. What is refused only because it comes too early is asked for again: such
 * a refusal changes nothing, and a repetition has the same token. @throws WriteFailed; the signal's reason.
 *
 * @param deleted the service of that name that there was. One that is created again has the same content, so its past is
 *   a part of the token.
 */
export async function createService(
  { ecs, clock }: World,
  desired: ServiceInput,
  deleted: ObservedService | undefined,
  signal?: AbortSignal,
): Promise<ObservedService> {
  const clientToken = tokenOf(desired, deleted?.createdAtMs ?? null);
  const send = async () => {
    const { service } = await ecs.send(new CreateServiceCommand({ ...desired, clientToken }));
    return toObserved(service ?? {});
  };
  const isEarly = (error: unknown) => isNotSeenYet(error) || isStillEnding(error) || isInFlight(error);
  try {
    return await write('ecs:CreateService', `create the service "${desired.serviceName}"`, () =>
      patiently(clock, send, { isEarly, patienceMs, signal }),
    );
  } catch (error) {
    throw withHint(error);
  }
}

function withHint(error: unknown): unknown {
  const hint = error instanceof WriteFailed ? hintFor(error.cause) : undefined;
  return error instanceof WriteFailed && hint !== undefined
    ? new WriteFailed(error.message, { cause: error.cause, hint })
    : error;
}
