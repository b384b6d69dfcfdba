import type {
  GetInstanceRequest,
  GetInstanceResponse,
  GetInstancesHealthStatusRequest,
  GetInstancesHealthStatusResponse,
  Instance,
  ListInstancesRequest,
  ListInstancesResponse,
} from '@aws-sdk/client-servicediscovery';
import { accountId } from '../account.ts';
import type { Operations } from '../wire/service.ts';
import type { Validated } from '../wire/validated.ts';
import { findInstance, findService } from './find.ts';
import { page } from './page.ts';
import type { CloudMapState, InstanceState } from './state.ts';

export function readInstanceOperations(state: CloudMapState): Operations {
  return {
    GetInstance: (input: Validated<GetInstanceRequest>) => get(state, input),
    ListInstances: (input: Validated<ListInstancesRequest>) => list(state, input),
    GetInstancesHealthStatus: (input: Validated<GetInstancesHealthStatusRequest>) => getHealth(state, input),
  };
}

function get(state: CloudMapState, input: Validated<GetInstanceRequest>): GetInstanceResponse {
  const instance = findInstance(findService(state, input.ServiceId), input.InstanceId);
  const { creatorRequestId } = instance;
  return { ResourceOwner: accountId, Instance: { ...summarize(instance), CreatorRequestId: creatorRequestId } };
}

function list(state: CloudMapState, input: Validated<ListInstancesRequest>): ListInstancesResponse {
  const { items, nextToken } = page([...findService(state, input.ServiceId).instances.values()], input);
  return { ResourceOwner: accountId, Instances: items.map(summarize), NextToken: nextToken };
}

function summarize({ id, attributes }: InstanceState): Instance {
  return { Id: id, Attributes: attributes, CreatedByAccount: accountId };
}

function getHealth(
  state: CloudMapState,
  input: Validated<GetInstancesHealthStatusRequest>,
): GetInstancesHealthStatusResponse {
  const service = findService(state, input.ServiceId);
  const wanted = input.Instances ?? [...service.instances.keys()];
  const found = wanted.map((id) => findInstance(service, id));
  const { items, nextToken } = page(found, input);
  const status = items.map(({ id, health }) => [id, service.customHealth ? health : 'UNKNOWN'] as const);
  return { Status: Object.fromEntries(status), NextToken: nextToken };
}
