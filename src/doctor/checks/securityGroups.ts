import { type Finding, fail, ok, skip } from '../check.ts';
import type { Group } from '../network/group.ts';
import { type Seen, skipped } from '../seen.ts';

/** Whether the security groups are there, and of the VPC. */
export function judgeGroups(ids: readonly string[], vpc: string, read: Seen<readonly Group[]>): Finding[] {
  if (read.kind === 'absent') return [fail(read.because, 'check network.securityGroups and the Region')];
  if (read.kind === 'unseen') return [skipped(read)];
  const untold = ids.filter((id) => !read.value.some((group) => group.id === id));
  if (untold.length > 0) return [skip(`EC2 said nothing of ${untold.join(', ')}`)];
  const elsewhere = read.value.filter((group) => group.vpc !== vpc);
  if (elsewhere.length === 0) return [ok(`${ids.join(', ')} ${ids.length === 1 ? 'is' : 'are'} of ${vpc}`)];
  return elsewhere.map(({ id, vpc: other }) =>
    other === undefined
      ? skip(`of which VPC ${id} is, is not told`)
      : fail(`${id} is of ${other}, not of ${vpc}`, 'name security groups of network.vpc'),
  );
}
