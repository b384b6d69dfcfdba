import type { Config } from '../config/schema.ts';
import { toApp } from './app/app.ts';
import type { Desired } from './desired.ts';
import { toDiscoveryService } from './discoveryService.ts';
import { toLogGroup } from './logGroup.ts';
import { toNamespace } from './namespace.ts';
import { toService } from './service.ts';
import { toTaskDefinition } from './taskDefinition.ts';

/**
 * Everything that should stand in AWS for this configuration, as inputs of the API calls that create it.
 * Total and pure: what several settings mean together has been checked before (`config/rules.ts`).
 */
export function toDesired(config: Config): Desired {
  const { discovery, fluentd } = config;
  return {
    namespace: toNamespace(config),
    discoveryService: toDiscoveryService(config),
    logGroups: [toLogGroup(config)],
    taskDefinition: toTaskDefinition(config),
    service: toService(config),
    ...toApp(config),
    endpoint: `${discovery.service}.${discovery.namespace}:${fluentd.port}`,
  };
}
