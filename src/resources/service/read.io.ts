import { DescribeServicesCommand, type Failure, type Service } from '@aws-sdk/client-ecs';
import { read } from '../../aws/call.io.ts';
import type { AwsWorld } from '../../aws/world.ts';
import { ReadFailed } from '../../errors.ts';
import { defined } from '../../values/defined.ts';
import { toObserved } from './observed.ts';
import type { ObservedService } from './service.ts';

/**
 * The service by its name, undefined if there has never been one.
 *
 * @param withTags only the plan needs them; polls leave them out.
 * @throws ReadFailed, also where ECS answers with a failure instead of an error.
 */
export async function readService(
  { ecs }: Pick<AwsWorld, 'ecs'>,
  cluster: string,
  name: string,
  withTags: boolean,
): Promise<ObservedService | undefined> {
  return await read('ecs:DescribeServices', `service "${name}" in cluster "${cluster}"`, async () => {
    const include = withTags ? ['TAGS' as const] : undefined;
    const input = { cluster, services: [name], ...defined({ include }) };
    const { services, failures } = await ecs.send(new DescribeServicesCommand(input));
    const [service] = services ?? [];
    if (service) return toObserved(whole(service));
    refuse(failures?.find(({ reason }) => reason !== 'MISSING'));
    return undefined;
  });
}

/** What nothing can be judged without: a count that is missing is not 0, and a state that is missing is not ACTIVE. */
function whole(service: Service): Service {
  const missing = (['status', 'desiredCount', 'runningCount'] as const).filter(
    (member) => service[member] === undefined,
  );
  if (missing.length > 0) throw new ReadFailed(`the answer does not tell its ${missing.join(', ')}`);
  return service;
}

function refuse(failure: Failure | undefined): void {
  if (failure) throw new ReadFailed(`${failure.reason ?? 'no reason'}${failure.detail ? `: ${failure.detail}` : ''}`);
}
