import { type Rollout, stampSlackMs } from './rollout.ts';
import type { ServiceDeploymentBrief } from './serviceDeployment.ts';

/** The rollout that is ours, and no other: what a wait ends with is what becomes of this one. */
export type Pin = ServiceDeploymentPin | EntryPin;

export interface ServiceDeploymentPin {
  readonly kind: 'service-deployment';
  readonly arn: string;
  /** Its entry in the service: `deployments[].id` of DescribeServices, and when that was created. */
  readonly id: string;
  readonly createdAtMs: number;
}

/** Where service deployments cannot be read: the entry in `deployments` of DescribeServices. */
export interface EntryPin {
  readonly kind: 'entry';
  readonly id: string;
  /** The revision that ran before, by which a rollback is told; undefined on a first deploy. */
  readonly previousTaskDefinitionArn: string | undefined;
}

/** What judges a rollout where its service deployment was not found. */
export function entryPin({ deploymentId: id, previousTaskDefinitionArn }: Rollout): EntryPin {
  return { kind: 'entry', id, previousTaskDefinitionArn };
}

/** The pin as a report names it: the service deployment's ARN, or `deployments[].id` where that is all there is. */
export function pinId(pin: Pin): string {
  return pin.kind === 'service-deployment' ? pin.arn : pin.id;
}

/**
 * Our service deployment: the one that was created at the time of our entry in `deployments`. Both stamps are of AWS's
 * clock, so that a wrong clock of this machine cannot pin somebody else's. A push of moments ago may be listed before
 * ours is: what was created nearer to another entry is that one's.
 */
export function pickOurs(
  briefs: readonly ServiceDeploymentBrief[],
  { createdAtMs, othersCreatedAtMs }: Pick<Rollout, 'createdAtMs' | 'othersCreatedAtMs'>,
): ServiceDeploymentBrief | undefined {
  const distance = (brief: ServiceDeploymentBrief) => Math.abs(brief.createdAtMs - createdAtMs);
  const isOthers = (brief: ServiceDeploymentBrief) =>
    othersCreatedAtMs.some((otherMs) => Math.abs(brief.createdAtMs - otherMs) < distance(brief));
  return briefs
    .filter((brief) => distance(brief) <= stampSlackMs && !isOthers(brief))
    .toSorted((a, b) => distance(a) - distance(b))[0];
}

/** A service deployment that was created after ours, if any. */
export function pickNewer(
  briefs: readonly ServiceDeploymentBrief[],
  ours: ServiceDeploymentBrief,
): ServiceDeploymentBrief | undefined {
  return briefs.find((brief) => brief.arn !== ours.arn && brief.createdAtMs > ours.createdAtMs);
}
