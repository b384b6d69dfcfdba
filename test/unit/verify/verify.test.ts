import { expect, test } from 'vitest';
import type { Verify, VerifyWorld } from '../../../src/verify/index.ts';
import { openVerifyWorld, verify } from '../../../src/verify/index.ts';
import { scriptedLogs } from './logs/scriptedLogs.ts';
import { virtualClock } from './virtualClock.ts';

const settings: Verify = {
  logs: [{ group: '/app' }],
  database: {
    engine: 'postgres',
    secret: 'database-url',
    table: 'access_log',
    time: 'logged_at',
    measure: 'rows',
    timezone: '+00:00',
  },
  window: '5m',
  settle: '10m',
  deadline: '6h',
};

/** Neither side ever answers. */
function silentWorld() {
  const clock = virtualClock(1_000_000);
  const silent = scriptedLogs({ StartQuery: ['never'], GetSecretValue: ['never'] });
  const world: VerifyWorld = { logs: silent.logs, secrets: silent.logs as VerifyWorld['secrets'], clock, calls: [] };
  return { clock, world };
}

/** When a run against sides that never answer gives up, and what it says of the log's side. */
async function giveUp(leftMs: number | undefined): Promise<{ afterMs: number; because: string | undefined }> {
  const { clock, world } = silentWorld();
  const nowMs = clock.nowMs();
  const stop = leftMs === undefined ? {} : { stopAtMs: nowMs + leftMs };
  let ended: { afterMs: number; because: string | undefined } | undefined;
  verify(world, settings, { nowMs, fromMs: 0, toMs: 600_000, ...stop }).then(({ windows }) => {
    ended = { afterMs: clock.nowMs() - nowMs, because: windows[0]?.because?.[0] };
  });
  await clock.pass(3_600_000);
  return ended ?? { afterMs: Number.NaN, because: undefined };
}

test('sides that do not answer are unknown when the time is over, each with the reason', async () => {
  const { clock, world } = silentWorld();
  const report = verify(world, settings, { nowMs: 1_000_000, fromMs: 0, toMs: 300_000, stopAtMs: 1_060_000 });
  await clock.pass(60_000);
  expect((await report).windows).toEqual([
    {
      from: '1970-01-01T00:00:00.000Z',
      to: '1970-01-01T00:05:00.000Z',
      logs: null,
      rows: null,
      verdict: 'unknown',
      difference: null,
      because: [
        'log: /app: no answer in the time that this run has',
        'database: no answer in the time that this run has',
      ],
    },
  ]);
});

test.each([
  { leftMs: 9_999, hint: ' (give the function a longer timeout, such as 5 minutes)' },
  { leftMs: 10_000, hint: '' },
])('$leftMs ms that were not enough: "$hint"', async ({ leftMs, hint }) => {
  expect(await giveUp(leftMs)).toEqual({
    afterMs: leftMs,
    because: `log: /app: no answer in the time that this run has${hint}`,
  });
});

test('a run that nobody bounds waits for ten minutes', async () => {
  expect((await giveUp(undefined)).afterMs).toBe(600_000);
});

test('the clients try a call eight times, since throttling and the quota of queries pass', async () => {
  const { logs, secrets } = openVerifyWorld({ region: 'eu-west-1' });
  const attempts = await Promise.all(
    [logs, secrets].map((client) =>
      (client as unknown as { config: { maxAttempts(): Promise<number> } }).config.maxAttempts(),
    ),
  );
  expect(attempts).toEqual([8, 8]);
});
