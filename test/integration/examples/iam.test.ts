import { expect, test } from 'vitest';
import { plan } from '../../../src/deploy/deploy.io.ts';
import type { Desired } from '../../../src/render/desired.ts';
import type { ApiCall } from '../../../src/world/world.ts';
import { allowedBy, ofDoctor } from '../../support/examples.ts';
import { createApp } from '../deploy/app.ts';
import { desiredOf, openAccount } from '../deploy/cloud.ts';

const prefixes: Readonly<Record<string, string>> = {
  ECS: 'ecs',
  ServiceDiscovery: 'servicediscovery',
  'CloudWatch Logs': 'logs',
  Lambda: 'lambda',
  'Route 53': 'route53',
};

const actionsOf = (calls: readonly ApiCall[]) =>
  calls.map(({ service, operation }) => `${prefixes[service] ?? service}:${operation}`);

test('the planning role may make exactly the calls that plans make: of nothing, of what stands, of a change, of an app, of a name in use', async () => {
  const account = await openAccount({ lambda: { functions: { verifier: { program: () => null } } } });
  try {
    const made: string[] = [];
    const planned = async (desired: Desired) => {
      const world = account.open();
      await plan(world, desired).finally(() => made.push(...actionsOf(world.calls)));
    };
    await planned(desiredOf());
    await planned({ ...desiredOf(), verifier: { functions: ['verifier'], settings: '{}' } });
    await account.push();
    await planned(desiredOf());
    await planned(desiredOf({ batch: 'xxx-batch:2', ttl: 20 }));
    await createApp(account);
    await planned(desiredOf({ app: { service: 'web', container: 'app' } }));
    const { service, ...rest } = desiredOf();
    const second = planned({ ...rest, service: { ...service, serviceName: 'error-log' } });
    await expect(second).rejects.toThrow('is in use');
    // Made only where AWS's list leaves the SOA of a namespace out, which the stand-in's never does.
    made.push('servicediscovery:GetNamespace');
    // Of providers that are not Fargate's, and on the way back to a launch type (capacity.test.ts).
    made.push('ecs:DescribeCapacityProviders', 'ecs:ListServiceDeployments', 'ecs:DescribeServiceRevisions');
    // Of a service that is not well (situations.test.ts).
    made.push('ecs:ListTasks');
    // Of a group without a retention that holds nothing (logGroup.test.ts).
    made.push('logs:ListTagsForResource');
    // Of a name that was left (formerName.test.ts).
    made.push('servicediscovery:ListTagsForResource');
    // Where a namespace of the name is taken up (namespace.test.ts).
    made.push('route53:GetHostedZone');
    expect([...new Set(made)].sort()).toEqual(allowedBy('iam-plan', (sid) => sid !== ofDoctor));
  } finally {
    await account.close();
  }
});
