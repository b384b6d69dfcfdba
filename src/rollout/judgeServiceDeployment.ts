import { type ObservedService, primaryOf } from '../resources/service/service.ts';
import { failed, goesOn, type Judgement, rolledBack, superseded } from './judgement.ts';
import type { ServiceDeploymentPin } from './pin.ts';
import type { ServiceDeployment } from './serviceDeployment.ts';
import type { Snapshot } from './snapshot.io.ts';

interface Seen extends Pick<Snapshot, 'deployment' | 'newer'> {
  readonly pollsWhileStopped: number;
}

/** What our service deployment says of itself. */
export function judgeServiceDeployment(pin: ServiceDeploymentPin, service: ObservedService, seen: Seen): Judgement {
  const { deployment } = seen;
  if (!deployment) return goesOn('the rollout could not be seen', service);
  switch (deployment.status) {
    case 'SUCCESSFUL':
      return { done: 'succeeded', because: 'the new task runs and is steady' };
    case 'ROLLBACK_SUCCESSFUL':
      return rolledBack(whyItFailed(deployment));
    case 'ROLLBACK_FAILED':
      return failed(`the rollout failed and so did its rollback: ${whyItFailed(deployment)}`);
    case 'STOPPED':
      return judgeStopped(pin, service, deployment, seen);
    default:
      // PENDING, IN_PROGRESS, STOP_REQUESTED, ROLLBACK_…, and whatever AWS adds: an unknown state is no success.
      return goesOn(deployment.status, service, breaker(deployment));
  }
}

/** ECS shows what took over moments after it stopped ours; what does not show in so many more polls was nobody. */
const pollsForNewer = 4;

function judgeStopped(
  pin: ServiceDeploymentPin,
  service: ObservedService,
  deployment: ServiceDeployment,
  { newer = successor(pin, service), pollsWhileStopped }: Seen,
): Judgement {
  if (newer !== undefined) return superseded(newer);
  if (pollsWhileStopped < pollsForNewer) return goesOn('STOPPED', service);
  return failed(`the rollout was stopped: ${whyItFailed(deployment)}`);
}

/** The entry that is in charge and was created after ours; a rollback puts an older one in charge. */
function successor(pin: ServiceDeploymentPin, service: ObservedService): string | undefined {
  const primary = primaryOf(service);
  return primary && primary.createdAtMs > pin.createdAtMs ? primary.id : undefined;
}

function whyItFailed(deployment: ServiceDeployment): string {
  const reasons = [deployment.statusReason, deployment.rollbackReason].filter((reason) => reason !== '');
  return `${[...new Set(reasons)].join('; ') || 'no reason given'}${breaker(deployment)}`;
}

function breaker({ circuitBreaker }: ServiceDeployment): string {
  if (!circuitBreaker || circuitBreaker.failureCount === 0) return '';
  return ` (${circuitBreaker.failureCount} of ${circuitBreaker.threshold} failures that trip the circuit breaker)`;
}
