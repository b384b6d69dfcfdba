import { CreateServiceCommand } from '@aws-sdk/client-ecs';
import { write } from '../../aws/call.io.ts';
import type { AwsWorld } from '../../aws/world.ts';
import { Overtaken, WriteFailed } from '../../errors.ts';
import type { ServiceInput } from '../../render/desired.ts';
import { tokenOf } from '../../values/canonical.ts';
import { patiently } from '../patiently.ts';
import { shortName } from '../task-definition/name.ts';
import { hintFor, isInFlight, isNotSeenYet, isStillEnding, isTaken } from './early.ts';
import { toObserved } from './observed.ts';
import { readService } from './read.io.ts';
import { isDeleted, type ObservedService, primaryOf } from './service.ts';

type World = Pick<AwsWorld, 'ecs' | 'clock'>;

/** As long as an old task may take to stop: both containers' time-outs, one after the other. */
const patienceMs = 90_000;

/**
 * Creates the service. Returns it as AWS answered. What is refused only because it comes too early is asked for again: such
 * a refusal changes nothing, and a repetition has the same token. @throws WriteFailed; Overtaken where another run has created
 * it first; the signal's reason.
 *
 * @param deleted the service of that name that there was. One that is created again has the same content, so its past is
 *   a part of the token.
 */
export async function createService(
  world: World,
  desired: ServiceInput,
  deleted: ObservedService | undefined,
  signal?: AbortSignal,
): Promise<ObservedService> {
  const { ecs, clock } = world;
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
    throw (await overtaken(world, desired, error)) ?? withHint(error);
  }
}

/** The service that another run has made meanwhile, where there is one: nothing of ours went wrong, and it came first. */
async function overtaken(
  world: World,
  { cluster, serviceName }: ServiceInput,
  error: unknown,
): Promise<Overtaken | undefined> {
  if (!(error instanceof WriteFailed) || !isTaken(error.cause)) return undefined;
  const stands = await readService(world, cluster, serviceName, false).catch(() => undefined);
  if (!stands || isDeleted(stands)) return undefined;
  const { id = 'unknown' } = primaryOf(stands) ?? {};
  const brings = shortName(primaryOf(stands)?.taskDefinitionArn ?? stands.taskDefinitionArn);
  return new Overtaken(
    `another run created the service "${serviceName}" first, which is what stands: deployment ${id}, which brings ${brings}`,
    { cause: error, hint: 'look at that run; run again only if what this one wanted has to win' },
  );
}

function withHint(error: unknown): unknown {
  const hint = error instanceof WriteFailed ? hintFor(error.cause) : undefined;
  return error instanceof WriteFailed && hint !== undefined
    ? new WriteFailed(error.message, { cause: error.cause, hint })
    : error;
}
