import type { CreateServiceCommandInput, RegisterTaskDefinitionCommandInput } from '@aws-sdk/client-ecs';
import type {
  CreatePrivateDnsNamespaceCommandInput,
  CreateServiceCommandInput as DiscoveryServiceCommandInput,
} from '@aws-sdk/client-servicediscovery';
import { describe, expect, expectTypeOf, test } from 'vitest';
import { serviceModel } from '../../../local/aws/model/service.ts';
import { validate } from '../../../local/aws/model/validate.ts';
import type {
  DiscoveryServiceInput,
  NamespaceInput,
  ServiceInput,
  TaskDefinitionInput,
} from '../../../src/render/desired.ts';
import { renderFiles } from '../../../src/render/renderFiles.ts';
import { configOf } from '../../support/config.ts';

const calls: Readonly<Record<string, readonly [service: string, operation: string]>> = {
  'namespace.json': ['ServiceDiscovery', 'CreatePrivateDnsNamespace'],
  'discovery-service.json': ['ServiceDiscovery', 'CreateService'],
  'log-group.json': ['CloudWatch Logs', 'CreateLogGroup'],
  'log-group-retention.json': ['CloudWatch Logs', 'PutRetentionPolicy'],
  'task-definition.json': ['ECS', 'RegisterTaskDefinition'],
  'service.json': ['ECS', 'CreateService'],
};

/** What is wrong with a file as the input of its call, by the model that the SDK carries. */
function problems(path: string, input: unknown): string[] {
  const [service = '', operation = ''] = calls[path] ?? [];
  const model = serviceModel(service);
  const messages = model.operation(operation);
  if (!messages) throw new Error(`${service} has no operation ${operation}`);
  return validate(input, messages.input, model.enums).map(({ message }) => message);
}

const configurations = [
  { name: 'the smallest configuration', config: configOf() },
  {
    name: 'every setting on EC2 with EFS',
    config: configOf({
      region: 'ap-northeast-1',
      task: { cpu: 1024, memory: 2048 },
      roles: { execution: 'arn:aws:iam::123456789012:role/execution', task: 'arn:aws:iam::123456789012:role/task' },
      fluentd: {
        image: 'f:1',
        memory: 800,
        environment: { A: '1' },
        secrets: { B: 'arn:aws:ssm:eu-west-1:123456789012:parameter/b' },
      },
      batch: {
        image: 'b:1',
        memory: 800,
        environment: { A: '1' },
        secrets: { B: 'arn:aws:ssm:eu-west-1:123456789012:parameter/b' },
      },
      volume: { type: 'efs', fileSystem: 'fs-0a', accessPoint: 'fsap-0a' },
      tags: { team: 'web' },
    }),
  },
  { name: 'a Docker volume', config: configOf({ volume: { type: 'docker' } }) },
  { name: 'a folder of the host', config: configOf({ volume: { type: 'host', path: '/mnt/log' } }) },
  {
    name: 'Fargate',
    config: configOf({ launchType: 'FARGATE', region: 'eu-west-1', task: { cpu: 1024, memory: 2048 } }),
  },
];

describe.each(configurations)('rendered JSON of $name', ({ config }) => {
  const files = () => renderFiles(config, []).filter(({ path }) => path.endsWith('.json'));

  test('has one file for every call that takes one', () => {
    expect(
      files()
        .map(({ path }) => path)
        .sort(),
    ).toEqual(Object.keys(calls).sort());
  });

  test.each(Object.keys(calls))('%s is an input that the model of its API call takes', (path) => {
    const file = files().find((each) => each.path === path);
    expect(problems(path, JSON.parse(file?.text ?? ''))).toEqual([]);
  });
});

test('the check itself finds what is unknown, missing, of the wrong type and of no enum (canary)', () => {
  const wrong = {
    containerDefinitions: [{ name: 'a', cpu: '1', portMappings: {}, essential: 'yes', colour: 'red' }],
    cpu: 256,
    networkMode: 'AWSVPC',
    requiresCompatibilities: [1],
  };
  expect(problems('task-definition.json', wrong)).toEqual([
    'family is required',
    expect.stringContaining('containerDefinitions[0].colour is not a member of ContainerDefinition'),
    'containerDefinitions[0].cpu must be a number, not string',
    'containerDefinitions[0].portMappings must be a list, not object',
    'containerDefinitions[0].essential must be a boolean, not string',
    expect.stringContaining("Value 'AWSVPC' at 'networkMode'"),
    'requiresCompatibilities[0] must be a string, not number',
    'cpu must be a string, not number',
  ]);
});

test('every value that AWS takes from a list is one of that list: the SDK’s types know them, its model does not', () => {
  expectTypeOf<NamespaceInput>().toExtend<CreatePrivateDnsNamespaceCommandInput>();
  expectTypeOf<DiscoveryServiceInput>().toExtend<DiscoveryServiceCommandInput>();
  expectTypeOf<TaskDefinitionInput>().toExtend<RegisterTaskDefinitionCommandInput>();
  expectTypeOf<ServiceInput>().toExtend<CreateServiceCommandInput>();
});
