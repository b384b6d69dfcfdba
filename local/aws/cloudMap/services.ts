import type {
  CreateServiceRequest,
  CreateServiceResponse,
  DeleteServiceRequest,
  GetServiceRequest,
  GetServiceResponse,
  ListServicesRequest,
  ListServicesResponse,
  UpdateServiceRequest,
} from '@aws-sdk/client-servicediscovery';
import { AwsError } from '../wire/awsError.ts';
import type { Operations } from '../wire/service.ts';
import type { Validated } from '../wire/validated.ts';
import type { Context } from './context.ts';
import { createService } from './createService.ts';
import { describeService, summarizeService } from './describeService.ts';
import { matchesService } from './filters.ts';
import { findService } from './find.ts';
import { page } from './page.ts';
import { changedRecords } from './records.ts';
import type { CloudMapState } from './state.ts';
import type { Submitted } from './submit.ts';

const updateMs = 5000;

export function serviceOperations(context: Context): Operations {
  const { state } = context;
  return {
    CreateService: (input: Validated<CreateServiceRequest>): CreateServiceResponse => ({
      Service: describeService(createService(context, input)),
    }),
    UpdateService: (input: Validated<UpdateServiceRequest>) => update(context, input),
    DeleteService: (input: Validated<DeleteServiceRequest>) => remove(state, input),
    GetService: (input: Validated<GetServiceRequest>): GetServiceResponse => ({
      Service: describeService(findService(state, input.Id)),
    }),
    ListServices: (input: Validated<ListServicesRequest>) => list(state, input),
  };
}

function update({ state, submit }: Context, input: Validated<UpdateServiceRequest>): Submitted {
  const service = findService(state, input.Id);
  const { Description, DnsConfig, HealthCheckConfig } = input.Service;
  if (HealthCheckConfig) throw new AwsError('InvalidInput', 'a private DNS namespace has no Route 53 health checks.');
  const records = changedRecords(service.records, DnsConfig?.DnsRecords ?? []);
  const apply = (): void => {
    service.description = Description ?? service.description;
    service.records = records;
  };
  const work = { targets: { SERVICE: service.id }, subject: service.id };
  return submit({ type: 'UPDATE_SERVICE', ...work, takesMs: updateMs, apply });
}

function remove(state: CloudMapState, input: Validated<DeleteServiceRequest>): object {
  const service = findService(state, input.Id);
  if (service.instances.size > 0) {
    throw new AwsError('ResourceInUse', `The service "${service.name}" still contains instances.`);
  }
  state.services.delete(service.id);
  state.tags.delete(service.arn);
  return {};
}

function list(state: CloudMapState, input: Validated<ListServicesRequest>): ListServicesResponse {
  const found = [...state.services.values()].filter(matchesService(input.Filters ?? []));
  const { items, nextToken } = page(found, input);
  return { Services: items.map(summarizeService), NextToken: nextToken };
}
