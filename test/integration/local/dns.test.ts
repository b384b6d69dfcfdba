import { execFile } from 'node:child_process';
import { Resolver } from 'node:dns/promises';
import { createConnection } from 'node:net';
import { promisify } from 'node:util';
import {
  CreatePrivateDnsNamespaceCommand,
  CreateServiceCommand,
  ListNamespacesCommand,
} from '@aws-sdk/client-servicediscovery';
import { streamDecode, streamEncode } from 'dns-packet';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { realIsRequired } from '../../../local/realParts.ts';
import { type LocalAws, startLocalAws } from '../../support/localAws.ts';

const run = promisify(execFile);

const hasDig = await run('dig', ['-v']).then(
  () => true,
  () => false,
);
if (!hasDig && realIsRequired()) throw new Error('no dig on this machine (Debian: bind9-dnsutils)');

let aws: LocalAws;
let serviceArn: string;

beforeEach(async () => {
  aws = await startLocalAws();
  const soa = { DnsProperties: { SOA: { TTL: 7 } } };
  await aws.cloudMap.send(new CreatePrivateDnsNamespaceCommand({ Name: 'local', Vpc: 'vpc-1', Properties: soa }));
  await aws.time.advance(30_000);
  const { Namespaces } = await aws.cloudMap.send(new ListNamespacesCommand({}));
  const NamespaceId = Namespaces?.[0]?.Id;
  const { Service } = await aws.cloudMap.send(
    new CreateServiceCommand({
      Name: 'fluentd',
      NamespaceId,
      DnsConfig: { RoutingPolicy: 'MULTIVALUE', DnsRecords: [{ Type: 'A', TTL: 10 }] },
      HealthCheckCustomConfig: {},
    }),
  );
  serviceArn = Service?.Arn ?? '';
});

afterEach(() => aws.close());

function newResolver(): Resolver {
  const resolver = new Resolver({ timeout: 20_000, tries: 1 });
  resolver.setServers([`${aws.dns.address}:${aws.dns.port}`]);
  return resolver;
}

describe('the name of a service', () => {
  test('is its healthy task’s address, with the record’s TTL', async () => {
    aws.registry.register(serviceArn, 'task-1', { AWS_INSTANCE_IPV4: '127.8.0.2' });
    expect(await newResolver().resolve4('fluentd.local', { ttl: true })).toEqual([{ address: '127.8.0.2', ttl: 10 }]);
  });

  test('does not exist while there is no task, and none that is healthy', async () => {
    await expect(newResolver().resolve4('fluentd.local')).rejects.toMatchObject({ code: 'ENOTFOUND' });
    aws.registry.register(serviceArn, 'task-1', {
      AWS_INSTANCE_IPV4: '127.8.0.2',
      AWS_INIT_HEALTH_STATUS: 'UNHEALTHY',
    });
    await expect(newResolver().resolve4('fluentd.local')).rejects.toMatchObject({ code: 'ENOTFOUND' });
    aws.registry.setHealth(serviceArn, 'task-1', 'HEALTHY');
    expect(await newResolver().resolve4('fluentd.local')).toEqual(['127.8.0.2']);
    aws.registry.deregister(serviceArn, 'task-1');
    await expect(newResolver().resolve4('fluentd.local')).rejects.toMatchObject({ code: 'ENOTFOUND' });
  });

  test('has no address of version 6', async () => {
    aws.registry.register(serviceArn, 'task-1', { AWS_INSTANCE_IPV4: '127.8.0.2' });
    await expect(newResolver().resolve6('fluentd.local')).rejects.toMatchObject({ code: 'ENODATA' });
  });

  test('outside the namespaces is refused', async () => {
    await expect(newResolver().resolve4('fluentd.example')).rejects.toMatchObject({ code: 'EREFUSED' });
  });
});

describe.skipIf(!hasDig)('dig (skipped where it is not installed)', () => {
  async function dig(...args: string[]): Promise<string> {
    const { stdout } = await run('dig', [
      `@${aws.dns.address}`,
      '-p',
      String(aws.dns.port),
      '+tries=1',
      '+time=20',
      ...args,
    ]);
    return stdout;
  }

  test.each([
    { over: 'UDP', option: '+notcp' },
    { over: 'TCP', option: '+tcp' },
  ])('shows the address over $over', async ({ option }) => {
    aws.registry.register(serviceArn, 'task-1', { AWS_INSTANCE_IPV4: '127.8.0.2' });
    expect((await dig(option, '+noall', '+answer', 'fluentd.local')).trim().split(/\s+/)).toEqual([
      'fluentd.local.',
      '10',
      'IN',
      'A',
      '127.8.0.2',
    ]);
  });

  test('shows for how long a resolver keeps that the name does not exist', async () => {
    const shown = await dig('fluentd.local');
    expect(shown).toContain('status: NXDOMAIN');
    expect(shown).toMatch(/^local\.\s+7\s+IN\s+SOA\s.* 7$/m);
  });
});

test('over TCP two questions of one connection are answered, each with its id and the negative TTL', async () => {
  const socket = createConnection({ host: aws.dns.address, port: aws.dns.port });
  const question = (id: number): Buffer =>
    streamEncode({ type: 'query', id, questions: [{ type: 'A', name: 'fluentd.local' }] });
  socket.end(Buffer.concat([question(1), question(2)]));
  const received = Buffer.concat(await socket.toArray());
  const second = 2 + received.readUInt16BE(0);
  const answers = [received.subarray(0, second), received.subarray(second)].map((message) => streamDecode(message));
  expect(answers).toMatchObject(
    [1, 2].map((id) => ({ id, rcode: 'NXDOMAIN', authorities: [{ type: 'SOA', ttl: 7 }] })),
  );
});

test('what is no DNS message is answered as such or not at all, and the server goes on', async () => {
  const socket = createConnection({ host: aws.dns.address, port: aws.dns.port });
  socket.write(Buffer.from([0, 12, 0x12, 0x34, 0x01, 0, 0, 9, 0, 0, 0, 0, 0, 0]));
  const [answer] = (await socket.take(1).toArray()) as [Buffer];
  // Length, id, then flags whose last four bits say FORMERR.
  expect([answer.readUInt16BE(2), answer.readUInt16BE(4) & 0xf]).toEqual([0x1234, 1]);
  socket.destroy();
  await expect(newResolver().resolve4('fluentd.local')).rejects.toMatchObject({ code: 'ENOTFOUND' });
});
