import { expect, test } from 'vitest';
import { status } from '../../../src/look/status.io.ts';
import { toDesired } from '../../../src/render/toDesired.ts';
import { configOf } from '../../support/config.ts';
import { fakeWorld, refusal } from '../../support/fakeWorld.ts';

const unknown = async () => ({ kind: 'unknown' as const, because: 'not asked' });

test('where the name cannot be read, who listens is unknown, and not nobody', async () => {
  const { world } = fakeWorld({
    ListNamespaces: [refusal('AccessDeniedException')],
    DescribeServices: [{ services: [{ status: 'ACTIVE', desiredCount: 1, runningCount: 1 }] }],
    ListTasks: [{ taskArns: [] }],
  });
  const report = await status(world, toDesired(configOf({ region: 'eu-west-1' })), {
    resolve: unknown,
    newestRow: unknown,
  });
  const because = expect.stringContaining('AccessDeniedException');
  expect(report).toMatchObject({
    outcome: 'unknown',
    because,
    health: { verdict: 'unknown', because, listening: { state: 'unknown', because } },
  });
});
