import { judgeEntry } from './judgeEntry.ts';
import { failed, type Judgement } from './judgement.ts';
import { judgeServiceDeployment } from './judgeServiceDeployment.ts';
import type { Pin } from './pin.ts';
import type { Snapshot } from './snapshot.io.ts';

/**
 * Whether our rollout has ended, and how. Only what AWS says of our own rollout counts: not the service's
 * `currentServiceDeployment`, which can be stale, and not its running count, which can be of another.
 * Rule: facts of the API references of DescribeServiceDeployments and DescribeServices.
 *
 * @param pollsWhileStopped in how many polls before this one ours was stopped already.
 */
export function judge(pin: Pin, snapshot: Snapshot, pollsWhileStopped = 0): Judgement {
  const { service } = snapshot;
  if (!service) return failed('the service is gone');
  if (service.status !== 'ACTIVE') return failed(`the service is being deleted (${service.status})`);
  return pin.kind === 'service-deployment'
    ? judgeServiceDeployment(pin, service, { ...snapshot, pollsWhileStopped })
    : judgeEntry(pin, service);
}
