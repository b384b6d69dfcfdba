import { judgeEntry } from './judgeEntry.ts';
import { failed, goesOn, type Judgement } from './judgement.ts';
import { judgeServiceDeployment } from './judgeServiceDeployment.ts';
import { newPast, type Past } from './past.ts';
import type { EntryPin, Pin } from './pin.ts';
import type { ServiceDeployment } from './serviceDeployment.ts';
import type { Snapshot } from './snapshot.io.ts';

/**
 * For so many looks, and so long, a service that is not shown may only not be shown yet: what is read after a write may be
 * old. Seen: terraform-provider-aws#24565.
 */
export const looksForGone = 4;
export const goneAfterMs = 15_000;

/** In so many polls our service deployment could not be read before its entry in the service has to do. */
export const pollsForEntry = 3;

/**
 * Whether our rollout has ended, and how. Only what AWS says of our own rollout counts: not the service's
 * `currentServiceDeployment`, which can be stale, and not its running count, which can be of another.
 * Rule: facts of the API references of DescribeServiceDeployments and DescribeServices.
 *
 * @param past what earlier polls saw.
 * @param entry by which it is judged where its service deployment cannot be read.
 */
export function judge(pin: Pin, snapshot: Snapshot, past: Past = newPast, entry?: EntryPin): Judgement {
  const { service, deployment } = snapshot;
  if (service && service.status !== 'ACTIVE') return failed(`the service is being deleted (${service.status})`);
  // How our service deployment ended holds whether the service is shown or not.
  const isMissing = !service && !snapshot.serviceBroken && !isOver(deployment);
  if (isMissing) return judgeMissing(past);
  if (pin.kind === 'service-deployment' && (deployment || !isEntryDue(snapshot, past))) {
    return judgeServiceDeployment(pin, service, { ...snapshot, pollsWhileStopped: past.pollsWhileStopped });
  }
  const judgedBy = pin.kind === 'entry' ? pin : entry;
  return judgedBy && service ? judgeEntry(judgedBy, service) : goesOn('the rollout could not be seen', service);
}

function isOver(deployment: ServiceDeployment | undefined): boolean {
  return (
    deployment !== undefined && /^(SUCCESSFUL|STOPPED|ROLLBACK_SUCCESSFUL|ROLLBACK_FAILED)$/.test(deployment.status)
  );
}

function isEntryDue({ deploymentBroken }: Snapshot, { pollsWhileBroken, isLast }: Past): boolean {
  return deploymentBroken !== undefined && (isLast || pollsWhileBroken + 1 >= pollsForEntry);
}

function judgeMissing({ looksWhileMissing, missingForMs }: Past): Judgement {
  const looks = looksWhileMissing + 1;
  if (looks < looksForGone || missingForMs < goneAfterMs) return goesOn('the service is not shown yet', undefined);
  return failed(`the service is gone: ${looks} looks in ${Math.round(missingForMs / 1_000)} s did not show it`);
}
