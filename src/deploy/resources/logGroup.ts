import type { LogGroupInput } from '../../render/desired.ts';
import type { Step } from '../step.ts';

export interface ObservedLogGroup {
  readonly name: string;
  /** Undefined: its events are kept for ever. */
  readonly retentionInDays: number | undefined;
}

/** What has to be done for the group to be there and to keep its events as long as wanted. */
export function diffLogGroup(desired: LogGroupInput, observed?: ObservedLogGroup): Step[] {
  const step = { resource: 'log-group', name: desired.logGroupName } as const;
  const changes = [
    { path: 'retentionInDays', before: observed?.retentionInDays ?? null, after: desired.retentionInDays },
  ];
  if (!observed) return [{ ...step, action: 'create', reason: 'there is no log group of that name', changes }];
  if (observed.retentionInDays === desired.retentionInDays) return [];
  return [{ ...step, action: 'update', reason: 'its events are kept for another time', changes }];
}
