import type { LogGroupInput } from '../../render/desired.ts';
import { newGroupRetentionDays } from '../../render/logGroup.ts';
import type { Difference } from '../step.ts';
import type { ObservedLogGroup } from './logGroup.ts';

/**
 * What has to be done for the group to be there and to keep its events as long as wanted. Where that is not said, an
 * existing group is left as it is: a shorter time than its own would delete events.
 */
export function diffLogGroup(
  { logGroupName: name, retentionInDays }: LogGroupInput,
  observed?: ObservedLogGroup,
): Difference[] {
  const kept = (after: number) => [{ path: 'retentionInDays', before: observed?.retentionInDays ?? null, after }];
  if (!observed) {
    const changes = kept(retentionInDays ?? newGroupRetentionDays);
    return [{ name, action: 'create', reason: 'there is no log group of that name', changes }];
  }
  if (retentionInDays === undefined && observed.halfMade) {
    const reason = 'it was created by a run that was cut off before it set how long events are kept';
    return [{ name, action: 'update', reason, changes: kept(newGroupRetentionDays) }];
  }
  if (retentionInDays === undefined || observed.retentionInDays === retentionInDays) return [];
  return [{ name, action: 'update', reason: 'its events are kept for another time', changes: kept(retentionInDays) }];
}
