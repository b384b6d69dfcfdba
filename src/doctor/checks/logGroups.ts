import type { LogGroup } from '@aws-sdk/client-cloudwatch-logs';
import { newGroupRetentionDays } from '../../render/logGroup.ts';
import { type Finding, fail, ok, skip } from '../check.ts';
import { type Seen, skipped } from '../seen.ts';

/** Whether a log group is there, or will be. A container does not start without it. */
export function judgeLogGroup(
  { name, retentionDays }: { readonly name: string; readonly retentionDays: number | undefined },
  read: Seen<readonly LogGroup[]>,
): Finding {
  if (read.kind === 'absent') return skip(read.because);
  if (read.kind === 'unseen') return skipped(read);
  const group = read.value.find(({ logGroupName }) => logGroupName === name);
  if (!group) return ok(`${name} is not there: it will be made, with ${retentionDays ?? newGroupRetentionDays} days`);
  if (group.logGroupClass === 'DELIVERY') {
    return fail(
      `${name} is of the class DELIVERY, which takes no container’s output`,
      'name another group in logs.group',
    );
  }
  const kept = group.retentionInDays === undefined ? 'for ever' : `for ${group.retentionInDays} days`;
  return ok(
    `${name} is there, and keeps events ${kept}${group.kmsKeyId === undefined ? '' : `, encrypted with ${group.kmsKeyId}`}`,
  );
}
