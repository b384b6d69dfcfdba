import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseConfig } from '../../../src/config/parse.ts';
import type { Config } from '../../../src/config/schema.ts';
import { checkedDraft } from '../../../src/init/checked.ts';
import type { Live } from '../../../src/init/live/live.ts';
import { liveDraft } from '../../../src/init/live/liveDraft.ts';
import { toDesired } from '../../../src/render/toDesired.ts';
import { isSecretLike } from '../../../src/values/secretLike.ts';
import { configOf } from '../../support/config.ts';
import { arbitrarySection } from '../config/arbitrarySettings.ts';

/** What AWS would describe of a configuration once it is deployed. */
function deployed(config: Config): Live {
  const { taskDefinition, service, discoveryService, namespace } = toDesired(config);
  const { capacityProviderStrategy, ...known } = service as typeof service & { capacityProviderStrategy?: never };
  return JSON.parse(
    JSON.stringify({
      cluster: config.cluster,
      region: config.region,
      service: { ...known, capacityProviderStrategy, status: 'ACTIVE' },
      taskDefinition,
      discovery: discoveryService,
      namespace,
      logGroup: { retentionInDays: config.logs.retentionDays },
      vpc: config.network.vpc,
      unread: [],
    }),
  );
}

/** The task definition and the service of what is written, beside those that it was written from. */
function again(config: Config) {
  const written = checkedDraft(liveDraft(deployed(config)), 'c.yml');
  const of = (from: Config) => {
    const { taskDefinition, service, discoveryService, namespace, logGroups, endpoint } = toDesired(from);
    // AWS says of every service whether it is on: off is what a configuration without it has.
    const { enableExecuteCommand = false, ...rest } = service;
    return {
      taskDefinition,
      service: { ...rest, enableExecuteCommand },
      discoveryService,
      namespace,
      logGroups,
      endpoint,
    };
  };
  return { written, before: of(config), after: written.config && of(written.config) };
}

/** What is told of members that no setting says. */
function unsaid(config: Config): readonly string[] {
  const texts = liveDraft(deployed(config)).notes.map(({ text }) => text);
  return texts.filter((text) => /which no setting says|and a deploy writes/.test(text));
}

const arn = 'arn:aws:iam::123456789012:role/x';
const secret = 'arn:aws:secretsmanager:eu-west-1:123456789012:secret:database-url-AbCdEf';

describe('a configuration that is written from what stands renders to what stands: a plan finds nothing to do', () => {
  test.each([
    { name: 'the smallest', config: configOf() },
    {
      name: 'Fargate with EFS and secrets',
      config: configOf({
        region: 'eu-west-1',
        launchType: 'FARGATE',
        task: { cpu: 1024, memory: 2048 },
        roles: { execution: arn, task: arn },
        volume: { type: 'efs', fileSystem: 'fs-0a', accessPoint: 'fsap-0a' },
        batch: { image: 'b:1', secrets: { DATABASE_URL: secret }, environment: { BATCH_SIZE: '500', EMPTY: '' } },
        fluentd: { image: 'f:1', port: 24225, memory: 800, security: { sharedKey: secret } },
        tags: { team: 'a b' },
      }),
    },
    {
      name: 'a Docker volume',
      config: configOf({ volume: { type: 'docker', name: 'x' }, logs: { group: '/x', retentionDays: 7 } }),
    },
    {
      name: 'a batch with a variable that is Fluentd’s elsewhere',
      config: configOf({ roles: { execution: arn }, batch: { image: 'b:1', secrets: { FLUENTD_SHARED_KEY: secret } } }),
    },
    {
      name: 'another command',
      config: configOf({ batch: { image: 'b:1', command: ['sh', '-c', 'echo ${HOME}'], stopTimeout: 60 } }),
    },
    {
      name: 'another name to be found by',
      config: configOf({ discovery: { namespace: 'logs.internal', service: 'x', ttl: 5, soaTtl: 7 } }),
    },
  ])('$name', ({ config }) => {
    const { before, after, written } = again(config);
    expect(written.problems.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(after).toEqual(before);
    expect(unsaid(config)).toEqual([]);
  });

  const runs = Number(process.env.FUZZ_RUNS ?? 60);
  test(
    'and so does any that the schema makes, unless a value looks like a secret',
    () => {
      const base = { ...configOf(), region: 'eu-west-1', roles: { execution: arn } };
      const some = fc.array(arbitrarySection, { minLength: 1, maxLength: 3 });
      fc.assert(
        fc.property(some, (sections) => {
          const config = accept({ ...base, ...Object.fromEntries(sections) });
          if (config === undefined || hasSecrets(config)) return;
          const { before, after, written } = again(config);
          expect(written.problems.filter(({ severity }) => severity === 'error')).toEqual([]);
          expect(after).toEqual(before);
          expect(unsaid(config)).toEqual([]);
        }),
        { numRuns: runs * 2, seed: Number(process.env.FUZZ_SEED ?? 20_261_126), endOnFailure: true },
      );
    },
    20_000 + runs * 100,
  );
});

function accept(value: unknown): Config | undefined {
  const text = JSON.stringify(value).replaceAll('${', () => '$${');
  return parseConfig({ file: 'c.yml', text }, { variables: {} }).config;
}

function hasSecrets({ fluentd, batch }: Config): boolean {
  const plain = [fluentd, batch].flatMap(({ environment }) => Object.entries(environment));
  return (
    plain.some(([name, value]) => isSecretLike(name, value)) || batch.command.some((word) => isSecretLike('', word))
  );
}
