import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { editorSchema, schemaFile } from '../../../scripts/schema.ts';
import { parseConfig } from '../../../src/config/parse.ts';
import { mismatches } from './jsonSchema.ts';

const committed: unknown = JSON.parse(readFileSync(schemaFile, 'utf8'));
const example = (name: string) => readFileSync(new URL(`../../../examples/${name}.yml`, import.meta.url), 'utf8');
const variables = { FLUENTD_IMAGE: 'registry/fluentd:e6767fd9', BATCH_IMAGE: 'registry/batch:e6767fd9' };

test('the committed schema is current: `npm run schema` would write the same', () => {
  expect(readFileSync(schemaFile, 'utf8')).toBe(editorSchema());
});

describe.each(['minimal', 'legacy-log-ecs'])('examples/%s.yml', (name) => {
  test('is right for an editor', () => {
    expect(mismatches(parse(example(name)), committed)).toEqual([]);
  });

  test('is right for a deploy', () => {
    const { config, problems } = parseConfig({ file: name, text: example(name) }, { variables });
    expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(config?.name).toBe('access-log');
  });
});

test('the full example has no warnings either', () => {
  const { problems } = parseConfig({ file: 'c.yml', text: example('legacy-log-ecs') }, { variables });
  expect(problems).toEqual([]);
});

test('the full example shows every setting', () => {
  const names = (node: unknown): string[] => {
    if (typeof node !== 'object' || node === null) return [];
    const { properties = {}, ...inner } = node as { properties?: Record<string, unknown> };
    return [
      ...Object.keys(properties),
      ...Object.values(properties).flatMap(names),
      ...Object.values(inner).flatMap(names),
    ];
  };
  const settings = [...new Set(names(committed))];
  expect(settings.length).toBeGreaterThan(50);
  expect(settings.filter((name) => !new RegExp(`\\b${name}:`).test(example('legacy-log-ecs')))).toEqual([]);
});

describe('an editor accepts', () => {
  test.each([
    {
      name: 'variables where numbers, choices, true or false and ids stand',
      text: 'fluentd: { port: "${PORT}" }\nlaunchType: ${TYPE}\nnetwork: { vpc: "${VPC}", subnets: ["subnet-${A}"], securityGroups: [sg-1], assignPublicIp: "${PUBLIC}" }\nname: a\n',
    },
    {
      name: 'a file whose images and cluster come from the inputs',
      text: 'name: a\nnetwork: { vpc: vpc-1, subnets: [subnet-1], securityGroups: [sg-1] }\n',
    },
  ])('$name', ({ text }) => {
    expect(mismatches(parse(text), committed)).toEqual([]);
  });
});

describe('an editor marks', () => {
  const network = 'network: { vpc: vpc-1, subnets: [subnet-1], securityGroups: [sg-1] }';
  test.each([
    {
      name: 'an unknown setting',
      text: `name: a\n${network}\ndiscovery: { namspace: a }\n`,
      at: '/discovery/namspace',
    },
    { name: 'a missing one', text: `${network}\n`, at: '/name' },
    { name: 'a number out of its range', text: `name: a\n${network}\nfluentd: { port: 70000 }\n`, at: '/fluentd/port' },
    { name: 'a wrong choice', text: `name: a\n${network}\nlaunchType: EC3\n`, at: '/launchType' },
    { name: 'a wrong volume', text: `name: a\n${network}\nvolume: { type: efs }\n`, at: '/volume' },
    {
      name: '17 subnets',
      text: `name: a\n${network.replace('subnet-1', 'subnet-1,'.repeat(17))}\n`,
      at: '/network/subnets',
    },
  ])('$name', ({ text, at }) => {
    expect(mismatches(parse(text), committed)).toEqual([at]);
  });
});
