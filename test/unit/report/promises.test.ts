import { describe, expect, test } from 'vitest';
import { promisesOf, promisesText } from '../../../src/report/deploy/promises.ts';
import { promisesMarkdown } from '../../../src/report/deploy/promisesMarkdown.ts';
import { configOf, fluentdConfigOf } from '../../support/config.ts';

const efs = { type: 'efs', fileSystem: 'fs-0a', accessPoint: 'fsap-0a' } as const;
const image = 'f:1';

describe('a plan says what it promises', () => {
  test('on a terminal', () => {
    expect(promisesText(promisesOf(configOf({ volume: efs })))).toMatchInlineSnapshot(`
      "what it promises
        volume: EFS fs-0a: outlives the task, the host and, unless it is One Zone, the zone
        acks: received: what has its ack outlives a kill of Fluentd; a crash of the host may take the last seconds, which the file system has not got yet (acks: durable waits for it)
        senders: whoever sg-0a lets in to port 24224; no shared key is asked for, and nothing is encrypted"
    `);
  });

  test('in Markdown', () => {
    expect(promisesMarkdown(promisesOf(configOf()))).toMatchInlineSnapshot(`
      "**What it promises**

      - \`volume\`: anonymous: gone with its task. What the batch has not read when the task stops is lost, acknowledged or not
      - \`acks\`: received: what has its ack lasts no longer than the volume
      - \`senders\`: whoever sg-0a lets in to port 24224; no shared key is asked for, and nothing is encrypted
      "
    `);
  });
});

test('a forwarder promises what the files of the app do', () => {
  const app = { service: 'web', container: 'app' };
  const forwarder = { image, volume: 'app-logs', path: '/logs', files: ['a.log'] };
  expect(promisesOf(configOf({ app: { ...app, forwarder } })).forwarder).toMatchInlineSnapshot(
    `"lines of web wait in the files of its volume "app-logs" while nobody takes them. When a task of it stops, the forwarder has 120 s; what is not acknowledged by then is lost with the task, unless that volume outlives it"`,
  );
  expect(promisesOf(configOf({ app })).forwarder).toBeUndefined();
  expect(promisesOf(configOf({ app: false })).forwarder).toBeUndefined();
});

describe('an ack is worth what the volume is', () => {
  const host =
    'outlives the task, for a next task on the same host. A task on another host starts without its files, and the loss of the host loses them';

  test.each([
    {
      volume: efs,
      acks: 'durable',
      words: {
        volume: 'EFS fs-0a: outlives the task, the host and, unless it is One Zone, the zone',
        acks: 'durable: what has its ack is on the file system, and outlives a kill of Fluentd and a crash of the host',
      },
    },
    {
      volume: { type: 'docker' },
      acks: 'received',
      words: {
        volume: `a Docker volume of the host: ${host}`,
        acks: 'received: what has its ack outlives a kill of Fluentd; a crash of the host may take the last seconds, which the disk has not got yet (acks: durable waits for it)',
      },
    },
    {
      volume: { type: 'host', path: '/var/lib/log' },
      acks: 'durable',
      words: {
        volume: `/var/lib/log of the host: ${host}`,
        acks: 'durable: what has its ack is on the disk, and outlives a kill of Fluentd and a crash of the host',
      },
    },
    {
      volume: { type: 'anonymous' },
      acks: 'durable',
      words: {
        volume:
          'anonymous: gone with its task. What the batch has not read when the task stops is lost, acknowledged or not',
        acks: 'durable: what has its ack lasts no longer than the volume',
      },
    },
  ] as const)('$volume.type with acks $acks', ({ volume, acks, words }) => {
    expect(promisesOf(configOf({ volume, fluentd: { image, acks } }))).toMatchObject(words);
  });
});

describe('who may send', () => {
  const sharedKey = 'arn:aws:secretsmanager:eu-west-1:123456789012:secret:key';
  const tls = { certificate: '/tls/certificate', key: '/tls/key' };
  const anybody = 'whoever sg-0a lets in to port 24000';

  test.each([
    { name: 'nothing', security: {}, words: `${anybody}; no shared key is asked for, and nothing is encrypted` },
    { name: 'a key', security: { sharedKey }, words: `${anybody} and knows the shared key; nothing is encrypted` },
    { name: 'TLS', security: { tls }, words: `${anybody}; no shared key is asked for, and what is sent is encrypted` },
    {
      name: 'both',
      security: { sharedKey, tls },
      words: `${anybody} and knows the shared key; what is sent is encrypted`,
    },
  ])('with $name', ({ security, words }) => {
    expect(promisesOf(fluentdConfigOf({ security, port: 24000 })).senders).toBe(words);
  });

  test('by several groups, at a public address', () => {
    const network = { vpc: 'vpc-0', subnets: ['subnet-0'], securityGroups: ['sg-0a', 'sg-0b'], assignPublicIp: true };
    expect(promisesOf(configOf({ network, launchType: 'FARGATE' })).senders).toMatchInlineSnapshot(
      `"whoever sg-0a, sg-0b let in to port 24224, also at a public address; no shared key is asked for, and nothing is encrypted"`,
    );
  });
});
