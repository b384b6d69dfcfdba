import { isDeepStrictEqual } from 'node:util';
import type { UpdateServiceRequest, UpdateServiceResponse } from '@aws-sdk/client-ecs';
import { describeService } from '../describe/service.ts';
import type { Context } from '../launch/context.ts';
import { deploy } from '../launch/deploy.ts';
import { limitsOf } from '../launch/limits.ts';
import { normaliseNetwork } from '../normalise/network.ts';
import { currentRecipe, type Recipe, type ServiceRecord } from '../records/service.ts';
import { findActiveService, findTaskDefinition } from '../records/store.ts';
import { clientFault, invalid } from '../validate/refuse.ts';
import { checkService } from '../validate/service.ts';
import { runsOn } from './runsOn.ts';

/**
 * UpdateService: what is left out stays. A new deployment starts only for a change of what tasks are made of, or when
 * it is forced; the desired count, the percents and the rebalancing change at once.
 */
export function updateService(context: Context, input: UpdateServiceRequest): UpdateServiceResponse {
  const { store, names } = context;
  const service = findActiveService(store, input.cluster, input.service ?? '');
  const before = currentRecipe(service);
  const settings = newSettings(service, input);
  const recipe = newRecipe(context, before, input);
  const desiredCount = input.desiredCount ?? service.scheduler.state().desiredCount;
  const taskDefinition = findTaskDefinition(store, recipe.taskDefinition)?.taskDefinition ?? {};
  // A revision that was deregistered meanwhile goes on running; only taking it anew is refused.
  const status = recipe.taskDefinition === before.taskDefinition ? 'ACTIVE' : taskDefinition.status;
  const wished = { ...recipe, ...settings, desiredCount, ...runsOn(context, settings) };
  checkService({ ...wished, taskDefinition: { ...taskDefinition, status } }, context);
  const changed = needsDeployment(service, before, recipe, settings, input);
  service.settings = settings;
  if (changed) deploy(context, service, recipe, desiredCount);
  else
    service.scheduler.dispatch({
      type: 'configured',
      desiredCount,
      limits: limitsOf(settings.deploymentConfiguration),
    });
  return { service: describeService(names, service, true) };
}

function newSettings(service: ServiceRecord, input: UpdateServiceRequest) {
  const before = service.settings;
  return {
    ...before,
    availabilityZoneRebalancing: input.availabilityZoneRebalancing ?? before.availabilityZoneRebalancing ?? 'DISABLED',
    deploymentConfiguration: { ...before.deploymentConfiguration, ...input.deploymentConfiguration },
    enableECSManagedTags: input.enableECSManagedTags ?? before.enableECSManagedTags,
    enableExecuteCommand: input.enableExecuteCommand ?? before.enableExecuteCommand,
    healthCheckGracePeriodSeconds: input.healthCheckGracePeriodSeconds ?? before.healthCheckGracePeriodSeconds,
    placementConstraints: input.placementConstraints ?? before.placementConstraints,
    placementStrategy: input.placementStrategy ?? before.placementStrategy,
    platformVersion: input.platformVersion ?? before.platformVersion,
    propagateTags: input.propagateTags ?? before.propagateTags,
    ...strategyFor(service, input),
  };
}

/** An empty strategy goes back to the launch type of the service's creation, where it had one. */
function strategyFor({ settings }: ServiceRecord, { capacityProviderStrategy: given }: UpdateServiceRequest) {
  if (given?.length === 0 && !settings.launchType) {
    throw invalid('The service was created with a capacity provider strategy: there is no launch type to go back to.');
  }
  return { capacityProviderStrategy: given ?? settings.capacityProviderStrategy };
}

function newRecipe({ store }: Context, before: Recipe, input: UpdateServiceRequest): Recipe {
  const found = input.taskDefinition && findTaskDefinition(store, input.taskDefinition);
  if (input.taskDefinition && !found) throw clientFault('TaskDefinition not found.');
  return {
    taskDefinition: found ? (found.taskDefinition.taskDefinitionArn ?? '') : before.taskDefinition,
    networkConfiguration: normaliseNetwork(input.networkConfiguration) ?? before.networkConfiguration,
    serviceRegistries: input.serviceRegistries ?? before.serviceRegistries,
  };
}

function needsDeployment(
  service: ServiceRecord,
  before: Recipe,
  recipe: Recipe,
  settings: ServiceRecord['settings'],
  input: UpdateServiceRequest,
): boolean {
  const madeOf = ({ taskDefinition, networkConfiguration, serviceRegistries }: Recipe) => ({
    taskDefinition,
    networkConfiguration,
    serviceRegistries,
  });
  return (
    input.forceNewDeployment === true ||
    !isDeepStrictEqual(madeOf(before), madeOf(recipe)) ||
    settings.platformVersion !== service.settings.platformVersion
  );
}
