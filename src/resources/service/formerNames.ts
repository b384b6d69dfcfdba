import type { ObservedDiscoveryService } from '../discovery-service/discoveryService.ts';
import type { ObservedService } from './service.ts';

type Namespace = { readonly name: string; readonly services?: readonly ObservedDiscoveryService[] } | undefined;

/**
 * The names under which the service is registered and will not be any more, as a person knows them: `old.internal`, or
 * the id of a discovery service of which nothing else was read, since it is in another namespace.
 *
 * @param registryArn of the discovery service that it shall be registered in; undefined while that is to be created.
 */
export function formerNames(
  service: Pick<ObservedService, 'normal'>,
  registryArn: string | undefined,
  namespace: Namespace,
): string[] {
  return formerArns(service, registryArn).map((arn) => {
    const known = knownIn(namespace, arn);
    return known ? `${known.name}.${namespace?.name}` : `of discovery service ${idOf(arn)}`;
  });
}

/** The ids of those in another namespace: no later deploy finds them, as it finds those in its own. */
export function elsewhereOf(
  service: Pick<ObservedService, 'normal'>,
  registryArn: string | undefined,
  namespace: Namespace,
): string[] {
  return formerArns(service, registryArn)
    .filter((arn) => !knownIn(namespace, arn))
    .map(idOf);
}

function formerArns({ normal }: Pick<ObservedService, 'normal'>, registryArn: string | undefined): readonly string[] {
  return normal.serviceRegistries.filter((arn) => arn !== registryArn);
}

function knownIn(namespace: Namespace, arn: string): ObservedDiscoveryService | undefined {
  return namespace?.services?.find((service) => service.arn === arn);
}

function idOf(arn: string): string {
  return arn.slice(arn.lastIndexOf('/') + 1);
}
