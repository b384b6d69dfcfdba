import { expect, test } from 'vitest';
import { withCapacity } from '../../../src/deploy/capacity.io.ts';
import { plan } from '../../../src/deploy/deploy.io.ts';
import { desiredOf, openAccount, writes } from './cloud.ts';

const fargate = { capacityProviders: [{ provider: 'FARGATE' }] };

test('a service goes from its launch type to providers and back, each time with a deployment, and is then unchanged', async () => {
  const account = await openAccount({ providers: [{ name: 'managed', type: 'MANAGED_INSTANCES' }] });
  try {
    const pushed = async (wanted: Parameters<typeof account.push>[0]) => {
      const { report, calls } = await account.push(wanted);
      return { outcome: report.outcome, writes: writes(calls) };
    };
    expect((await pushed({})).outcome).toBe('succeeded');
    const moved = { outcome: 'succeeded', writes: ['RegisterTaskDefinition', 'UpdateService'] };
    expect(await pushed(fargate)).toEqual(moved);
    expect(await pushed(fargate)).toEqual({ outcome: 'unchanged', writes: [] });
    expect(await pushed({})).toEqual(moved);
    expect(await pushed({})).toEqual({ outcome: 'unchanged', writes: [] });
    const { ecs } = account.open();
    const world = account.open();
    await expect(plan(world, desiredOf({ launchType: 'FARGATE' }))).rejects.toThrow(
      'its launch type is EC2, not FARGATE',
    );
    const managed = await withCapacity({ ecs }, desiredOf({ capacityProviders: [{ provider: 'managed' }] }));
    expect(managed.taskDefinition.requiresCompatibilities).toEqual(['MANAGED_INSTANCES']);
  } finally {
    await account.close();
  }
});
