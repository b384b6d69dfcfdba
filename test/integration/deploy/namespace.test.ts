import { ServiceDiscoveryClient } from '@aws-sdk/client-servicediscovery';
import { afterEach, expect, test } from 'vitest';
import { readNamespace } from '../../../src/resources/namespace/namespace.io.ts';
import { systemClock } from '../../../src/world/clock.io.ts';
import { startScripted } from '../../support/scripted.ts';

let scripted: Awaited<ReturnType<typeof startScripted>> | undefined;
afterEach(() => scripted?.close());

/** The world of a Cloud Map that gives these answers, and what it was asked for. */
async function answering(answers: Readonly<Record<string, unknown>>) {
  const once = Object.entries(answers).map(([operation, answer]) => [operation, [answer]]);
  scripted = await startScripted(Object.fromEntries(once));
  const cloudMap = new ServiceDiscoveryClient({
    endpoint: scripted.endpoint,
    region: 'eu-central-1',
    credentials: { accessKeyId: 'a', secretAccessKey: 'b' },
  });
  return { asked: scripted.calls, cloudMap };
}

const summary = (dns: object) => ({
  Namespaces: [{ Id: 'ns-1', Name: 'local', Type: 'DNS_PRIVATE', Properties: { DnsProperties: dns } }],
});

test('a summary that tells the SOA TTL is enough', async () => {
  const { asked, cloudMap } = await answering({ ListNamespaces: summary({ HostedZoneId: 'Z1', SOA: { TTL: 10 } }) });
  expect(await readNamespace({ cloudMap, clock: systemClock }, 'local')).toEqual({
    id: 'ns-1',
    name: 'local',
    soaTtl: 10,
  });
  expect(asked).toEqual(['ListNamespaces']);
});

test('where a summary leaves the SOA out, the namespace itself is asked', async () => {
  const { asked, cloudMap } = await answering({
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
