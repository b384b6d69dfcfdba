import { DuplicateRequest, NamespaceAlreadyExists, NamespaceNotFound } from '@aws-sdk/client-servicediscovery';
import { expect, test } from 'vitest';
import { namespace } from '../../../../src/resources/namespace/namespace.io.ts';
import { fakeWorld } from '../../../support/fakeWorld.ts';
import { desired } from '../../deploy/literals.ts';

const $metadata = {};
const step = { resource: 'namespace', name: 'local', action: 'create' as const, reason: '', changes: [] };
const done = (id: string) => ({ Operation: { Status: 'SUCCESS', Targets: { NAMESPACE: id } } });
const unseen = new NamespaceNotFound({ message: 'no', $metadata });
const whole = { Namespace: { Id: 'ns-1', Name: 'local', Properties: { DnsProperties: { SOA: { TTL: 10 } } } } };

async function created(answers: Parameters<typeof fakeWorld>[0]) {
  const { world, sent } = fakeWorld(answers);
  const { standing } = await namespace.apply(world, step, { desired, observed: undefined, standing: {} });
  return { id: standing.id, tokens: sent.flatMap(({ input }) => input.CreatorRequestId ?? []) };
}

test('a namespace that exists already and is not seen yet is taken up once it is', async () => {
  const exists = new NamespaceAlreadyExists({ message: 'no', NamespaceId: 'ns-1', $metadata });
  expect(await created({ CreatePrivateDnsNamespace: [exists], GetNamespace: [unseen, whole] })).toMatchObject({
    id: 'ns-1',
  });
});

test('one that an earlier request made and that was deleted since is made anew, by another token', async () => {
  const duplicate = new DuplicateRequest({ message: 'no', DuplicateOperationId: 'op-0', $metadata });
  const { id, tokens } = await created({
    CreatePrivateDnsNamespace: [duplicate, { OperationId: 'op-1' }],
    GetOperation: [done('ns-0'), done('ns-1')],
    GetNamespace: [unseen],
  });
  expect(id).toBe('ns-1');
  expect(new Set(tokens).size).toBe(2);
});
