import type {
  AwsVpcConfiguration,
  CapacityProviderStrategyItem,
  DeploymentConfiguration,
  Service,
} from '@aws-sdk/client-ecs';
import { defined } from '../../values/defined.ts';
import { type Differ, leaf, struct } from '../changes.ts';

/** The managed members of a service that UpdateService can change, in the one form in which two are compared. */
export interface NormalService {
  readonly taskDefinition: string | undefined;
  readonly desiredCount: number | undefined;
  readonly deploymentConfiguration: NormalDeploymentConfiguration | undefined;
  readonly availabilityZoneRebalancing: string | undefined;
  readonly networkConfiguration: NormalNetwork | undefined;
  readonly serviceRegistries: readonly string[];
  readonly enableECSManagedTags: boolean;
  readonly propagateTags: string;
  /** Weight and base by the name of the provider; none with a launch type. */
  readonly capacityProviderStrategy?: Readonly<Record<string, string>>;
  readonly enableExecuteCommand?: boolean;
}

interface NormalDeploymentConfiguration {
  readonly strategy: string;
  readonly minimumHealthyPercent: number | undefined;
  readonly maximumPercent: number | undefined;
  readonly circuitBreaker: boolean;
  readonly rollback: boolean;
}

interface NormalNetwork {
  readonly subnets: readonly string[];
  readonly securityGroups: readonly string[];
  readonly assignPublicIp: string;
}

/** What CreateService takes and what DescribeServices gives: the members that are managed. */
export type ServiceMembers = Pick<Service, keyof NormalService>;

/**
 * Brings both sides of the comparison into one form. AWS's defaults are filled in (strategy ROLLING, no public
 * address, no propagation of tags), and subnets, security groups and registries have no order.
 */
export function normaliseService(service: ServiceMembers): NormalService {
  return {
    taskDefinition: service.taskDefinition,
    desiredCount: service.desiredCount,
    deploymentConfiguration: normaliseDeploymentConfiguration(service.deploymentConfiguration),
    availabilityZoneRebalancing: service.availabilityZoneRebalancing,
    networkConfiguration: normaliseNetwork(service.networkConfiguration?.awsvpcConfiguration),
    serviceRegistries: (service.serviceRegistries ?? []).map((it) => it.registryArn ?? '').toSorted(),
    enableECSManagedTags: service.enableECSManagedTags ?? false,
    propagateTags: service.propagateTags ?? 'NONE',
    ...defined({
      capacityProviderStrategy: normaliseStrategy(service.capacityProviderStrategy),
      enableExecuteCommand: service.enableExecuteCommand,
    }),
  };
}

/** The fields in which two services differ, by path; the first part is the member of UpdateService. */
export const differService: Differ<NormalService> = struct<NormalService>({
  taskDefinition: leaf,
  desiredCount: leaf,
  deploymentConfiguration: struct<NormalDeploymentConfiguration>({
    strategy: leaf,
    minimumHealthyPercent: leaf,
    maximumPercent: leaf,
    circuitBreaker: leaf,
    rollback: leaf,
  }),
  availabilityZoneRebalancing: leaf,
  networkConfiguration: struct<NormalNetwork>({ subnets: leaf, securityGroups: leaf, assignPublicIp: leaf }),
  serviceRegistries: leaf,
  enableECSManagedTags: leaf,
  propagateTags: leaf,
  // None is a launch type, and so never unmanaged.
  capacityProviderStrategy: (path, before = {}, after = {}) => leaf(path, before, after, true),
  enableExecuteCommand: leaf,
});

function normaliseDeploymentConfiguration(configuration: DeploymentConfiguration | undefined) {
  if (!configuration) return undefined;
  return {
    strategy: configuration.strategy ?? 'ROLLING',
    minimumHealthyPercent: configuration.minimumHealthyPercent,
    maximumPercent: configuration.maximumPercent,
    circuitBreaker: configuration.deploymentCircuitBreaker?.enable ?? false,
    rollback: configuration.deploymentCircuitBreaker?.rollback ?? false,
  };
}

/** Weight and base are 0 where they are left out. Source: CapacityProviderStrategyItem, API reference of Amazon ECS. */
function normaliseStrategy(strategy: readonly CapacityProviderStrategyItem[] = []) {
  if (strategy.length === 0) return undefined;
  return Object.fromEntries(
    strategy.map(({ capacityProvider = '', weight = 0, base = 0 }) => [
      capacityProvider.slice(capacityProvider.lastIndexOf('/') + 1),
      `weight ${weight}, base ${base}`,
    ]),
  );
}

function normaliseNetwork(network: AwsVpcConfiguration | undefined): NormalNetwork | undefined {
  if (!network) return undefined;
  return {
    subnets: (network.subnets ?? []).toSorted(),
    securityGroups: (network.securityGroups ?? []).toSorted(),
    assignPublicIp: network.assignPublicIp ?? 'DISABLED',
  };
}
