import { refusalName } from '../aws/call.io.ts';
import { isUnavailable } from '../aws/refusal.ts';
import type { AwsWorld } from '../aws/world.ts';
import { readService } from '../resources/service/read.io.ts';
import type { Pin, Snapshot } from './judge.ts';
import { pickNewer, pickOurs, stampSlackMs } from './pin.ts';
import { listServiceDeployments, readServiceDeployment } from './serviceDeployments.io.ts';

/** The rollout to wait for, as DescribeServices or UpdateService showed it. */
export interface Rollout {
  readonly cluster: string;
  readonly service: string;
  /** `deployments[].id`. */
  readonly deploymentId: string;
  /** By AWS's clock. */
  readonly createdAtMs: number;
  /** When the service's other entries in `deployments` were made. */
  readonly othersCreatedAtMs: readonly number[];
  readonly taskDefinitionArn: string;
  readonly previousTaskDefinitionArn: string | undefined;
  /** It ended before this run, and only its task is missing: a service that was scaled to nothing is scaled back. */
  readonly isOver: boolean;
}

/** What judges a rollout where its service deployment is not known. */
export function fallbackPin(rollout: Rollout): Pin {
  const { deploymentId: id, previousTaskDefinitionArn } = rollout;
  return { kind: 'deployment', id, previousTaskDefinitionArn };
}

/**
 * Finds our service deployment.
 *
 * @returns `'not yet'` where ECS does not list it so far, `'unavailable'` where this role or endpoint cannot list it.
 * @throws ReadFailed for any other failure.
 */
export async function findPin(world: AwsWorld, rollout: Rollout): Promise<Pin | 'not yet' | 'unavailable'> {
  try {
    const { deploymentId: id, createdAtMs, othersCreatedAtMs } = rollout;
    const ours = pickOurs(await listSince(world, rollout, createdAtMs - stampSlackMs), createdAtMs, othersCreatedAtMs);
    return ours ? { kind: 'service-deployment', arn: ours.arn, id, createdAtMs } : 'not yet';
  } catch (error) {
    if (isUnavailable(refusalName(error))) return 'unavailable';
    throw error;
  }
}

/** One look at our rollout: the service and our service deployment at the same time. @throws ReadFailed. */
export async function look(world: AwsWorld, rollout: Rollout, pin: Pin): Promise<Snapshot> {
  const [service, deployment] = await Promise.all([
    readService(world, rollout.cluster, rollout.service, false),
    pin.kind === 'service-deployment' ? readServiceDeployment(world, pin.arn) : undefined,
  ]);
  const newer = deployment?.status === 'STOPPED' ? await findNewer(world, rollout, deployment) : undefined;
  return { service, deployment, ...(newer === undefined ? {} : { newer }) };
}

async function findNewer(world: AwsWorld, rollout: Rollout, ours: { arn: string; createdAtMs: number }) {
  return pickNewer(await listSince(world, rollout, ours.createdAtMs), ours)?.arn;
}

async function listSince(world: AwsWorld, rollout: Rollout, afterMs: number) {
  return await listServiceDeployments(world, rollout.cluster, rollout.service, afterMs);
}
