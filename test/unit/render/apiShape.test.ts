import { CreateLogGroupRequest$, PutRetentionPolicyRequest$ } from '@aws-sdk/client-cloudwatch-logs';
import {
  type CreateServiceCommandInput,
  CreateServiceRequest$,
  type RegisterTaskDefinitionCommandInput,
  RegisterTaskDefinitionRequest$,
} from '@aws-sdk/client-ecs';
import {
  CreateServiceRequest$ as CreateDiscoveryServiceRequest$,
  type CreatePrivateDnsNamespaceCommandInput,
  CreatePrivateDnsNamespaceRequest$,
  type CreateServiceCommandInput as DiscoveryServiceCommandInput,
} from '@aws-sdk/client-servicediscovery';
import { describe, expect, expectTypeOf, test } from 'vitest';
import type {
  DiscoveryServiceInput,
  NamespaceInput,
  ServiceInput,
  TaskDefinitionInput,
} from '../../../src/render/desired.ts';
import { renderFiles } from '../../../src/render/renderFiles.ts';
import { shapeProblems } from '../../support/apiShape.ts';
import { configOf } from '../../support/config.ts';

const models: Readonly<Record<string, unknown>> = {
  'namespace.json': CreatePrivateDnsNamespaceRequest$,
  'discovery-service.json': CreateDiscoveryServiceRequest$,
  'log-group.json': CreateLogGroupRequest$,
  'log-group-retention.json': PutRetentionPolicyRequest$,
  'task-definition.json': RegisterTaskDefinitionRequest$,
  'service.json': CreateServiceRequest$,
};

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
  const files = renderFiles(config).filter(({ path }) => path.endsWith('.json'));

  test('has one file for every call that takes one', () => {
    expect(files.map(({ path }) => path).sort()).toEqual(Object.keys(models).sort());
  });

  test.each(files)('$path is an input that the model of its API call takes', ({ path, text }) => {
    expect(shapeProblems(models[path], JSON.parse(text))).toEqual([]);
  });
});

test('the check of shapes itself finds what is unknown, missing and of the wrong type (canary)', () => {
  const wrong = {
    containerDefinitions: [{ name: 'a', cpu: '1', portMappings: {}, essential: 'yes', colour: 'red' }],
    cpu: 256,
    requiresCompatibilities: [1],
  };
  expect(shapeProblems(RegisterTaskDefinitionRequest$, wrong)).toEqual([
    'input.family: missing',
    'input.containerDefinitions[0].cpu: number expected, got string',
    'input.containerDefinitions[0].portMappings: list expected',
    'input.containerDefinitions[0].essential: boolean expected, got string',
    'input.containerDefinitions[0].colour: unknown member',
    'input.cpu: string expected, got number',
    'input.requiresCompatibilities[0]: string expected, got number',
  ]);
});

test('every value that AWS takes from a list is one of that list: the SDK’s types know them, its model does not', () => {
  expectTypeOf<NamespaceInput>().toExtend<CreatePrivateDnsNamespaceCommandInput>();
  expectTypeOf<DiscoveryServiceInput>().toExtend<DiscoveryServiceCommandInput>();
  expectTypeOf<TaskDefinitionInput>().toExtend<RegisterTaskDefinitionCommandInput>();
  expectTypeOf<ServiceInput>().toExtend<CreateServiceCommandInput>();
});
