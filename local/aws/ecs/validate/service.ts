import type {
  DeploymentConfiguration,
  NetworkConfiguration,
  ServiceRegistry,
  TaskDefinition,
} from '@aws-sdk/client-ecs';
import type { InstanceRegistry } from '../../cloudMap/registry.ts';
import { checkNetwork, type Network } from './network.ts';
import { clientFault, invalid } from './refuse.ts';
import { checkExec, checkFits } from './strategy.ts';

/** What a service would be after a create or an update. */
export interface WishedService {
  readonly taskDefinition: TaskDefinition;
  /** What its tasks run on: by a launch type, or by the type of its strategy's providers. */
  readonly launchType: string;
  /** Whether that is by a strategy. */
  readonly byProviders?: boolean;
  readonly enableExecuteCommand?: boolean | undefined;
  readonly desiredCount: number;
  readonly networkConfiguration: NetworkConfiguration | undefined;
  readonly serviceRegistries: readonly ServiceRegistry[];
  readonly deploymentConfiguration: DeploymentConfiguration;
  readonly availabilityZoneRebalancing: string;
}

/** Refuses what CreateService and UpdateService refuse beyond the shape. Source: the API reference of CreateService. */
export function checkService(
  wished: WishedService,
  around: { readonly network: Network | undefined; readonly registry: InstanceRegistry },
): void {
  if (wished.desiredCount < 0) throw invalid('Desired count must not be negative.');
  if (wished.taskDefinition.status !== 'ACTIVE') throw clientFault('TaskDefinition is inactive');
  checkExec(wished.enableExecuteCommand, wished.taskDefinition);
  if (wished.byProviders) checkFits(wished.taskDefinition, wished.launchType);
  else if (!wished.taskDefinition.compatibilities?.some((one) => one === wished.launchType)) {
    throw invalid(`Task definition does not support launch_type ${wished.launchType}.`);
  }
  checkPercents(wished);
  const { networkMode } = wished.taskDefinition;
  const vpc = wished.networkConfiguration?.awsvpcConfiguration;
  checkNetwork(vpc, { networkMode, launchType: wished.launchType }, around.network);
  checkRegistries(wished, around.registry);
}

function checkPercents({ deploymentConfiguration, availabilityZoneRebalancing }: WishedService): void {
  const { minimumHealthyPercent = 100, maximumPercent = 200, strategy = 'ROLLING' } = deploymentConfiguration;
  if (strategy !== 'ROLLING') throw invalid(`The deployment strategy ${strategy} needs more than this stand-in has.`);
  if (maximumPercent > 200 || minimumHealthyPercent < 0 || minimumHealthyPercent > 100) {
    throw invalid('maximumPercent must be at most 200 and minimumHealthyPercent between 0 and 100.');
  }
  if (maximumPercent < 100 || maximumPercent <= minimumHealthyPercent) {
    throw invalid('maximumPercent must be at least 100 and greater than minimumHealthyPercent.');
  }
  if (availabilityZoneRebalancing === 'ENABLED' && maximumPercent <= 100) {
    throw invalid('The maximumPercent value must be greater than 100 when availabilityZoneRebalancing is ENABLED.');
  }
}

function checkRegistries(wished: WishedService, registry: InstanceRegistry): void {
  const [given, ...more] = wished.serviceRegistries;
  if (!given) return;
  if (more.length > 0) throw invalid('serviceRegistries can have at most 1 items.');
  if (!given.registryArn) throw invalid('registryArn can not be empty in serviceRegistries.');
  const service = registry.find(given.registryArn);
  if (!service) throw invalid(`Service registry ${given.registryArn} does not exist.`);
  const named = given.containerName !== undefined || given.containerPort !== undefined || given.port !== undefined;
  if (service.recordTypes.includes('A') && !service.recordTypes.includes('SRV') && named) {
    throw invalid('For a service registry with an A record, leave out port, containerName and containerPort.');
  }
  if (wished.taskDefinition.networkMode !== 'awsvpc') {
    throw invalid('A service registry with an A record requires networkMode awsvpc.');
  }
}
