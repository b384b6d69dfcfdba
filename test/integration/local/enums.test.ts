import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { NormalizedSchema } from '@smithy/core/schema';
import { describe, expect, test } from 'vitest';
import { makeCloudMap } from '../../../local/aws/cloudMap/cloudMap.ts';
import { makeEc2 } from '../../../local/aws/ec2/ec2.ts';
import { siteOf } from '../../../local/aws/ec2/site.ts';
import { makeEcr } from '../../../local/aws/ecr/ecr.ts';
import { makeEcs } from '../../../local/aws/ecs/ecs.ts';
import { makeEfs } from '../../../local/aws/efs/efs.ts';
import { makeIam } from '../../../local/aws/iam/iam.ts';
import { makeLambda } from '../../../local/aws/lambda/lambda.ts';
import { makeLogs } from '../../../local/aws/logs/logs.ts';
import { serviceModel } from '../../../local/aws/model/service.ts';
import { makeRoute53 } from '../../../local/aws/route53/route53.ts';
import { makeSecretsManager } from '../../../local/aws/secretsManager/secretsManager.ts';
import { makeTime } from '../../../local/aws/wire/time.ts';

const time = makeTime(1, new AbortController().signal);
const cloudMap = makeCloudMap({ time, region: 'r' });
const logs = makeLogs({ time, region: 'r' });
const lambda = makeLambda({ time, region: 'r' });
const secrets = makeSecretsManager({});
const site = siteOf(undefined, 'r');
const ecs = makeEcs({
  images: () => undefined,
  directory: 'none',
  time,
  registry: cloudMap.registry,
  secrets: secrets.source,
  logs: logs.sink,
  region: 'r',
  clusters: [],
});

/** Which members of which structures have an enum for a type, read from the SDK's own declarations. */
function declaredEnums(packageName: string): Map<string, Record<string, string>> {
  const main = createRequire(import.meta.url).resolve(packageName);
  const models = join(dirname(dirname(main)), 'dist-types', 'models');
  const enums = new Set(
    [...readFileSync(join(models, 'enums.d.ts'), 'utf8').matchAll(/export declare const (\w+): \{/g)].map(
      ([, name]) => name,
    ),
  );
  const files = readdirSync(models).filter((file) => /^models_\d+\.d\.ts$/.test(file));
  const declarations = files.map((file) => readFileSync(join(models, file), 'utf8')).join('\n');
  const structures = [...declarations.matchAll(/export interface (\w+) (?:extends \w+ )?\{([\s\S]*?)\n\}/g)];
  return new Map(
    structures.map(([, structure = '', body = '']) => {
      const members = [...body.matchAll(/\n {4}(\w+)\??: ([^;]+);/g)].flatMap(([, member = '', type = '']) => {
        // A map whose keys are an enum is not held to it: only values are checked.
        const found = type.includes('Partial<') ? undefined : type.match(/\w+/g)?.find((word) => enums.has(word));
        return found === undefined ? [] : [[member, found] as const];
      });
      return [structure, Object.fromEntries(members)];
    }),
  );
}

function structuresWithin(schema: NormalizedSchema, seen = new Set<string>()): Set<string> {
  if (schema.isListSchema() || schema.isMapSchema()) return structuresWithin(schema.getValueSchema(), seen);
  const name = schema.getName() ?? '';
  if (!schema.isStructSchema() || seen.has(name)) return seen;
  seen.add(name);
  for (const [, member] of schema.structIterator()) structuresWithin(member, seen);
  return seen;
}

describe('every enum that an operation of the local cloud takes or answers is held to its values', () => {
  test.each([
    { service: ecs.service, packageName: '@aws-sdk/client-ecs' },
    { service: cloudMap.service, packageName: '@aws-sdk/client-servicediscovery' },
    { service: logs.service, packageName: '@aws-sdk/client-cloudwatch-logs' },
    { service: lambda.service, packageName: '@aws-sdk/client-lambda' },
    { service: secrets.service, packageName: '@aws-sdk/client-secrets-manager' },
    { service: makeEc2(site), packageName: '@aws-sdk/client-ec2' },
    { service: makeEcr({}), packageName: '@aws-sdk/client-ecr' },
    { service: makeEfs({}, site), packageName: '@aws-sdk/client-efs' },
    { service: makeIam({}), packageName: '@aws-sdk/client-iam' },
    {
      service: makeRoute53({}, { cloudMap: cloudMap.state, region: 'ap-northeast-1' }),
      packageName: '@aws-sdk/client-route-53',
    },
  ])('$service.name', ({ service, packageName }) => {
    const { enums, operation } = serviceModel(service.name);
    const messages = Object.keys(service.operations).flatMap((name): NormalizedSchema[] => {
      const found = operation(name);
      return found ? [found.input, found.output] : [];
    });
    const declared = declaredEnums(packageName);
    const used = [...new Set(messages.flatMap((message) => [...structuresWithin(message)]))];
    const missing = used.flatMap((structure) =>
      Object.keys(declared.get(structure) ?? {})
        .filter((member) => enums[structure]?.[member] === undefined)
        .map((member) => `${structure}.${member}`),
    );
    expect(messages.length).toBeGreaterThan(0);
    expect(declared.size).toBeGreaterThan(10);
    expect(missing).toEqual([]);
  });
});
