import { expect, test } from 'vitest';
import { listServiceDeployments } from '../../../src/rollout/serviceDeployment.io.ts';
import { toServiceDeployment } from '../../../src/rollout/serviceDeployment.ts';
import { fakeWorld } from '../../support/fakeWorld.ts';

test('a service deployment keeps both reasons and what the circuit breaker counts', () => {
  expect(
    toServiceDeployment({
      serviceDeploymentArn: 'arn:ours',
      createdAt: new Date(2_000_000),
      status: 'ROLLBACK_SUCCESSFUL',
      statusReason: 'rolled back',
      rollback: { reason: 'tasks failed to start' },
      deploymentCircuitBreaker: { status: 'TRIGGERED', failureCount: 3, threshold: 3 },
    }),
  ).toEqual({
    arn: 'arn:ours',
    createdAtMs: 2_000_000,
    status: 'ROLLBACK_SUCCESSFUL',
    statusReason: 'rolled back',
    rollbackReason: 'tasks failed to start',
    circuitBreaker: { failureCount: 3, threshold: 3 },
  });
});

test('one of which ECS says nothing has empty words, and no circuit breaker', () => {
  expect(toServiceDeployment({})).toEqual({
    arn: '',
    createdAtMs: 0,
    status: '',
    statusReason: '',
    rollbackReason: '',
    circuitBreaker: undefined,
  });
});

test('service deployments are listed to the last page, also behind an empty one', async () => {
  const { world, sent } = fakeWorld({
    ListServiceDeployments: [
      { serviceDeployments: [{ serviceDeploymentArn: 'arn:a' }], nextToken: '2' },
      { serviceDeployments: [], nextToken: '3' },
      { serviceDeployments: [{ serviceDeploymentArn: 'arn:b' }] },
    ],
  });
  const place = { cluster: 'production', service: 'access-log' };
  const found = await listServiceDeployments(world, place, 1_995_000);
  expect(found.map(({ arn }) => arn)).toEqual(['arn:a', 'arn:b']);
  const first = { ...place, createdAt: { after: new Date(1_995_000) } };
  expect(sent.map(({ input }) => input)).toEqual([first, { ...first, nextToken: '2' }, { ...first, nextToken: '3' }]);
});
