import type { ObservedDiscoveryService } from '../discovery-service/discoveryService.ts';
import type { ObservedService } from './service.ts';

/**
 * The names under which the service is registered and will not be any more, as a person knows them: `old.internal`, or
 * the id of a discovery service of which nothing else was read, since it is in another namespace.
 *
 * @param registryArn of the discovery service that it shall be registered in; undefined while that is to be created.
 */
export function formerNames(
  { normal }: Pick<ObservedService, 'normal'>,
  registryArn: string | undefined,
  namespace: { readonly name: string; readonly services?: readonly ObservedDiscoveryService[] } | undefined,
): string[] {
  const former = normal.serviceRegistries.filter((arn) => arn !== registryArn);
  return former.map((arn) => {
    const known = namespace?.services?.find((service) => service.arn === arn);
    return known ? `${known.name}.${namespace?.name}` : `of discovery service ${arn.slice(arn.lastIndexOf('/') + 1)}`;
  });
}
