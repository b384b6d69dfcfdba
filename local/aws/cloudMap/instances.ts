import type {
  DeregisterInstanceRequest,
  GetInstanceRequest,
  GetInstanceResponse,
  GetInstancesHealthStatusRequest,
  GetInstancesHealthStatusResponse,
  ListInstancesRequest,
  ListInstancesResponse,
  RegisterInstanceRequest,
  UpdateInstanceCustomHealthStatusRequest,
} from '@aws-sdk/client-servicediscovery';
import { accountId } from '../account.ts';
import { AwsError } from '../wire/awsError.ts';
import { page } from '../wire/page.ts';
import type { Operations } from '../wire/service.ts';
import type { Validated } from '../wire/validated.ts';
import { checkAttributes } from './attributes.ts';
import type { Context } from './context.ts';
import { findInstance, findService } from './find.ts';
import { addInstance, removeInstance } from './registry.ts';

const changeMs = 3000;
/** Cloud Map waits about this long before a custom health status becomes true (API reference of HealthCheckCustomConfig). */
const healthMs = 30_000;

export function instanceOperations(context: Context): Operations {
  const { state, submit, time } = context;

  function register(input: Validated<RegisterInstanceRequest>): { OperationId: string } {
    const service = findService(state, input.ServiceId);
    checkAttributes(service, input.Attributes);
    const apply = (): void => addInstance(service, input.InstanceId, input.Attributes, input.CreatorRequestId);
    const work = { targets: { INSTANCE: input.InstanceId, SERVICE: service.id }, subject: subject(input, service.id) };
    return { OperationId: submit({ type: 'REGISTER_INSTANCE', ...work, takesMs: changeMs, apply }) };
  }

  function deregister(input: Validated<DeregisterInstanceRequest>): { OperationId: string } {
    const service = findService(state, input.ServiceId);
    findInstance(service, input.InstanceId);
    const apply = (): void => removeInstance(service, input.InstanceId);
    const work = { targets: { INSTANCE: input.InstanceId, SERVICE: service.id }, subject: subject(input, service.id) };
    return { OperationId: submit({ type: 'DEREGISTER_INSTANCE', ...work, takesMs: changeMs, apply }) };
  }

  function updateHealth(input: Validated<UpdateInstanceCustomHealthStatusRequest>): object {
    const service = findService(state, input.ServiceId);
    const instance = findInstance(service, input.InstanceId);
    if (!service.customHealth) {
      throw new AwsError('CustomHealthNotFound', `The service "${service.name}" has no custom health check.`);
    }
    // Closing the cloud ends the wait; nobody is there then to see the status.
    time.sleep(healthMs).then(
      () => {
        instance.health = input.Status;
      },
      () => undefined,
    );
    return {};
  }

  function get(input: Validated<GetInstanceRequest>): GetInstanceResponse {
    const { id, creatorRequestId, attributes } = findInstance(findService(state, input.ServiceId), input.InstanceId);
    const instance = {
      Id: id,
      CreatorRequestId: creatorRequestId,
      Attributes: attributes,
      CreatedByAccount: accountId,
    };
    return { ResourceOwner: accountId, Instance: instance };
  }

  function list(input: Validated<ListInstancesRequest>): ListInstancesResponse {
    const { items, nextToken } = page([...findService(state, input.ServiceId).instances.values()], paging(input));
    const instances = items.map(({ id, attributes }) => ({
      Id: id,
      Attributes: attributes,
      CreatedByAccount: accountId,
    }));
    return { ResourceOwner: accountId, Instances: instances, NextToken: nextToken };
  }

  function getHealth(input: Validated<GetInstancesHealthStatusRequest>): GetInstancesHealthStatusResponse {
    const service = findService(state, input.ServiceId);
    const wanted = input.Instances ?? [...service.instances.keys()];
    const { items, nextToken } = page(
      wanted.map((id) => findInstance(service, id)),
      paging(input),
    );
    const status = items.map(({ id, health }) => [id, service.customHealth ? health : 'UNKNOWN'] as const);
    return { Status: Object.fromEntries(status), NextToken: nextToken };
  }

  return {
    RegisterInstance: register,
    DeregisterInstance: deregister,
    UpdateInstanceCustomHealthStatus: updateHealth,
    GetInstance: get,
    ListInstances: list,
    GetInstancesHealthStatus: getHealth,
  };
}

const subject = (input: { readonly InstanceId: string }, serviceId: string): string =>
  `${serviceId} ${input.InstanceId}`;

function paging(input: { readonly MaxResults?: number | undefined; readonly NextToken?: string | undefined }) {
  return { size: input.MaxResults, token: input.NextToken, most: 100, invalid: 'InvalidInput' };
}
