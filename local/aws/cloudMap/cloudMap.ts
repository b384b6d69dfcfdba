import type { GetOperationRequest, GetOperationResponse } from '@aws-sdk/client-servicediscovery';
import { accountId } from '../account.ts';
import { AwsError } from '../wire/awsError.ts';
import type { AwsService } from '../wire/service.ts';
import type { Time } from '../wire/time.ts';
import type { Validated } from '../wire/validated.ts';
import { discoverOperations } from './discover.ts';
import { instanceOperations } from './instances.ts';
import { namespaceOperations } from './namespaces.ts';
import { readInstanceOperations } from './readInstances.ts';
import { type InstanceRegistry, makeRegistry } from './registry.ts';
import { serviceOperations } from './services.ts';
import { type CloudMapState, emptyState } from './state.ts';
import { makeSubmit } from './submit.ts';
import { tagOperations } from './tags.ts';

export interface CloudMap {
  readonly service: AwsService;
  /** For ECS's scheduler. */
  readonly registry: InstanceRegistry;
  /** For the DNS server, which answers from it. */
  readonly state: CloudMapState;
}

/** Cloud Map with private DNS namespaces, as its API reference has it; `vpcs` are those that exist. */
export function makeCloudMap(options: {
  readonly time: Time;
  readonly region: string;
  /** Any VPC exists when none is named. */
  readonly vpcs?: readonly string[];
}): CloudMap {
  const { time, region, vpcs } = options;
  const state = emptyState();
  const submit = makeSubmit(state, time);
  const context = { state, time, submit, region, hasVpc: (vpc: string) => vpcs === undefined || vpcs.includes(vpc) };
  return {
    state,
    registry: makeRegistry(state),
    service: {
      name: 'ServiceDiscovery',
      target: 'Route53AutoNaming_v20170314',
      operations: {
        ...namespaceOperations(context),
        ...serviceOperations(context),
        ...instanceOperations(context),
        ...readInstanceOperations(state),
        ...discoverOperations(state),
        ...tagOperations(state),
        GetOperation: (input: Validated<GetOperationRequest>) => getOperation(state, input),
      },
    },
  };
}

function getOperation(state: CloudMapState, input: Validated<GetOperationRequest>): GetOperationResponse {
  const operation = state.operations.get(input.OperationId);
  if (!operation) throw new AwsError('OperationNotFound', `No operation exists with the ID "${input.OperationId}".`);
  return {
    Operation: {
      Id: operation.id,
      OwnerAccount: accountId,
      Type: operation.type,
      Status: operation.status,
      ErrorCode: operation.error?.code,
      ErrorMessage: operation.error?.message,
      CreateDate: operation.createdAt,
      UpdateDate: operation.updatedAt,
      Targets: operation.targets,
    },
  };
}
