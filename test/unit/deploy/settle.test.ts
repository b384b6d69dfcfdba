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
