import type { Desired } from '../../render/desired.ts';
import type { ObservedDiscoveryService } from '../discovery-service/discoveryService.ts';
import type { ObservedNamespace } from '../namespace/namespace.ts';
import type { ObservedService } from '../service/service.ts';
import type { Difference } from '../step.ts';

/**
 * The discovery services that this log service had before its present one: named otherwise, described as only it describes
 * them, registered by nobody and empty. Nothing leads there any more, and senders that still ask find nobody.
 */
export function formerNamesOf(
  { discoveryService: { Name, Description } }: Pick<Desired, 'discoveryService'>,
  namespace: ObservedNamespace | undefined,
  service: ObservedService | undefined,
): readonly ObservedDiscoveryService[] {
  return (namespace?.services ?? []).filter(
    ({ name, arn, description, instanceCount }) =>
      name.toLowerCase() !== Name.toLowerCase() &&
      description === Description &&
      instanceCount === 0 &&
      !service?.normal.serviceRegistries.includes(arn),
  );
}

/** What has to be done for none of them to be left. */
export function diffFormerNames(former: readonly ObservedDiscoveryService[], namespace: string): Difference[] {
  return former.map(({ id, name }) => ({
    name: `${name}.${namespace}`,
    action: 'update',
    reason: 'this log service had that name before, and nothing is registered under it any more: it is removed',
    changes: [{ path: 'discoveryService', before: id, after: null }],
  }));
}
