import { expect, test } from 'vitest';
import { withTimeLimit } from '../../../src/world/timeLimit.ts';
import { settled, virtualClock } from '../verify/virtualClock.ts';

const reason = new Error('out of time');
const untilAborted = (signal: AbortSignal) =>
  new Promise<string>((resolve) => signal.addEventListener('abort', () => resolve(String(signal.reason))));

test('work that ends in its time gives what it gives, and no pause is left that would keep a process waiting', async () => {
  const clock = virtualClock();
  expect(await withTimeLimit(clock, { limitMs: 100, reason }, async () => 'done')).toBe('done');
  await settled();
  expect(clock.pauses()).toBe(0);
});

test('work is aborted when its time is over, and not before', async () => {
  const clock = virtualClock();
  let ended = '';
  withTimeLimit(clock, { limitMs: 100, reason }, untilAborted).then((said) => {
    ended = said;
  });
  await clock.pass(99);
  expect(ended).toBe('');
  await clock.pass(1);
  expect(ended).toBe('Error: out of time');
});

test('work is aborted with the run, for the run’s own reason', async () => {
  const cancel = new AbortController();
  const work = withTimeLimit(virtualClock(), { limitMs: 100, reason, signal: cancel.signal }, untilAborted);
  await settled();
  cancel.abort(new Error('cancelled'));
  expect(await work).toBe('Error: cancelled');
});
