import { checkAttributes } from './attributes.ts';
import type { CloudMapState, ServiceState } from './state.ts';

/** Cloud Map as ECS uses it: the only way from there to here. */
export interface InstanceRegistry {
  /** The service's name and kind, or undefined if there is no such discovery service. */
  find(
    serviceArn: string,
  ): { readonly name: string; readonly customHealth: boolean; readonly recordTypes: readonly string[] } | undefined;
  register(serviceArn: string, instanceId: string, attributes: Readonly<Record<string, string>>): void;
  deregister(serviceArn: string, instanceId: string): void;
  setHealth(serviceArn: string, instanceId: string, status: 'HEALTHY' | 'UNHEALTHY'): void;
}

/** Cloud Map for ECS's scheduler, which registers its tasks at once: how long it takes is the scheduler's matter. */
export function makeRegistry(state: CloudMapState): InstanceRegistry {
  const byArn = (arn: string): ServiceState | undefined =>
    [...state.services.values()].find((service) => service.arn === arn);

  return {
    find: (serviceArn) => {
      const service = byArn(serviceArn);
      if (!service) return undefined;
      const recordTypes = service.records.map(({ Type }) => Type);
      return { name: service.name, customHealth: service.customHealth, recordTypes };
    },
    register: (serviceArn, instanceId, attributes) => {
      const service = byArn(serviceArn);
      if (!service) return;
      checkAttributes(service, attributes);
      addInstance(service, instanceId, attributes);
    },
    deregister: (serviceArn, instanceId) => {
      const service = byArn(serviceArn);
      if (service) removeInstance(service, instanceId);
    },
    setHealth: (serviceArn, instanceId, status) => {
      const instance = byArn(serviceArn)?.instances.get(instanceId);
      if (instance) instance.health = status;
    },
  };
}

/** Adds the instance, or puts the new attributes in place of an existing one's. */
export function addInstance(
  service: ServiceState,
  id: string,
  attributes: Readonly<Record<string, string>>,
  creatorRequestId?: string,
): void {
  const health = attributes.AWS_INIT_HEALTH_STATUS === 'UNHEALTHY' ? 'UNHEALTHY' : 'HEALTHY';
  service.instances.set(id, { id, attributes, creatorRequestId, health });
  service.revision += 1;
}

export function removeInstance(service: ServiceState, id: string): void {
  if (service.instances.delete(id)) service.revision += 1;
}
