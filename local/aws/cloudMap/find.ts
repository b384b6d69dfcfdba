import { AwsError } from '../wire/awsError.ts';
import type { CloudMapState, InstanceState, NamespaceState, ServiceState } from './state.ts';

/** Every operation takes an id or an ARN; the id is the ARN's last part. */
const toId = (idOrArn: string): string => idOrArn.split('/').at(-1) ?? idOrArn;

/** @throws AwsError NamespaceNotFound */
export function findNamespace(state: CloudMapState, idOrArn: string): NamespaceState {
  const namespace = state.namespaces.get(toId(idOrArn));
  if (!namespace) throw new AwsError('NamespaceNotFound', `No namespace exists with the ID "${idOrArn}".`);
  return namespace;
}

/** @throws AwsError ServiceNotFound */
export function findService(state: CloudMapState, idOrArn: string): ServiceState {
  const service = state.services.get(toId(idOrArn));
  if (!service) throw new AwsError('ServiceNotFound', `No service exists with the ID "${idOrArn}".`);
  return service;
}

/** @throws AwsError InstanceNotFound */
export function findInstance(service: ServiceState, id: string): InstanceState {
  const instance = service.instances.get(id);
  if (!instance) throw new AwsError('InstanceNotFound', `No instance exists with the ID "${id}".`);
  return instance;
}

export function servicesOf(state: CloudMapState, namespaceId: string): ServiceState[] {
  return [...state.services.values()].filter((service) => service.namespaceId === namespaceId);
}
