import type { LogGroup } from '@aws-sdk/client-cloudwatch-logs';
import { iso } from '../../values/iso.ts';
import type { Window } from '../window.ts';

/** What a log group can know of the past, and of its events. */
export type Reach =
  | {
      readonly kind: 'known';
      readonly createdMs: number;
      readonly retentionDays: number | undefined;
      /** Whether Insights finds fields in its events by itself: in the class Standard only. */
      readonly findsFields: boolean;
      /** Whether a policy masks what it takes for personal data, so that a line is not what it was. */
      readonly masks: boolean;
    }
  /** DescribeLogGroups is not allowed. */
  | { readonly kind: 'denied' }
  /** Nothing can be asked of it. */
  | { readonly kind: 'none'; readonly because: string };

/** What DescribeLogGroups says of a group; undefined for one that it does not list. */
export function reachOf(group: LogGroup | undefined): Reach {
  if (group === undefined) return { kind: 'none', because: 'there is no such log group, or it was deleted' };
  const {
    creationTime,
    retentionInDays,
    logGroupClass = 'STANDARD',
    dataProtectionStatus,
    inheritedProperties,
  } = group;
  if (logGroupClass === 'DELIVERY') {
    return { kind: 'none', because: 'it is of the class Delivery, which cannot be queried' };
  }
  if (creationTime === undefined) return { kind: 'denied' };
  return {
    kind: 'known',
    createdMs: creationTime,
    retentionDays: retentionInDays,
    findsFields: logGroupClass === 'STANDARD',
    masks: dataProtectionStatus === 'ACTIVATED' || (inheritedProperties ?? []).includes('ACCOUNT_DATA_PROTECTION'),
  };
}

const dayMs = 86_400_000;

/** A query runs a while after this was reckoned, and what expires meanwhile would be missing in its answer. */
export const marginMs = 3_600_000;

/**
 * Why a group cannot answer for a window, if it cannot. Events expire by their time; before it was made a group holds
 * nothing, whatever happened.
 */
export function outOfReach(reach: Reach, { fromMs }: Pick<Window, 'fromMs'>, nowMs: number): string | undefined {
  switch (reach.kind) {
    case 'none':
      return reach.because;
    case 'denied':
      // The shortest retention is a day, so that younger events are there in any case.
      return fromMs < nowMs - dayMs + marginMs ? `${unknownReach} (the role needs logs:DescribeLogGroups)` : undefined;
    case 'known':
      return beforeCreation(reach.createdMs, fromMs) ?? expired(reach.retentionDays, fromMs, nowMs);
  }
}

export const unknownReach = 'when it was made and how long it keeps events is not known';

function beforeCreation(createdMs: number, fromMs: number): string | undefined {
  return fromMs < createdMs
    ? `it was made at ${iso(createdMs)}, after the window began (set verify.since, or logs[].from, to a later time)`
    : undefined;
}

function expired(days: number | undefined, fromMs: number, nowMs: number): string | undefined {
  return days !== undefined && fromMs < nowMs - days * dayMs + marginMs
    ? `it keeps events for ${days} ${days === 1 ? 'day' : 'days'}, and some of the window may have expired`
    : undefined;
}

/** From where on a group can be asked: a range wholly before that is refused. In ms since the epoch. */
export function reachesBackTo(reach: Reach, nowMs: number): number {
  if (reach.kind !== 'known') return nowMs - dayMs;
  const { createdMs, retentionDays } = reach;
  return retentionDays === undefined ? createdMs : Math.max(createdMs, nowMs - retentionDays * dayMs);
}
