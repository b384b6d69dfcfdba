import type { FileSystemDescription } from '@aws-sdk/client-efs';
import { type Finding, fail, ok, skip, warn } from '../check.ts';
import { admittance, admittedTo, inWords, type Origin } from '../network/admitted.ts';
import type { Group, Rule } from '../network/group.ts';
import { obstaclesOut } from '../network/leaving.ts';
import type { Subnet } from '../network/subnet.ts';
import { type Seen, skipped } from '../seen.ts';

/** Whether the file system can be mounted. */
export function judgeFileSystem(id: string, read: Seen<FileSystemDescription | undefined>): Finding {
  if (read.kind === 'absent')
    return fail(`${id} is not there: ${read.because}`, 'check volume.fileSystem and the Region');
  if (read.kind === 'unseen') return skipped(read);
  const state = read.value?.LifeCycleState;
  if (state === undefined) return skip(`EFS said nothing of ${id}`);
  return state === 'available' ? ok(`${id} is available`) : fail(`${id} is ${state}`, 'wait until it is available');
}

/** An address of the file system in a zone. */
export interface MountTarget {
  readonly id: string;
  readonly zone: string | undefined;
  readonly vpc: string | undefined;
  readonly state: string | undefined;
  readonly address: string | undefined;
  readonly groups: Seen<readonly Group[]>;
}

const nfs = 2049;

/**
 * Whether each zone of the task's subnets has an address of the file system that lets the task in.
 *
 * @param origin where the mount comes from: the task on Fargate, its host on EC2; undefined where that is not known.
 * @param task the task on EC2, of which some say that it is the one.
 * @param outbound what the task's groups let out, on Fargate.
 */
export function judgeTargets(
  vpc: string,
  subnets: Seen<readonly Subnet[]>,
  read: Seen<readonly MountTarget[]>,
  origin: Origin | undefined,
  task?: Origin | undefined,
  outbound?: Seen<readonly Rule[]> | undefined,
): Finding[] {
  if (read.kind === 'absent') return [];
  for (const one of [read, subnets]) {
    if (one.kind === 'unseen') return [skipped(one)];
    if (one.kind === 'absent') return [skip(one.because)];
  }
  if (read.kind !== 'seen' || subnets.kind !== 'seen') return [];
  const usable = read.value.filter((target) => target.vpc === vpc && target.state === 'available');
  const zones = [...new Set(subnets.value.flatMap(({ zone }) => zone ?? []))];
  const without = zones.filter((zone) => !usable.some((target) => target.zone === zone));
  if (zones.length === 0) return [skip('in which zones the subnets are is not told')];
  if (without.length > 0) {
    const fact = `no mount target is available in ${without.join(', ')} of ${vpc}: a task there cannot start`;
    return [fail(fact, 'create a mount target there, or name subnets of other zones')];
  }
  const used = usable.filter(({ zone = '' }) => zones.includes(zone));
  return [
    ok(
      `${used.map(({ id, zone }) => `${id} in ${zone}`).join(', ')} of ${vpc} ${used.length === 1 ? 'is' : 'are'} available`,
    ),
    ...used.flatMap((target) => [ofTarget(target, origin, task), ...wayTo(target, origin, outbound)]),
  ];
}

/** The task has to be let out to it, too. */
function wayTo(
  { address, groups }: MountTarget,
  origin: Origin | undefined,
  outbound: Seen<readonly Rule[]> | undefined,
) {
  if (groups.kind !== 'seen' || origin === undefined) return [];
  const cidrs = address === undefined ? [] : [`${address}/32`];
  const target = { groups: groups.value.map(({ id }) => id), cidrs };
  return obstaclesOut({ who: 'the task', groups: origin.groups, outbound }, nfs, target);
}

function ofTarget({ id, groups }: MountTarget, origin: Origin | undefined, task: Origin | undefined): Finding {
  if (groups.kind === 'absent') return skip(groups.because);
  if (groups.kind === 'unseen') return skipped(groups);
  const admitted = admittedTo(
    nfs,
    groups.value.flatMap(({ inbound }) => inbound),
  );
  if (origin === undefined)
    return skip(`from where ${id} is mounted is not known; port ${nfs} is open to ${inWords(admitted) || 'nobody'}`);
  const by = admittance(admitted, origin);
  if (by !== undefined) return ok(`${by} is let in to port ${nfs} of ${id}`);
  if (admitted.prefixLists.length > 0)
    return skip(`whether ${admitted.prefixLists.join(', ')} lets in to ${id} is not looked up`);
  const ofTask = task && admittance(admitted, task);
  if (ofTask !== undefined) {
    return warn(
      `${ofTask} lets the task in to port ${nfs} of ${id}, but not its hosts, which mount it`,
      'let the hosts’ security group in too',
    );
  }
  const [group = 'sg-…'] = groups.value.map((one) => one.id);
  const mend = `aws ec2 authorize-security-group-ingress --group-id ${group} --protocol tcp --port ${nfs} --source-group ${origin.groups[0] ?? 'sg-…'}`;
  return fail(`${origin.groups.join(', ')} is not let in to port ${nfs} of ${id}`, mend);
}
