import { expect, test } from 'vitest';
import { patiently } from '../../../src/resources/patiently.ts';
import { fakeClock } from '../../support/fakeClock.ts';

const early = new Error('early');
const isEarly = (error: unknown) => error === early;

/** A call that is refused so often, and then answered. */
function refusing(times: number, error = early) {
  let calls = 0;
  return async () => {
    calls += 1;
    if (calls <= times) throw error;
    return calls;
  };
}

test('what comes too early is asked for again, in pauses that grow', async () => {
  const clock = fakeClock();
  expect(await patiently(clock, refusing(5), { isEarly })).toBe(6);
  expect(clock.slept).toEqual([1_000, 2_000, 4_000, 8_000, 8_000]);
});

test.each([
  { name: 'at the end of patience', times: 7, answered: false },
  { name: 'just before it', times: 6, answered: true },
])('$name the refusal is told: $answered', async ({ times, answered }) => {
  const clock = fakeClock();
  const answer = patiently(clock, refusing(times), { isEarly });
  await (answered ? expect(answer).resolves.toBe(7) : expect(answer).rejects.toBe(early));
  expect(clock.nowMs()).toBe(30_000);
});

test('what is refused for another reason is not asked for again', async () => {
  const clock = fakeClock();
  await expect(patiently(clock, refusing(1, new Error('no')), { isEarly })).rejects.toThrow('no');
  expect(clock.slept).toEqual([]);
});

test('a cancelled run does not wait', async () => {
  const run = new AbortController();
  const clock = fakeClock(() => run.abort());
  await expect(patiently(clock, refusing(9), { isEarly, signal: run.signal })).rejects.toThrow('aborted');
});
