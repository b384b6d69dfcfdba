import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ServiceDiscoveryClient } from '@aws-sdk/client-servicediscovery';
import { afterEach, expect, test } from 'vitest';
import { readNamespace } from '../../../src/deploy/resources/namespace.io.ts';
import { systemClock } from '../../../src/world/clock.io.ts';

let server: Server | undefined;
afterEach(() => server?.close());

/** Answers each operation with its text, and notes which were asked. */
async function scripted(
  answers: Readonly<Record<string, unknown>>,
): Promise<{ asked: string[]; cloudMap: ServiceDiscoveryClient }> {
  const asked: string[] = [];
  server = createServer((request, response) => {
    const operation = String(request.headers['x-amz-target']).split('.')[1] ?? '';
    asked.push(operation);
    response.writeHead(200, { 'content-type': 'application/x-amz-json-1.1' });
    response.end(JSON.stringify(answers[operation]));
  });
  const listening = server;
  await new Promise<void>((resolve) => listening.listen(0, '127.0.0.1', resolve));
  const cloudMap = new ServiceDiscoveryClient({
    endpoint: `http://127.0.0.1:${(listening.address() as AddressInfo).port}`,
    region: 'eu-central-1',
    credentials: { accessKeyId: 'a', secretAccessKey: 'b' },
  });
  return { asked, cloudMap };
}

const summary = (dns: object) => ({
  Namespaces: [{ Id: 'ns-1', Name: 'local', Type: 'DNS_PRIVATE', Properties: { DnsProperties: dns } }],
});

test('a summary that tells the SOA TTL is enough', async () => {
  const { asked, cloudMap } = await scripted({ ListNamespaces: summary({ HostedZoneId: 'Z1', SOA: { TTL: 10 } }) });
  expect(await readNamespace({ cloudMap, clock: systemClock }, 'local')).toEqual({
    id: 'ns-1',
    name: 'local',
    soaTtl: 10,
  });
  expect(asked).toEqual(['ListNamespaces']);
});

test('where a summary leaves the SOA out, the namespace itself is asked', async () => {
  const { asked, cloudMap } = await scripted({
    ListNamespaces: summary({ HostedZoneId: 'Z1', SOA: {} }),
    GetNamespace: { Namespace: { Id: 'ns-1', Name: 'local', Properties: { DnsProperties: { SOA: { TTL: 60 } } } } },
  });
  expect(await readNamespace({ cloudMap, clock: systemClock }, 'local')).toEqual({
    id: 'ns-1',
    name: 'local',
    soaTtl: 60,
  });
  expect(asked).toEqual(['ListNamespaces', 'GetNamespace']);
});
