import type {
  CreateServiceRequest,
  DeleteServiceRequest,
  DeleteServiceResponse,
  DescribeServicesRequest,
  DescribeServicesResponse,
  ListServicesRequest,
  ListServicesResponse,
  UpdateServiceRequest,
} from '@aws-sdk/client-ecs';
import type { Operations } from '../../wire/service.ts';
import { describeService } from '../describe/service.ts';
import type { Context } from '../launch/context.ts';
import { lastPart } from '../records/names.ts';
import { findActiveService, findCluster, serviceKey } from '../records/store.ts';
import { invalid } from '../validate/refuse.ts';
import { createService } from './createService.ts';
import { page } from './page.ts';
import { updateService } from './updateService.ts';

export function serviceOperations(context: Context): Operations {
  return {
    CreateService: (input: CreateServiceRequest) => createService(context, input),
    UpdateService: (input: UpdateServiceRequest) => updateService(context, input),
    DescribeServices: (input: DescribeServicesRequest) => describe(context, input),
    ListServices: (input: ListServicesRequest) => list(context, input),
    DeleteService: (input: DeleteServiceRequest) => remove(context, input),
  };
}

function describe(
  { names, store, time, adversity }: Context,
  input: DescribeServicesRequest,
): DescribeServicesResponse {
  const cluster = findCluster(store, input.cluster);
  const requested = (input.services ?? []).map(lastPart);
  if (requested.length === 0) throw invalid('Services cannot be empty.');
  if (requested.length > 10) throw invalid('Services can have at most 10 items.');
  const withTags = input.include?.includes('TAGS') ?? false;
  const shownMs = time.nowMs() - (adversity.newServicesHiddenMs ?? 0);
  const find = (name: string) => {
    const service = store.services.get(serviceKey(cluster, name));
    return service && service.createdAtMs <= shownMs ? service : undefined;
  };
  const found = requested.flatMap((name) => find(name) ?? []);
  const missing = requested.filter((name) => !find(name));
  return {
    services: found.map((service) => describeService(names, service, withTags)),
    failures: missing.map((name) => ({ arn: names.service(cluster, name), reason: 'MISSING' })),
  };
}

function list({ store }: Context, input: ListServicesRequest): ListServicesResponse {
  const cluster = findCluster(store, input.cluster);
  const found = [...store.services.values()].filter(
    (service) =>
      service.cluster === cluster &&
      service.scheduler.state().status !== 'INACTIVE' &&
      (!input.launchType || service.settings.launchType === input.launchType),
  );
  const { items, nextToken } = page(found, { ...input, maxResults: input.maxResults ?? 10 });
  return { serviceArns: items.map(({ arn }) => arn), nextToken };
}

function remove({ names, store }: Context, input: DeleteServiceRequest): DeleteServiceResponse {
  const service = findActiveService(store, input.cluster, input.service ?? '');
  if (service.scheduler.state().desiredCount > 0 && !input.force) {
    throw invalid('The service cannot be stopped while the primary deployment is scaled above 0.');
  }
  service.scheduler.dispatch({ type: 'deleted' });
  return { service: describeService(names, service, false) };
}
