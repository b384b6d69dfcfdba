import type { RecordSet, Zone } from '../../dns/zone.ts';
import { servicesOf } from './find.ts';
import type { CloudMapState, InstanceState, ServiceState } from './state.ts';

/**
 * The hosted zones as they are now. MULTIVALUE answers with up to eight healthy instances and so with none while
 * none is healthy; WEIGHTED answers with one, and behaves as if all were healthy when none is.
 * Only A and AAAA records are answered; a service with other records is found by DiscoverInstances alone.
 */
export function zonesOf(state: CloudMapState): Zone[] {
  return [...state.namespaces.values()].map((namespace) => {
    const name = namespace.name.toLowerCase();
    const services = servicesOf(state, namespace.id).map(
      (service) => [`${service.name.toLowerCase()}.${name}`, recordSetsOf(service)] as const,
    );
    const names = new Map(services.filter(([, records]) => records.length > 0));
    return { name, soaTtlSeconds: namespace.soaTtlSeconds, names };
  });
}

function recordSetsOf(service: ServiceState): RecordSet[] {
  const instances = answering(service);
  const most = service.routingPolicy === 'WEIGHTED' ? 1 : 8;
  return service.records.flatMap(({ Type, TTL }) => {
    if (Type !== 'A' && Type !== 'AAAA') return [];
    const attribute = Type === 'A' ? 'AWS_INSTANCE_IPV4' : 'AWS_INSTANCE_IPV6';
    const addresses = instances.flatMap(({ attributes }) => attributes[attribute] ?? []);
    return addresses.length === 0 ? [] : [{ type: Type, ttlSeconds: TTL, addresses, most }];
  });
}

function answering(service: ServiceState): InstanceState[] {
  const all = [...service.instances.values()];
  if (!service.customHealth) return all;
  const healthy = all.filter(({ health }) => health === 'HEALTHY');
  return healthy.length === 0 && service.routingPolicy === 'WEIGHTED' ? all : healthy;
}
