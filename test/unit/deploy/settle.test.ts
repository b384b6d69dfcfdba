import { expect, test } from 'vitest';
import { settle } from '../../../src/deploy/settle.io.ts';
import { fakeWorld, refusal } from '../../support/fakeWorld.ts';

const place = {
  cluster: 'production',
  service: 'access-log',
  discoveryServiceId: undefined,
  healthChecked: true,
  endpoint: 'fluentd.internal:24224',
};

/** Looks once at a service of which nothing can be read. */
async function look(signal: AbortSignal) {
  const refused = [refusal('AbortError', 'the run was cancelled')];
  const { world } = fakeWorld({ DescribeServices: refused, ListTasks: refused });
  const options = { allowedMs: 0, limitMs: world.clock.nowMs() + 60_000, signal, onState: () => {} };
  return await settle(world, place, options);
}

test('a look at which nothing could be read is unknown', async () => {
  expect(await look(new AbortController().signal)).toMatchObject({ health: { verdict: 'unknown' } });
});

test('a look that was given up with the run is no look', async () => {
  const controller = new AbortController();
  const looked = look(controller.signal);
  controller.abort();
  expect(await looked).toBe('cancelled');
});

/** A service that crashes anew from look to look, so that none of them says what the one before said. */
function crashLoop() {
  const createdAt = new Date(0);
  const ids = (count: number) => Array.from({ length: count }, (_, index) => `${index}`.padStart(32, '0'));
  let looks = 0;
  const deployment = {
    id: 'ecs-svc/1',
    status: 'PRIMARY',
    rolloutState: 'COMPLETED',
    taskDefinition: 'access-log:2',
    createdAt,
  };
  const counts = { desiredCount: 1, runningCount: 0, pendingCount: 0 };
  const service = { serviceName: 'access-log', status: 'ACTIVE', ...counts, deployments: [deployment] };
  const stopped = (id: string) => ({
    taskArn: `arn:aws:ecs:eu-west-1:123456789012:task/production/${id}`,
    taskDefinitionArn: 'access-log:2',
    lastStatus: 'STOPPED',
    stopCode: 'EssentialContainerExited',
    createdAt,
    stoppingAt: new Date(1_000),
    containers: [{ name: 'batch', exitCode: 2 }],
  });
  return fakeWorld({
    DescribeServices: [{ services: [service] }],
    ListTasks: [
      ({ desiredStatus }) => {
        if (desiredStatus === 'RUNNING') return { taskArns: [] };
        looks += 1;
        return { taskArns: ids(looks + 2) };
      },
    ],
    DescribeTasks: [({ tasks }) => ({ tasks: (tasks as readonly string[]).map(stopped) })],
  });
}

test('a crash loop that counts on from look to look is over with the third, and not with the end of the loop', async () => {
  const { world, sent } = crashLoop();
  const limitMs = world.clock.nowMs() + 600_000;
  const settled = await settle(world, place, { allowedMs: 600_000, limitMs, onState: () => {} });
  expect(settled).toMatchObject({ health: { verdict: 'degraded' } });
  expect(sent.filter(({ operation }) => operation === 'DescribeServices')).toHaveLength(3);
});
