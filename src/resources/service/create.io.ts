import { CreateServiceCommand } from '@aws-sdk/client-ecs';
import { write } from '../../aws/call.io.ts';
import type { AwsWorld } from '../../aws/world.ts';
import type { ServiceInput } from '../../render/desired.ts';
import { tokenOf } from '../../values/canonical.ts';
import { toObserved } from './observed.ts';
import type { ObservedService } from './service.ts';

/**
 * Creates the service. Returns it as AWS answered. @throws WriteFailed.
 *
 * @param deleted the service of that name that there was. One that is created again has the same content, so its past is
 *   a part of the token.
 */
export async function createService(
  { ecs }: Pick<AwsWorld, 'ecs'>,
  desired: ServiceInput,
  deleted: ObservedService | undefined,
): Promise<ObservedService> {
  const clientToken = tokenOf(desired, deleted?.createdAtMs ?? null);
  return await write('ecs:CreateService', `create the service "${desired.serviceName}"`, async () => {
    const { service } = await ecs.send(new CreateServiceCommand({ ...desired, clientToken }));
    return toObserved(service ?? {});
  });
}
