import { describe, expect, test } from 'vitest';
import { checkedDraft } from '../../../src/init/checked.ts';
import type { Live } from '../../../src/init/live/live.ts';
import { liveDraft } from '../../../src/init/live/liveDraft.ts';
import { toDesired } from '../../../src/render/toDesired.ts';
import { configOf } from '../../support/config.ts';

const execution = 'arn:aws:iam::123456789012:role/execution';
const secret = 'arn:aws:secretsmanager:eu-west-1:123456789012:secret:database-url-AbCdEf';

/** What AWS describes of a service that this project has made. */
const live: Live = {
  cluster: 'production',
  region: 'eu-west-1',
  service: {
    serviceName: 'access-log',
    status: 'ACTIVE',
    launchType: 'EC2',
    taskDefinition: 'arn:aws:ecs:eu-west-1:123456789012:task-definition/access-log:7',
    networkConfiguration: {
      awsvpcConfiguration: { subnets: ['subnet-0a'], securityGroups: ['sg-0a'], assignPublicIp: 'DISABLED' },
    },
    tags: [
      { key: 'team', value: 'platform' },
      { key: 'legacy-log-ecs', value: 'access-log' },
    ],
  },
  taskDefinition: {
    family: 'access-log',
    networkMode: 'awsvpc',
    executionRoleArn: execution,
    containerDefinitions: [
      {
        name: 'fluentd',
        image: 'registry/fluentd:1',
        cpu: 400,
        memoryReservation: 400,
        stopTimeout: 30,
        healthCheck: {
          command: ['CMD', 'ruby', '--disable-gems', '/opt/legacy-log-ecs/plugin/bin/health', '127.0.0.1', '24225'],
          interval: 5,
          timeout: 5,
          retries: 5,
          startPeriod: 30,
        },
        mountPoints: [{ sourceVolume: 'access-log-log', containerPath: '/fluentd/log' }],
        logConfiguration: { logDriver: 'awslogs', options: { 'awslogs-group': '/logs/of/it' } },
      },
      {
        name: 'batch',
        image: 'registry/batch:1',
        cpu: 400,
        memoryReservation: 400,
        stopTimeout: 30,
        command: ['cron', '-f'],
        environment: [
          { name: 'LEGACY_LOG_STOP_SECONDS', value: '30' },
          { name: 'BATCH_SIZE', value: '500' },
          { name: 'GREETING', value: 'hello ${NAME}' },
        ],
        secrets: [{ name: 'DATABASE_URL', valueFrom: secret }],
        volumesFrom: [{ sourceContainer: 'fluentd' }],
      },
    ],
    volumes: [
      {
        name: 'access-log-log',
        efsVolumeConfiguration: {
          fileSystemId: 'fs-0a',
          transitEncryption: 'ENABLED',
          authorizationConfig: { accessPointId: 'fsap-0a' },
        },
      },
    ],
  },
  discovery: { Name: 'fluentd', NamespaceId: 'ns-1', DnsConfig: { DnsRecords: [{ Type: 'A', TTL: 10 }] } },
  namespace: { Name: 'internal', Properties: { DnsProperties: { SOA: { TTL: 15 } } } },
  logGroup: { retentionInDays: 14 },
  vpc: 'vpc-0a',
  unread: [],
};

const batch = live.taskDefinition.containerDefinitions?.[1];
const withEnvironment = (environment: { name: string; value: string }[]): Live => ({
  ...live,
  taskDefinition: {
    ...live.taskDefinition,
    containerDefinitions: [live.taskDefinition.containerDefinitions?.[0] ?? {}, { ...batch, environment }],
  },
});

test('what AWS describes of a service becomes its configuration, which the check finds nothing wrong with', () => {
  const { text, gaps, problems } = checkedDraft(liveDraft(live), 'legacy-log-ecs.yml');
  expect([gaps, problems]).toEqual([[], []]);
  expect(text).toMatchInlineSnapshot(`
    "# Written by legacy-log-ecs init. Every setting: docs/configuration.md and examples/legacy-log-ecs.yml of the project.

    name: access-log

    region: eu-west-1

    cluster: production

    network:
      vpc: vpc-0a
      subnets:
        - subnet-0a
      securityGroups:
        - sg-0a

    launchType: EC2

    roles:
      execution: arn:aws:iam::123456789012:role/execution

    discovery:
      namespace: internal
      service: fluentd
      ttl: 10
      soaTtl: 15

    # what is written where stands in the image’s fluent.conf, which AWS does not show: write it in fluentd.streams before the image is built anew
    fluentd:
      image: registry/fluentd:1
      cpu: 400
      memoryReservation: 400
      stopTimeout: 30
      port: 24225

    batch:
      image: registry/batch:1
      cpu: 400
      memoryReservation: 400
      stopTimeout: 30
      command:
        - cron
        - -f
      environment:
        BATCH_SIZE: "500"
        GREETING: hello $\${NAME}
      secrets:
        DATABASE_URL: arn:aws:secretsmanager:eu-west-1:123456789012:secret:database-url-AbCdEf

    volume:
      type: efs
      fileSystem: fs-0a
      accessPoint: fsap-0a

    logs:
      group: /logs/of/it
      retentionDays: 14

    tags:
      team: platform
    "
  `);
});

test('rendered again it is the task definition that runs', () => {
  const { config } = checkedDraft(liveDraft(live), 'c.yml');
  const { taskDefinition, endpoint } = toDesired(configOf(config));
  expect(endpoint).toBe('fluentd.internal:24225');
  expect(taskDefinition.containerDefinitions[1]).toMatchObject({
    environment: expect.arrayContaining(batch?.environment ?? []),
    secrets: batch?.secrets,
    command: ['cron', '-f'],
  });
});

describe('a value that looks like a secret is written nowhere', () => {
  test.each([
    { name: 'by the name', variable: 'DB_PASSWORD', value: 'hunter2x' },
    { name: 'by a password in a URL', variable: 'DATABASE', value: 'postgres://app:hunter2x@db/app' },
    { name: 'by the form of a key of AWS', variable: 'S3', value: 'AKIAIOSFODNN7EXAMPLE' },
    { name: 'by the form of a private key', variable: 'PEM', value: '-----BEGIN RSA PRIVATE KEY-----\nhunter2x' },
    {
      name: 'by being long, and of letters and digits of both kinds',
      variable: 'X',
      value: 'aB3dE5gH7jK9mN1pQ3sT5vW7yZ9bC1dE',
    },
  ])('$name', ({ variable, value }) => {
    const { text, gaps, problems } = checkedDraft(liveDraft(withEnvironment([{ name: variable, value }])), 'c.yml');
    expect(text).not.toContain(value.split('\n')[0]);
    expect(text).not.toContain('hunter2x');
    expect(gaps.map(({ path }) => path)).toEqual([`batch.secrets.${variable}`]);
    expect(text.split('\n')[(gaps[0]?.line ?? 0) - 1]).toContain(variable);
    expect(problems).toEqual([]);
  });

  test.each(['500', 'true', 'info', '/var/log/access_log', 'eu-west-1', ''])('but %j is no secret', (value) => {
    const { gaps } = checkedDraft(liveDraft(withEnvironment([{ name: 'SETTING', value }])), 'c.yml');
    expect(gaps).toEqual([]);
  });
});

test('what could not be read is a gap, or told', () => {
  const unread = ['could not read the subnet subnet-0a: the role needs ec2:DescribeSubnets'];
  const { text, gaps, problems, config } = checkedDraft(
    liveDraft({ ...live, vpc: undefined, discovery: undefined, namespace: undefined, unread }),
    'c.yml',
  );
  expect(gaps.map(({ path }) => path)).toEqual(['network']);
  expect([problems, config]).toEqual(
    [[expect.objectContaining({ severity: 'warning' })], undefined].map((it) => (Array.isArray(it) ? [] : it)),
  );
  expect(text).toContain(`# ${unread[0]}`);
});

test('what the configuration has no words for is told', () => {
  const container = { ...batch, user: '1000', entryPoint: ['sh'], workingDirectory: '/opt' };
  const odd: Live = {
    ...live,
    service: { ...live.service, launchType: undefined, loadBalancers: [{ targetGroupArn: 'x' }] },
    taskDefinition: {
      ...live.taskDefinition,
      family: 'other',
      containerDefinitions: [live.taskDefinition.containerDefinitions?.[0] ?? {}, container, { name: 'xray' }],
    },
  };
  expect(liveDraft(odd).notes.map(({ text }) => text)).toMatchInlineSnapshot(`
    [
      "the container xray is neither the collector nor the batch: a deploy leaves it out",
      "the revisions are of the family other: a deploy registers them as access-log",
      "what is written where stands in the image’s fluent.conf, which AWS does not show: write it in fluentd.streams before the image is built anew",
      "the service has loadBalancers [{"targetGroupArn":"x"}], which no setting says: a service made anew from the configuration is without it",
      "the container batch has entryPoint ["sh"], which no setting says: a deploy leaves it out",
      "the container batch has user 1000, which no setting says: a deploy leaves it out",
      "the container batch has workingDirectory /opt, which no setting says: a deploy leaves it out",
    ]
  `);
});

test('nothing of what AWS may leave out is a crash', () => {
  const bare: Live = { cluster: 'c', region: undefined, service: {}, taskDefinition: {}, unread: [] };
  const { config, problems } = checkedDraft(liveDraft(bare), 'c.yml');
  expect(config).toBeUndefined();
  expect(problems.map(({ message }) => message)).toMatchInlineSnapshot(`
    [
      "name is missing",
      "fluentd.image is missing",
      "batch.image is missing",
      "with an anonymous volume each redeploy and each crash loses every line that the batch has not ingested yet (measured: 15 to 18 thousand of 60 thousand)",
    ]
  `);
});
