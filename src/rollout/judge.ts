import { type ObservedDeployment, type ObservedService, primaryOf } from '../resources/service/service.ts';
import type { Outcome } from '../resources/step.ts';

/** The rollout that is ours, and no other: what a wait ends with is what becomes of this one. */
export type Pin =
  | {
      readonly kind: 'service-deployment';
      readonly arn: string;
      /** Its entry in the service: `deployments[].id` of DescribeServices, and when that was made. */
      readonly id: string;
      readonly createdAtMs: number;
    }
  /** Where service deployments cannot be read: `deployments[].id` of DescribeServices. */
  | {
      readonly kind: 'deployment';
      readonly id: string;
      /** The revision that ran before, by which a rollback is known; undefined on a first deploy. */
      readonly previousTaskDefinitionArn: string | undefined;
    };

/** A service deployment as DescribeServiceDeployments tells it. */
export interface ServiceDeployment {
  readonly arn: string;
  readonly createdAtMs: number;
  /** PENDING, IN_PROGRESS, SUCCESSFUL, STOPPED, ROLLBACK_FAILED, … */
  readonly status: string;
  readonly statusReason: string;
  readonly rollbackReason: string;
  readonly circuitBreaker: { readonly failureCount: number; readonly threshold: number } | undefined;
}

/** What was seen in one look. */
export interface Snapshot {
  readonly service: ObservedService | undefined;
  /** Our service deployment; undefined where it is not pinned by one or could not be read. */
  readonly deployment: ServiceDeployment | undefined;
  /** A service deployment that began after ours; looked for once ours was stopped. */
  readonly newer?: string;
  /** In how many looks before this one ours was stopped already. */
  readonly looksWhileStopped?: number;
}

export interface Judgement {
  /** Undefined: it goes on. */
  readonly done: Extract<Outcome, 'succeeded' | 'rolled-back' | 'superseded' | 'failed'> | undefined;
  /** The state of things, or why it ended, in one sentence. */
  readonly because: string;
}

/**
 * Whether our rollout has ended, and how. Only what AWS says of our own rollout counts: not the service's
 * `currentServiceDeployment`, which can be stale, and not its running count, which can be of another.
 * Rule: facts of the API references of DescribeServiceDeployments and DescribeServices.
 */
export function judge(pin: Pin, snapshot: Snapshot): Judgement {
  const { service } = snapshot;
  if (!service) return { done: 'failed', because: 'the service is gone' };
  if (service.status !== 'ACTIVE')
    return { done: 'failed', because: `the service is being deleted (${service.status})` };
  return pin.kind === 'service-deployment'
    ? judgeServiceDeployment(pin, snapshot, service)
    : judgeDeployment(pin, service);
}

type Ours = Extract<Pin, { kind: 'service-deployment' }>;

function judgeServiceDeployment(pin: Ours, snapshot: Snapshot, service: ObservedService): Judgement {
  const { deployment } = snapshot;
  if (!deployment) return { done: undefined, because: `the rollout could not be seen; ${counts(service)}` };
  const why = whyItFailed(deployment);
  switch (deployment.status) {
    case 'SUCCESSFUL':
      return { done: 'succeeded', because: 'the new task runs and is steady' };
    case 'ROLLBACK_SUCCESSFUL':
      return { done: 'rolled-back', because: `ECS put the previous revision back: ${why}` };
    case 'ROLLBACK_FAILED':
      return { done: 'failed', because: `the rollout failed and so did its rollback: ${why}` };
    case 'STOPPED':
      return judgeStopped(pin, snapshot, service, why);
    default:
      // PENDING, IN_PROGRESS, STOP_REQUESTED, ROLLBACK_…, and whatever AWS adds: an unknown state is no success.
      return { done: undefined, because: `${deployment.status}; ${counts(service)}${breaker(deployment)}` };
  }
}

/** ECS shows what took over moments after it stopped ours; what no look shows after so many more was nobody. */
const looksForNewer = 4;

function judgeStopped(pin: Ours, snapshot: Snapshot, service: ObservedService, why: string): Judgement {
  const newer = snapshot.newer ?? successor(pin, service)?.id;
  if (newer !== undefined) return { done: 'superseded', because: `a newer deployment took over: ${newer}` };
  if ((snapshot.looksWhileStopped ?? 0) < looksForNewer)
    return { done: undefined, because: `STOPPED; ${counts(service)}` };
  return { done: 'failed', because: `the rollout was stopped: ${why}` };
}

/** The entry that is in charge instead of ours and was made after it; a rollback puts an older one in charge. */
function successor(pin: Ours, service: ObservedService): ObservedDeployment | undefined {
  const primary = primaryOf(service);
  return primary && primary.id !== pin.id && primary.createdAtMs > pin.createdAtMs ? primary : undefined;
}

function judgeDeployment(pin: Extract<Pin, { kind: 'deployment' }>, service: ObservedService): Judgement {
  const primary = primaryOf(service);
  const ours = service.deployments.find((deployment) => deployment.id === pin.id);
  if (ours?.rolloutState === 'FAILED') return failed(ours, primary, pin);
  if (ours && ours === primary) return judgePrimary(ours, service);
  if (primary === undefined) return { done: undefined, because: `no deployment is in charge; ${counts(service)}` };
  if (ranBefore(primary, pin)) {
    const because = `ECS put the previous revision back: ${primary.rolloutStateReason || 'no reason given'}`;
    if (primary.rolloutState === 'COMPLETED') return { done: 'rolled-back', because };
    return { done: 'failed', because: `ECS is putting the previous revision back: ${primary.rolloutStateReason}` };
  }
  return { done: 'superseded', because: `a newer deployment took over: ${primary.id}` };
}

function judgePrimary(ours: ObservedDeployment, service: ObservedService): Judgement {
  // The service can run what is desired long before the rollout is over: the new task may be about to fail.
  const steady =
    ours.rolloutState === 'COMPLETED' && service.runningCount === service.desiredCount && service.pendingCount === 0;
  if (steady) return { done: 'succeeded', because: 'the task runs and is steady' };
  return { done: undefined, because: `${ours.rolloutState || 'no rollout state'}; ${counts(service)}` };
}

function failed(ours: ObservedDeployment, primary: ObservedDeployment | undefined, pin: Pin): Judgement {
  const why = ours.rolloutStateReason || 'no reason given';
  if (primary && primary !== ours && ranBefore(primary, pin)) {
    return primary.rolloutState === 'COMPLETED'
      ? { done: 'rolled-back', because: `ECS put the previous revision back: ${why}` }
      : { done: 'failed', because: `the rollout failed and ECS is putting the previous revision back: ${why}` };
  }
  return { done: 'failed', because: `the rollout failed: ${why}` };
}

function ranBefore(primary: ObservedDeployment, pin: Pin): boolean {
  return pin.kind === 'deployment' && primary.taskDefinitionArn === pin.previousTaskDefinitionArn;
}

function whyItFailed(deployment: ServiceDeployment): string {
  const reasons = [deployment.statusReason, deployment.rollbackReason].filter((reason) => reason !== '');
  return `${[...new Set(reasons)].join('; ') || 'no reason given'}${breaker(deployment)}`;
}

function breaker({ circuitBreaker }: ServiceDeployment): string {
  if (!circuitBreaker || circuitBreaker.failureCount === 0) return '';
  return ` (${circuitBreaker.failureCount} of ${circuitBreaker.threshold} failures that trip the circuit breaker)`;
}

function counts(service: ObservedService): string {
  return `tasks: ${service.runningCount} running, ${service.pendingCount} pending, ${service.desiredCount} desired`;
}
