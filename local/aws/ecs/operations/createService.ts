import type { CreateServiceRequest, CreateServiceResponse } from '@aws-sdk/client-ecs';
import { describeService } from '../describe/service.ts';
import type { Context } from '../launch/context.ts';
import { deploy } from '../launch/deploy.ts';
import { launchService } from '../launch/launchService.ts';
import { normaliseNetwork } from '../normalise/network.ts';
import type { ServiceRecord } from '../records/service.ts';
import { findCluster, findTaskDefinition, serviceKey, type TaskDefinitionRecord } from '../records/store.ts';
import { clientFault, invalid } from '../validate/refuse.ts';
import { checkService } from '../validate/service.ts';
import { checkTags } from '../validate/tags.ts';
import { newSettings } from './newSettings.ts';
import { runsOn } from './runsOn.ts';

/** CreateService, with ECS's defaults where the request leaves something out. */
export function createService(context: Context, input: CreateServiceRequest): CreateServiceResponse {
  const { names, store } = context;
  const cluster = findCluster(store, input.cluster);
  const name = input.serviceName ?? '';
  checkNames(input, name);
  const before = store.services.get(serviceKey(cluster, name));
  if (before && isSameRequest(before, input)) return { service: describeService(names, before, true) };
  const { taskDefinition } = wantedTaskDefinition(context, input);
  if (input.launchType && input.capacityProviderStrategy) {
    throw invalid(
      'Specifying both a launch type and capacity provider strategy is not supported. Remove one and try again.',
    );
  }
  const settings = newSettings(input, taskDefinition.compatibilities?.includes('EC2') ? 'EC2' : 'FARGATE');
  const desiredCount = input.desiredCount ?? 1;
  const recipe = {
    taskDefinition: taskDefinition.taskDefinitionArn ?? '',
    networkConfiguration: normaliseNetwork(input.networkConfiguration),
    serviceRegistries: input.serviceRegistries ?? [],
  };
  const { clientToken, tags = [] } = input;
  checkTags(tags);
  checkService({ ...recipe, ...settings, ...runsOn(context, settings), taskDefinition, desiredCount }, context);
  before?.scheduler.close();
  const service = launchService(context, {
    arn: names.service(cluster, name),
    name,
    cluster,
    clientToken,
    settings,
    tags,
  });
  store.services.set(serviceKey(cluster, name), service);
  deploy(context, service, recipe, desiredCount);
  return { service: describeService(names, service, true) };
}

function checkNames(
  { clientToken = '', schedulingStrategy, deploymentController }: CreateServiceRequest,
  name: string,
): void {
  if (!/^[A-Za-z0-9_-]{1,255}$/.test(name)) throw invalid('Service name contains invalid characters.');
  if (clientToken.length > 36) throw invalid('clientToken cannot be longer than 36 characters.');
  if (schedulingStrategy === 'DAEMON') throw invalid('This stand-in schedules REPLICA services only.');
  const controller = deploymentController?.type ?? 'ECS';
  if (controller !== 'ECS') throw invalid(`This stand-in knows no deployment controller ${controller}.`);
}

/** Whether this is a repetition that gets the first answer again; a name that is taken otherwise is refused. */
function isSameRequest(before: ServiceRecord, { clientToken }: CreateServiceRequest): boolean {
  const { status } = before.scheduler.state();
  if (status === 'INACTIVE') return false;
  if (clientToken !== undefined && clientToken === before.clientToken) return true;
  if (status === 'DRAINING') throw invalid('Unable to Start a service that is still Draining.');
  throw invalid('Creation of service was not idempotent.');
}

function wantedTaskDefinition({ store }: Context, { taskDefinition }: CreateServiceRequest): TaskDefinitionRecord {
  if (!taskDefinition) throw invalid('TaskDefinition can not be blank.');
  const found = findTaskDefinition(store, taskDefinition);
  if (!found) throw clientFault('TaskDefinition not found.');
  return found;
}
