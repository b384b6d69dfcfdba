import type {
  DeregisterTaskDefinitionRequest,
  DeregisterTaskDefinitionResponse,
  DescribeTaskDefinitionRequest,
  DescribeTaskDefinitionResponse,
  ListTaskDefinitionsRequest,
  ListTaskDefinitionsResponse,
  RegisterTaskDefinitionRequest,
  RegisterTaskDefinitionResponse,
} from '@aws-sdk/client-ecs';
import { AwsError } from '../../wire/awsError.ts';
import type { Operations } from '../../wire/service.ts';
import { dateOf } from '../describe/date.ts';
import type { Context } from '../launch/context.ts';
import { normaliseTaskDefinition } from '../normalise/taskDefinition.ts';
import { findTaskDefinition, type TaskDefinitionRecord } from '../records/store.ts';
import { clientFault } from '../validate/refuse.ts';
import { checkTaskDefinition } from '../validate/taskDefinition.ts';
import { page } from './page.ts';

export function taskDefinitionOperations(context: Context): Operations {
  return {
    RegisterTaskDefinition: (input: RegisterTaskDefinitionRequest) => register(context, input),
    DescribeTaskDefinition: (input: DescribeTaskDefinitionRequest) => describe(context, input),
    ListTaskDefinitions: (input: ListTaskDefinitionsRequest) => list(context, input),
    DeregisterTaskDefinition: (input: DeregisterTaskDefinitionRequest) => deregister(context, input),
  };
}

function register(
  { names, store, time, dropsEmptyValues }: Context,
  given: RegisterTaskDefinitionRequest,
): RegisterTaskDefinitionResponse {
  checkTaskDefinition(given);
  const input = dropsEmptyValues ? withoutEmptyValues(given) : given;
  const family = input.family ?? '';
  const records = store.families.get(family) ?? [];
  const revision = records.length + 1;
  const registeredAt = new Date(time.nowMs());
  const arn = names.taskDefinition(family, revision);
  const record: TaskDefinitionRecord = {
    taskDefinition: normaliseTaskDefinition(input, { arn, revision, registeredAt }),
    tags: input.tags ?? [],
  };
  store.families.set(family, [...records, record]);
  return { taskDefinition: record.taskDefinition, tags: [...record.tags] };
}

function withoutEmptyValues(input: RegisterTaskDefinitionRequest): RegisterTaskDefinitionRequest {
  const containerDefinitions = (input.containerDefinitions ?? []).map(({ environment = [], ...container }) => ({
    ...container,
    environment: environment.filter(({ value }) => value !== ''),
  }));
  return { ...input, containerDefinitions };
}

function describe({ store }: Context, input: DescribeTaskDefinitionRequest): DescribeTaskDefinitionResponse {
  const found = findTaskDefinition(store, input.taskDefinition ?? '');
  if (!found) throw clientFault('Unable to describe task definition.');
  const withTags = input.include?.includes('TAGS');
  return { taskDefinition: found.taskDefinition, ...(withTags ? { tags: [...found.tags] } : {}) };
}

function list({ store }: Context, input: ListTaskDefinitionsRequest): ListTaskDefinitionsResponse {
  const { familyPrefix, status = 'ACTIVE', sort = 'ASC' } = input;
  const arns = [...store.families]
    .filter(([family]) => familyPrefix === undefined || family === familyPrefix)
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .flatMap(([, records]) => records)
    .filter(({ taskDefinition }) => taskDefinition.status === status)
    .map(({ taskDefinition }) => taskDefinition.taskDefinitionArn ?? '');
  const { items, nextToken } = page(sort === 'DESC' ? arns.reverse() : arns, input);
  return { taskDefinitionArns: items, nextToken };
}

function deregister(
  { store, time }: Context,
  { taskDefinition: given = '' }: DeregisterTaskDefinitionRequest,
): DeregisterTaskDefinitionResponse {
  if (!given.includes(':')) throw clientFault('Task definition must have a revision.');
  const found = findTaskDefinition(store, given);
  if (!found) throw new AwsError('ClientException', 'The specified task definition does not exist.');
  found.taskDefinition = { ...found.taskDefinition, status: 'INACTIVE', deregisteredAt: dateOf(time.nowMs()) };
  return { taskDefinition: found.taskDefinition };
}
