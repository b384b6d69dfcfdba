import { expect, test } from 'vitest';
import { plan } from '../../../src/deploy/deploy.io.ts';
import type { ApiCall } from '../../../src/world/world.ts';
import { allowedBy } from '../../support/examples.ts';
import { desiredOf, openAccount } from '../deploy/cloud.ts';

const prefixes: Readonly<Record<string, string>> = {
  ECS: 'ecs',
  ServiceDiscovery: 'servicediscovery',
  'CloudWatch Logs': 'logs',
};

const actionsOf = (calls: readonly ApiCall[]) =>
  calls.map(({ service, operation }) => `${prefixes[service] ?? service}:${operation}`);

test('the planning role may make exactly the calls that plans make: of nothing, of what stands, of a change', async () => {
  const account = await openAccount();
  try {
    const made: string[] = [];
    const planned = async (wanted = {}) => {
      const world = account.open();
      await plan(world, desiredOf(wanted));
      made.push(...actionsOf(world.calls));
    };
    await planned();
    await account.push();
    await planned();
    await planned({ batch: 'xxx-batch:2', ttl: 20 });
    // Made only where AWS's list leaves the SOA of a namespace out, which the stand-in's never does.
    made.push('servicediscovery:GetNamespace');
    expect([...new Set(made)].sort()).toEqual(allowedBy('iam-plan'));
  } finally {
    await account.close();
  }
});
