import { setTimeout as wait } from 'node:timers/promises';
import { DescribeServicesCommand, ECSClient } from '@aws-sdk/client-ecs';
import { afterEach, describe, expect, test } from 'vitest';
import { clientSettings, sentOnce } from '../../../src/aws/settings.io.ts';
import { watched } from '../../../src/aws/watched.io.ts';
import type { ApiCall, Clock } from '../../../src/world/world.ts';
import { rejecting } from '../../support/rejecting.ts';
import { type Behaviour, type HangingServer, startHanging } from './hangingServer.ts';

/** A minute takes 0.6 s. */
const speed = 100;
const startedMs = Date.now();
const clock: Clock = {
  nowMs: () => startedMs + (Date.now() - startedMs) * speed,
  sleep: (ms, signal) => wait(ms / speed, undefined, signal ? { signal } : {}),
};

let server: HangingServer;
afterEach(() => server.close());

const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };

function ask(options: Parameters<typeof clientSettings>[0] = {}, once = false) {
  const calls: ApiCall[] = [];
  const given = { region: 'eu-west-1', clock, ...options };
  const settings = once ? sentOnce(clientSettings(given), given) : clientSettings(given);
  const client = watched(new ECSClient({ ...settings, endpoint: server.endpoint, credentials }), 'ECS', calls);
  return { calls, answer: client.send(new DescribeServicesCommand({ services: ['a'] })) };
}

describe('a call whose answer', () => {
  test.each<Behaviour>(['never answers', 'stalls in the body', 'drips'])(
    '%s ends at its deadline, and is made again before it is given up',
    async (behaviour) => {
      server = await startHanging(behaviour);
      const { answer, calls } = ask();
      expect(await rejecting(answer)).toMatchObject({ name: 'TimeoutError', message: 'no whole answer within 20 s' });
      expect([2, 3], 'two that hang, and a third where there is time').toContain(calls.length);
      expect(new Set(calls.map(({ result }) => result))).toEqual(new Set(['unknown']));
    },
  );

  test.each<Behaviour>(['never answers', 'stalls in the body', 'drips', 'breaks off in the body'])(
    '%s once is made once more and answered',
    async (behaviour) => {
      server = await startHanging(behaviour, { healthyAfter: 1 });
      expect((await ask().answer).failures).toEqual([{ arn: 'a', reason: 'MISSING' }]);
      expect(server.requests()).toBe(2);
    },
  );

  test('stalls is made only once by a client whose calls must not be repeated', async () => {
    server = await startHanging('stalls in the body');
    await rejecting(ask({}, true).answer);
    expect(server.requests()).toBe(1);
  });
});

describe('near the end of a run', () => {
  test('a call has what is left and its own time, but no second attempt after the limit', async () => {
    server = await startHanging('stalls in the body');
    const { answer } = ask({ limitMs: clock.nowMs() - 15_000 });
    expect(String(await rejecting(answer))).toMatch(/no whole answer within [2-5](\.\d)? s/);
    // On a machine that is busy with other things it may not even have come to be sent.
    expect(server.requests()).toBeLessThanOrEqual(1);
  });
});

describe('an account that is throttled', () => {
  test('six times is asked a seventh time', async () => {
    server = await startHanging('throttles', { healthyAfter: 6 });
    expect((await ask().answer).failures).toHaveLength(1);
  });

  test('is asked eight times also where a call must not be repeated: nothing was carried out', async () => {
    server = await startHanging('throttles');
    expect(await rejecting(ask({}, true).answer)).toMatchObject({ name: 'ThrottlingException' });
    expect(server.requests()).toBe(8);
  });
});

describe('a run that is cancelled', () => {
  test.each<Behaviour>(['never answers', 'stalls in the body', 'throttles'])(
    'while AWS %s gives the call up, and makes none after it',
    async (behaviour) => {
      const cancelled = new AbortController();
      server = await startHanging(behaviour, {
        onRequest: () => setTimeout(() => cancelled.abort(new Error('the run was cancelled (SIGINT)')), 5),
      });
      const { answer, calls } = ask({ signal: cancelled.signal, clock: { ...clock, nowMs: Date.now } });
      expect(await rejecting(answer)).toMatchObject({ name: 'AbortError', message: 'the run was cancelled (SIGINT)' });
      // One may have been given up on its way.
      expect(calls.length - server.requests()).toBeGreaterThanOrEqual(0);
      expect(calls.length - server.requests()).toBeLessThanOrEqual(1);
      const after = ask({ signal: cancelled.signal });
      expect(await rejecting(after.answer)).toMatchObject({ isSent: false });
      expect(after.calls).toEqual([]);
    },
  );
});

test('what takes long is told by its name', async () => {
  server = await startHanging('never answers', { healthyAfter: 1 });
  const lines: string[] = [];
  await ask({ onLine: (line) => lines.push(line) }).answer;
  expect(lines).toContain('still waiting for AWS to answer DescribeServices (8 s)');
});
