import { type Finding, fail, ok, skip, warn } from '../check.ts';
import type { Subnet } from '../network/subnet.ts';
import { type Seen, skipped } from '../seen.ts';

/**
 * Whether the subnets are there, of the VPC, and have an address for the task.
 *
 * @param replaces whether a task goes first, whose address is free by then.
 */
export function judgeSubnets(
  ids: readonly string[],
  vpc: string,
  read: Seen<readonly Subnet[]>,
  replaces: Seen<boolean>,
): Finding[] {
  if (read.kind === 'absent') return [fail(read.because, 'check network.subnets and the Region')];
  if (read.kind === 'unseen') return [skipped(read)];
  const subnets = read.value;
  const untold = ids.filter((id) => !subnets.some((subnet) => subnet.id === id));
  if (untold.length > 0) return [skip(`EC2 said nothing of ${untold.join(', ')}`)];
  const elsewhere = subnets.filter((subnet) => subnet.vpc !== vpc);
  if (elsewhere.length > 0) {
    return elsewhere.map(({ id, vpc: other }) =>
      other === undefined
        ? skip(`of which VPC ${id} is, is not told`)
        : fail(`${id} is of ${other}, not of ${vpc}`, 'name subnets of network.vpc: the name is resolved there'),
    );
  }
  return [ofAddresses(subnets, vpc, replaces)];
}

function ofAddresses(subnets: readonly Subnet[], vpc: string, replaces: Seen<boolean>): Finding {
  const ids = subnets.map(({ id }) => id).join(', ');
  if (subnets.some(({ freeAddresses }) => freeAddresses === undefined)) {
    return skip(`${ids} are of ${vpc}; how many addresses are free is not told`);
  }
  const full = subnets.filter(({ freeAddresses }) => freeAddresses === 0).map(({ id }) => id);
  const mend = 'free addresses, or name a larger subnet';
  if (full.length === subnets.length && replaces.kind !== 'seen') return skipped(replaces);
  if (full.length === subnets.length && replaces.kind === 'seen' && !replaces.value) {
    return fail(`no address is free in ${full.join(', ')}`, mend);
  }
  if (full.length > 0) {
    return warn(`no address is free in ${full.join(', ')}, where ECS may try to start the task`, mend);
  }
  const verb = subnets.length === 1 ? 'is' : 'are';
  return ok(
    `${ids} ${verb} of ${vpc}, with ${subnets.map(({ freeAddresses }) => freeAddresses).join(' and ')} free addresses`,
  );
}
