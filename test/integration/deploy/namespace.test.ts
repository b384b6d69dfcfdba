import { ServiceDiscoveryClient } from '@aws-sdk/client-servicediscovery';
import { afterEach, expect, test } from 'vitest';
import { finishedOperation } from '../../../src/resources/namespace/operation.io.ts';
import { readNamespaces } from '../../../src/resources/namespace/read.io.ts';
import { fakeClock } from '../../support/fakeClock.ts';
import { startScripted } from '../../support/scripted.ts';

let scripted: Awaited<ReturnType<typeof startScripted>> | undefined;
afterEach(() => scripted?.close());

/** The world of a Cloud Map that gives each operation its answers in turn, and what it was asked for. */
async function answering(answers: Readonly<Record<string, readonly unknown[]>>) {
  scripted = await startScripted(answers);
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
  const { asked, cloudMap } = await answering({ ListNamespaces: [summary({ HostedZoneId: 'Z1', SOA: { TTL: 10 } })] });
  expect(await readNamespaces({ cloudMap }, 'local')).toEqual([
    { id: 'ns-1', name: 'local', soaTtl: 10, zoneId: 'Z1' },
  ]);
  expect(asked).toEqual(['ListNamespaces']);
});

test('where a summary leaves the SOA out, the namespace itself is asked', async () => {
  const { asked, cloudMap } = await answering({
    ListNamespaces: [summary({ HostedZoneId: 'Z1', SOA: {} })],
    GetNamespace: [{ Namespace: { Id: 'ns-1', Name: 'local', Properties: { DnsProperties: { SOA: { TTL: 60 } } } } }],
  });
  expect(await readNamespaces({ cloudMap }, 'local')).toEqual([{ id: 'ns-1', name: 'local', soaTtl: 60 }]);
  expect(asked).toEqual(['ListNamespaces', 'GetNamespace']);
});

const ended = { Status: 'FAIL', ErrorCode: 'CANNOT_CREATE_HOSTED_ZONE' };

test('an operation that ends is waited for, in pauses that grow', async () => {
  const pending = { Operation: { Status: 'PENDING' } };
  const { cloudMap } = await answering({
    GetOperation: [{ Operation: { Status: 'SUBMITTED' } }, pending, pending, pending, pending, { Operation: ended }],
  });
  const clock = fakeClock();
  expect(await finishedOperation({ cloudMap, clock }, 'op-1')).toEqual(ended);
  expect(clock.slept).toEqual([1_000, 1_500, 2_250, 3_375, 5_000]);
});

test('an operation that does not end is given up after five minutes, and the next run takes it up', async () => {
  const { cloudMap } = await answering({ GetOperation: [{ Operation: { Status: 'PENDING' } }] });
  const clock = fakeClock();
  await expect(finishedOperation({ cloudMap, clock }, 'op-1')).rejects.toMatchObject({
    name: 'LegacyLogError',
    message: 'Cloud Map has not ended its operation op-1 in five minutes',
    hint: 'run again: the namespace is adopted once it is there',
  });
  expect(clock.nowMs()).toBe(300_000);
});

test('a cancelled run waits for no operation', async () => {
  const { asked, cloudMap } = await answering({ GetOperation: [{ Operation: { Status: 'PENDING' } }] });
  const run = new AbortController();
  const clock = fakeClock(() => run.abort(new Error('cancelled')));
  await expect(finishedOperation({ cloudMap, clock }, 'op-1', run.signal)).rejects.toThrow('cancelled');
  expect(asked).toEqual(['GetOperation']);
});
