import { NotPossible } from '../../errors.ts';
import type { NamespaceInput } from '../../render/desired.ts';

/** A private DNS namespace as it stands in Cloud Map. */
export interface ObservedNamespace {
  readonly id: string;
  readonly name: string;
  /** Seconds for which resolvers remember that a name does not exist; undefined where AWS does not say. */
  readonly soaTtl: number | undefined;
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
