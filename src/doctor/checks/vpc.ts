import { type Finding, fail, ok, skip } from '../check.ts';
import { type Seen, skipped } from '../seen.ts';

/** Whether names of private zones are resolved in the VPC, for which Route 53 wants both attributes. */
export function judgeVpc(
  vpc: string,
  support: Seen<boolean | undefined>,
  hostnames: Seen<boolean | undefined>,
): Finding {
  const attributes = [
    { name: 'enableDnsSupport', flag: '--enable-dns-support', read: support },
    { name: 'enableDnsHostnames', flag: '--enable-dns-hostnames', read: hostnames },
  ];
  for (const { read } of attributes) {
    if (read.kind === 'absent') return fail(read.because, 'check network.vpc and the Region');
    if (read.kind === 'unseen') return skipped(read);
  }
  const off = attributes.filter(({ read }) => read.kind === 'seen' && read.value === false);
  if (off.length > 0) {
    const fact = `${off.map(({ name }) => name).join(' and ')} of ${vpc} ${off.length === 1 ? 'is' : 'are'} off: names of private zones are not resolved there`;
    return fail(fact, off.map(({ flag }) => `aws ec2 modify-vpc-attribute --vpc-id ${vpc} ${flag}`).join('; '));
  }
  const untold = attributes.find(({ read }) => read.kind === 'seen' && read.value === undefined);
  if (untold) return skip(`${untold.name} of ${vpc} is not told`);
  return ok(`enableDnsSupport and enableDnsHostnames of ${vpc} are on`);
}
