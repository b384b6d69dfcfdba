import { type Finding, fail, ok, skip, warn } from '../check.ts';
import { admittance, admittedTo, inWords, isNobody, type Origin, worldWide } from '../network/admitted.ts';
import type { Group, Rule } from '../network/group.ts';
import { obstaclesOut } from '../network/leaving.ts';
import { type Absent, type Seen, skipped, type Unseen } from '../seen.ts';

/** Who sends: nobody is named, one of which no more is known, or where its tasks' connections come from. */
export type Sender =
  | { readonly kind: 'unnamed' }
  | { readonly kind: 'unknown'; readonly because: string; readonly missing?: string }
  | ({
      readonly kind: 'known';
      readonly name: string;
      readonly outbound?: Seen<readonly Rule[]>;
      /** Why its ranges are not known. */
      readonly untold?: Absent | Unseen;
    } & Origin);

/**
 * Whether the senders get through to the port, and who else does.
 *
 * @param ranges those in which the port's address will lie.
 */
export function judgePort(
  port: number,
  groups: Seen<readonly Group[]>,
  sender: Sender,
  ranges: readonly string[] = [],
): Finding[] {
  if (groups.kind === 'absent') return [skip('the security groups are not there')];
  if (groups.kind === 'unseen') return [skipped(groups)];
  const admitted = admittedTo(
    port,
    groups.value.flatMap(({ inbound }) => inbound),
  );
  const [ours = 'sg-…'] = groups.value.map(({ id }) => id);
  if (isNobody(admitted)) {
    return [fail(`nobody is let in to port ${port}`, openTo(ours, port, sender))];
  }
  const open = worldWide(admitted).map((range) =>
    warn(`port ${port} is open to ${range}`, 'let in the senders’ security group alone'),
  );
  if (sender.kind === 'unnamed') {
    return open.length > 0 ? open : [ok(`port ${port} is open to ${inWords(admitted)}; who sends is not said (app)`)];
  }
  if (sender.kind === 'unknown') {
    const because = `${sender.because}; port ${port} is open to ${inWords(admitted)}`;
    return [skip(because, sender.missing === undefined ? undefined : [sender.missing]), ...open];
  }
  const by = admittance(admitted, sender);
  if (by !== undefined) {
    const target = { groups: groups.value.map(({ id }) => id), cidrs: ranges };
    const { name: who, groups: own, outbound } = sender;
    return [
      ok(`${sender.name} is let in to port ${port} by ${by}`),
      ...obstaclesOut({ who, groups: own, outbound }, port, target),
      ...open,
    ];
  }
  if (sender.untold) return [skipped(sender.untold), ...open];
  if (admitted.prefixLists.length > 0) {
    return [skip(`whether ${admitted.prefixLists.join(', ')} lets ${sender.name} in to port ${port} is not looked up`)];
  }
  const fact = `${sender.name} (${sender.groups.join(', ')}) is not let in to port ${port}, which is open to ${inWords(admitted)}`;
  return [fail(fact, openTo(ours, port, sender)), ...open];
}

function openTo(group: string, port: number, sender: Sender): string {
  const source = sender.kind === 'known' ? (sender.groups[0] ?? 'sg-…') : 'SENDERS_GROUP';
  return `aws ec2 authorize-security-group-ingress --group-id ${group} --protocol tcp --port ${port} --source-group ${source}`;
}
