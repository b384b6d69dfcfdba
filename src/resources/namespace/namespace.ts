import { NotPossible } from '../../errors.ts';
import type { NamespaceInput } from '../../render/desired.ts';
import type { Change, Step } from '../step.ts';

/** A private DNS namespace as it stands in Cloud Map. */
export interface ObservedNamespace {
  readonly id: string;
  readonly name: string;
  /** Seconds for which resolvers remember that a name does not exist; undefined where AWS does not say. */
  readonly soaTtl: number | undefined;
}

/**
 * Found by name, since a private zone's name is what senders use. The description is left alone: it is for people,
 * and a namespace may be shared with others.
 */
export function diffNamespace(desired: NamespaceInput, observed?: ObservedNamespace): Step[] {
  const step = { resource: 'namespace', name: desired.Name } as const;
  if (!observed) {
    const changes = [change('Vpc', null, desired.Vpc), change('SOA.TTL', null, soaTtl(desired))];
    return [{ ...step, action: 'create', reason: 'there is no private DNS namespace of that name', changes }];
  }
  // Where AWS does not say it, there is nothing to compare: setting it anew would be a write on every push.
  if (observed.soaTtl === undefined || observed.soaTtl === soaTtl(desired)) return [];
  const reason = 'resolvers would remember for another time that the name does not exist';
  return [{ ...step, action: 'update', reason, changes: [change('SOA.TTL', observed.soaTtl, soaTtl(desired))] }];
}

export function soaTtl(desired: NamespaceInput): number {
  return desired.Properties.DnsProperties.SOA.TTL;
}

/**
 * The one namespace of that name, or none.
 *
 * @throws NotPossible when there are several: names resolve by VPC, which Cloud Map does not tell, so any choice
 *   would be a guess.
 */
export function oneNamespace(name: string, found: readonly ObservedNamespace[]): ObservedNamespace | undefined {
  const same = found.filter((namespace) => namespace.name === name);
  if (same.length <= 1) return same[0];
  throw new NotPossible(
    `there are ${same.length} private DNS namespaces "${name}": ${same.map((namespace) => namespace.id).join(', ')}`,
    {
      hint: 'Cloud Map does not say which of them is of your VPC: delete the ones that are not used, or name another namespace in discovery.namespace',
    },
  );
}

/** What an asynchronous operation's error code means for the person who reads it. */
export function namespaceFailureHint(errorCode: string | undefined): string | undefined {
  switch (errorCode) {
    case 'CANNOT_CREATE_HOSTED_ZONE':
      return 'the VPC already has a private hosted zone of that name: delete it, or choose another discovery.namespace';
    case 'ACCESS_DENIED':
      return 'the role also needs route53:CreateHostedZone, route53:GetHostedZone, route53:ListHostedZonesByName and ec2:DescribeVpcs';
    case 'EXPIRED_TOKEN':
      return 'the credentials expired while Cloud Map worked: run again with new ones';
    case 'HOSTED_ZONE_NOT_FOUND':
      return 'the namespace’s hosted zone was deleted in Route 53: delete the namespace and run again';
    default:
      return undefined;
  }
}

function change(path: string, before: unknown, after: unknown): Change {
  return { path, before, after };
}
