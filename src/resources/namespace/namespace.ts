import { NotPossible } from '../../errors.ts';
import type { NamespaceInput } from '../../render/desired.ts';
import type { ObservedDiscoveryService } from '../discovery-service/discoveryService.ts';

/** A private DNS namespace as it stands in Cloud Map. */
export interface ObservedNamespace {
  readonly id: string;
  readonly name: string;
  /** Seconds for which resolvers remember that a name does not exist; undefined where AWS does not say. */
  readonly soaTtl: number | undefined;
  /** Its private hosted zone in Route 53. */
  readonly zoneId?: string;
  /** The discovery services in it, as far as they were read. */
  readonly services?: readonly ObservedDiscoveryService[];
}

export function soaTtl(desired: NamespaceInput): number {
  return desired.Properties.DnsProperties.SOA.TTL;
}

/**
 * The one namespace of our VPC, or none.
 *
 * @throws NotPossible when there are several, so that any choice would be a guess.
 */
export function oneNamespace(name: string, same: readonly ObservedNamespace[]): ObservedNamespace | undefined {
  if (same.length <= 1) return same[0];
  throw new NotPossible(
    `there are ${same.length} private DNS namespaces "${name}" in one VPC: ${same.map((namespace) => namespace.id).join(', ')}`,
    {
      setting: 'discovery.namespace',
      hint: 'which of them senders would ask is unknown: delete the ones that are not used, or name another namespace in discovery.namespace',
    },
  );
}
