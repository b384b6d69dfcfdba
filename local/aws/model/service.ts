import * as logs from '@aws-sdk/client-cloudwatch-logs';
import * as ecs from '@aws-sdk/client-ecs';
import * as lambda from '@aws-sdk/client-lambda';
import * as secretsManager from '@aws-sdk/client-secrets-manager';
import * as cloudMap from '@aws-sdk/client-servicediscovery';
import { NormalizedSchema } from '@smithy/core/schema';
import { cloudMapEnums } from './enums/cloudMap.ts';
import { ecsEnums } from './enums/ecs.ts';
import { lambdaEnums } from './enums/lambda.ts';
import { logsEnums } from './enums/logs.ts';
import { secretsManagerEnums } from './enums/secretsManager.ts';
import type { EnumTable } from './enums/table.ts';

/** What the SDK knows about one AWS service, and how that service says that an input is wrong. */
export interface ServiceModel {
  readonly enums: EnumTable;
  /** The error's name for an input that breaks a rule: ECS and Logs differ from Cloud Map. */
  readonly invalid: string;
  operation(name: string): OperationModel | undefined;
}

export interface OperationModel {
  readonly input: NormalizedSchema;
  readonly output: NormalizedSchema;
  /** Method, path and status, where the service is called by them. */
  readonly http: readonly [string, string, number] | undefined;
}

/** The model of a service by the SDK's name for it (`ECS`, `ServiceDiscovery`, `CloudWatch Logs`, `Secrets Manager`, `Lambda`). */
export function serviceModel(service: string): ServiceModel {
  const model = models[service];
  if (!model) throw new TypeError(`there is no SDK model for the service "${service}"`);
  return model;
}

const models: Readonly<Record<string, ServiceModel>> = {
  ECS: model(ecs, ecsEnums, 'InvalidParameterException'),
  ServiceDiscovery: model(cloudMap, cloudMapEnums, 'InvalidInput'),
  'CloudWatch Logs': model(logs, logsEnums, 'InvalidParameterException'),
  Lambda: model(lambda, lambdaEnums, 'InvalidParameterValueException'),
  'Secrets Manager': model(secretsManager, secretsManagerEnums, 'InvalidParameterException'),
};

/** The SDK's own mark of an operation's schema: `[9, namespace, name, traits, input, output]`. */
const operationKind = 9;

function model(sdk: object, enums: EnumTable, invalid: string): ServiceModel {
  const exported = sdk as Readonly<Record<string, unknown>>;
  return {
    enums,
    invalid,
    operation: (name) => {
      const schema = exported[`${name}$`];
      if (!Array.isArray(schema) || schema[0] !== operationKind) return undefined;
      const { http } = NormalizedSchema.of(schema as never).getMergedTraits();
      return { input: NormalizedSchema.of(schema[4]), output: NormalizedSchema.of(schema[5]), http };
    },
  };
}
