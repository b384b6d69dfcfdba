import { expect, test } from 'vitest';
import { conclude } from '../../../src/deploy/conclude.io.ts';
import type { Plan } from '../../../src/deploy/plan.ts';
import type { Health } from '../../../src/health/health.ts';
import type { AppliedStep } from '../../../src/resources/step.ts';
import { fakeWorld, refusal } from '../../support/fakeWorld.ts';
import { desired, service } from './literals.ts';

const health = { verdict: 'healthy', listening: { state: 'yes', address: '10.0.0.7' } } as Health;
const step = (resource: string, result: AppliedStep['result']): AppliedStep => ({
  ...{ resource, name: 'access-log', action: 'update', reason: 'it differs', changes: [] },
  ...{ result, tookMs: 0 },
});

/** How a deploy ends that failed at a step. */
async function ended(steps: readonly AppliedStep[], seen: Health | undefined) {
  const { world, sent } = fakeWorld({
    DescribeServices: [refusal('AccessDeniedException')],
    ListTasks: [refusal('AccessDeniedException')],
  });
  const observed = { service, discoveryService: { service: undefined } };
  const planned = { steps, observed, standing: {}, health: seen } as unknown as Plan;
  const applied = { steps, standing: { service }, failure: { because: 'could not do it: no' } };
  const limitMs = world.clock.nowMs() + 60_000;
  const ending = await conclude(
    world,
    { desired, planned, before: undefined, applied },
    { wait: true, limitMs, onProgress: () => {} },
  );
  return { ending, calls: sent.length };
}

test('a step that failed before the service’s own leaves who listens as it was seen, and nobody asks again', async () => {
  const { ending, calls } = await ended([step('log-group', 'failed'), step('service', 'not reached')], health);
  expect(ending).toMatchObject({ outcome: 'failed', because: 'could not do it: no', health });
  expect(calls).toBe(0);
});

test('where there was no service yet, nothing is said of it', async () => {
  expect((await ended([step('namespace', 'failed')], undefined)).ending).not.toHaveProperty('health');
});

test('the service’s own step that failed may have been carried out: it is looked at again, and what cannot be read is unknown', async () => {
  const { ending, calls } = await ended([step('service', 'failed')], health);
  expect(ending).toMatchObject({ outcome: 'failed', health: { verdict: 'unknown', listening: { state: 'unknown' } } });
  expect(calls).toBeGreaterThan(0);
});
