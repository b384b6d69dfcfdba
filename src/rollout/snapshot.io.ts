import type { AwsWorld } from '../aws/world.ts';
import { readService } from '../resources/service/read.io.ts';
import type { ObservedService } from '../resources/service/service.ts';
import { defined } from '../values/defined.ts';
import { type Pin, pickNewer } from './pin.ts';
import type { Rollout } from './rollout.ts';
import { listServiceDeployments, readServiceDeployment } from './serviceDeployment.io.ts';
import type { ServiceDeployment } from './serviceDeployment.ts';

/** What one poll saw of a rollout. */
export interface Snapshot {
  readonly service: ObservedService | undefined;
  /** Our service deployment; undefined where it is not pinned by one or could not be read. */
  readonly deployment: ServiceDeployment | undefined;
  /** A service deployment that began after ours; searched for once ours was stopped. */
  readonly newer?: string;
}

/** Reads the service and our service deployment at the same time. @throws ReadFailed. */
export async function takeSnapshot(world: AwsWorld, rollout: Rollout, pin: Pin): Promise<Snapshot> {
  const [service, deployment] = await Promise.all([
    readService(world, rollout.cluster, rollout.service, false),
    pin.kind === 'service-deployment' ? readServiceDeployment(world, pin.arn) : undefined,
  ]);
  const newer = deployment?.status === 'STOPPED' ? await findNewer(world, rollout, deployment) : undefined;
  return { service, deployment, ...defined({ newer }) };
}

async function findNewer(world: AwsWorld, rollout: Rollout, ours: ServiceDeployment): Promise<string | undefined> {
  return pickNewer(await listServiceDeployments(world, rollout, ours.createdAtMs), ours)?.arn;
}
