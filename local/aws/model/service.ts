import * as logs from '@aws-sdk/client-cloudwatch-logs';
import * as ec2 from '@aws-sdk/client-ec2';
import * as ecr from '@aws-sdk/client-ecr';
import * as ecs from '@aws-sdk/client-ecs';
import * as efs from '@aws-sdk/client-efs';
import * as iam from '@aws-sdk/client-iam';
import * as lambda from '@aws-sdk/client-lambda';
import * as route53 from '@aws-sdk/client-route-53';
import * as secretsManager from '@aws-sdk/client-secrets-manager';
import * as cloudMap from '@aws-sdk/client-servicediscovery';
import * as sts from '@aws-sdk/client-sts';
import { NormalizedSchema } from '@smithy/core/schema';
import { cloudMapEnums } from './enums/cloudMap.ts';
import { ec2Enums } from './enums/ec2.ts';
import { ecrEnums } from './enums/ecr.ts';
import { ecsEnums } from './enums/ecs.ts';
import { efsEnums } from './enums/efs.ts';
import { iamEnums } from './enums/iam.ts';
import { lambdaEnums } from './enums/lambda.ts';
import { logsEnums } from './enums/logs.ts';
import { route53Enums } from './enums/route53.ts';
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
  EC2: model(ec2, ec2Enums, 'InvalidParameterValue'),
  ECR: model(ecr, ecrEnums, 'InvalidParameterException'),
  EFS: model(efs, efsEnums, 'BadRequest'),
  IAM: model(iam, iamEnums, 'ValidationError'),
  'Route 53': model(route53, route53Enums, 'InvalidInput'),
  STS: model(sts, {}, 'ValidationError'),
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
