import { type ObservedDeployment, type ObservedService, primaryOf } from '../resources/service/service.ts';
import { once } from '../values/once.ts';
import { failed, goesOn, type Judgement, rolledBack, superseded } from './judgement.ts';
import type { ServiceDeploymentPin } from './pin.ts';
import type { ServiceDeployment } from './serviceDeployment.ts';
import type { Snapshot } from './snapshot.io.ts';

interface Seen extends Pick<Snapshot, 'deployment' | 'newer'> {
  readonly pollsWhileStopped: number;
}

/** What our service deployment says of itself. */
export function judgeServiceDeployment(
  pin: ServiceDeploymentPin,
  service: ObservedService | undefined,
  seen: Seen,
): Judgement {
  const { deployment } = seen;
  if (!deployment) return goesOn('the rollout could not be seen', service);
  switch (deployment.status) {
    case 'SUCCESSFUL':
      return { done: 'succeeded', because: 'the new task runs and is steady' };
    case 'ROLLBACK_SUCCESSFUL':
      return rolledBack(whyItFailed(deployment));
    case 'ROLLBACK_FAILED':
      return judgeRollbackFailed(deployment);
    case 'STOPPED':
      return judgeStopped(pin, service, deployment, seen);
    default:
      // PENDING, IN_PROGRESS, STOP_REQUESTED, ROLLBACK_…, and whatever AWS adds: an unknown state is no success.
      return goesOn(deployment.status || 'ECS tells no state of it', service, breaker(deployment));
  }
}

/** On a first deploy there is no revision that ECS could put back, which it calls a rollback that failed. */
function judgeRollbackFailed(deployment: ServiceDeployment): Judgement {
  const nothingBefore = [deployment.statusReason, deployment.rollbackReason].some((reason) => noCandidate.test(reason));
  if (!nothingBefore) return failed(`the rollout failed and so did its rollback: ${whyItFailed(deployment)}`);
  const because = `the rollout failed, and nothing ran before that ECS could put back${breaker(deployment)}`;
  return failed(because, 'ECS starts no more tasks of it: mend the cause and deploy again, which starts a new rollout');
}

const noCandidate = /no rollback candidate/i;

/** ECS shows what took over moments after it stopped ours; what does not show in so many more polls was nobody. */
const pollsForNewer = 4;

function judgeStopped(
  pin: ServiceDeploymentPin,
  service: ObservedService | undefined,
  deployment: ServiceDeployment,
  { newer, pollsWhileStopped }: Seen,
): Judgement {
  const inCharge = successor(pin, service);
  const successorId = newer ?? inCharge?.id;
  if (successorId !== undefined) return superseded(successorId, inCharge?.taskDefinitionArn);
  if (pollsWhileStopped < pollsForNewer) return goesOn('STOPPED', service);
  return failed(`the rollout was stopped: ${whyItFailed(deployment)}`);
}

/** The entry that is in charge and was created after ours; a rollback puts an older one in charge. */
function successor(pin: ServiceDeploymentPin, service: ObservedService | undefined): ObservedDeployment | undefined {
  const primary = service && primaryOf(service);
  return primary && primary.createdAtMs > pin.createdAtMs ? primary : undefined;
}

function whyItFailed(deployment: ServiceDeployment): string {
  const reasons = [deployment.statusReason, deployment.rollbackReason].filter((reason) => reason !== '');
  return `${once(reasons).join('; ') || 'no reason given'}${breaker(deployment)}`;
}

function breaker({ circuitBreaker }: ServiceDeployment): string {
  if (!circuitBreaker || circuitBreaker.failureCount === 0) return '';
  return ` (${circuitBreaker.failureCount} of ${circuitBreaker.threshold} failures that trip the circuit breaker)`;
}
