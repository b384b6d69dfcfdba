import { describe, expect, test } from 'vitest';
import { type PollOptions, poll } from '../../../src/world/poll.ts';
import { fakeClock } from '../../support/fakeClock.ts';

const pace = { firstMs: 1_000, factor: 1.5, longestMs: 2_000 };
const never = async () => undefined;

/** Polls for what is never found, and tells how it ended, which looks were the last, and the pauses. */
async function inVain(options: Omit<PollOptions, 'pace'>, clock = fakeClock()) {
  const looks: boolean[] = [];
  const look = async (isLast: boolean) => {
    looks.push(isLast);
    return undefined;
  };
  const { kind } = await poll(clock, look, { pace, ...options });
  return { kind, looks, slept: clock.slept };
}

test('looks at once, and does not pause where that finds something', async () => {
  const clock = fakeClock();
  expect(await poll(clock, async () => 'there', { pace, limitMs: 10_000 })).toEqual({ kind: 'found', value: 'there' });
  expect(clock.slept).toEqual([]);
});

test.each([0, '', false, null])('finds %j, which is something', async (value) => {
  expect(await poll(fakeClock(), async () => value, { pace, limitMs: 0 })).toEqual({ kind: 'found', value });
});

test('looks again after pauses that grow to the longest', async () => {
  const clock = fakeClock();
  const answers = [undefined, undefined, undefined, undefined, 'there'];
  const found = await poll(clock, async () => answers.shift(), { pace, limitMs: 60_000 });
  expect(found).toEqual({ kind: 'found', value: 'there' });
  expect(clock.slept).toEqual([1_000, 1_500, 2_000, 2_000]);
});

describe('the end of patience', () => {
  test('cuts the last pause, so that the last look is made at the limit and knows it', async () => {
    expect(await inVain({ limitMs: 3_000 })).toEqual({
      kind: 'timed-out',
      looks: [false, false, false, true],
      slept: [1_000, 1_500, 500],
    });
  });

  test('leaves a pause whole that ends at it', async () => {
    expect(await inVain({ limitMs: 2_500 })).toEqual({
      kind: 'timed-out',
      looks: [false, false, true],
      slept: [1_000, 1_500],
    });
  });

  test.each([0, -1])('at %i ms from now leaves one look, the last', async (limitMs) => {
    expect(await inVain({ limitMs })).toEqual({ kind: 'timed-out', looks: [true], slept: [] });
  });

  test('1 ms from now leaves two', async () => {
    expect(await inVain({ limitMs: 1 })).toEqual({ kind: 'timed-out', looks: [false, true], slept: [1] });
  });

  test('that comes while a look takes long ends the polling with that look', async () => {
    const clock = fakeClock();
    let looks = 0;
    const slow = async () => {
      looks += 1;
      await clock.sleep(5_000);
      return undefined;
    };
    expect(await poll(clock, slow, { pace, limitMs: 5_000 })).toEqual({ kind: 'timed-out' });
    expect(looks).toBe(1);
  });

  test('does not hide what the last look found', async () => {
    const look = async (isLast: boolean) => (isLast ? 'just in time' : undefined);
    expect(await poll(fakeClock(), look, { pace, limitMs: 1_000 })).toEqual({ kind: 'found', value: 'just in time' });
  });
});

describe('cancelled', () => {
  test('in a look that throws for it, or in the last one: no news, and no time-out', async () => {
    const run = new AbortController();
    const look = async () => {
      run.abort();
      throw new Error('given up');
    };
    expect(await poll(fakeClock(), look, { pace, limitMs: 0, signal: run.signal })).toEqual({ kind: 'cancelled' });
  });

  test('before the first look, makes none', async () => {
    const signal = AbortSignal.abort();
    expect(await inVain({ limitMs: 60_000, signal })).toEqual({ kind: 'cancelled', looks: [], slept: [] });
  });

  test('in a pause, makes no further look', async () => {
    const run = new AbortController();
    const clock = fakeClock((ms) => ms === 1_500 && run.abort());
    expect(await inVain({ limitMs: 60_000, signal: run.signal }, clock)).toEqual({
      kind: 'cancelled',
      looks: [false, false],
      slept: [1_000],
    });
  });

  test('in a look that finds nothing, makes no pause', async () => {
    const run = new AbortController();
    const clock = fakeClock();
    const look = async () => run.abort();
    expect(await poll(clock, look, { pace, limitMs: 60_000, signal: run.signal })).toEqual({ kind: 'cancelled' });
    expect(clock.slept).toEqual([]);
  });

  test('in a look that finds something, has found it', async () => {
    const run = new AbortController();
    const look = async () => {
      run.abort();
      return 'there';
    };
    const found = await poll(fakeClock(), look, { pace, limitMs: 60_000, signal: run.signal });
    expect(found).toEqual({ kind: 'found', value: 'there' });
  });

  test('at the limit, says that patience had ended', async () => {
    const run = new AbortController();
    const look = async () => run.abort();
    expect(await poll(fakeClock(), look, { pace, limitMs: 0, signal: run.signal })).toEqual({ kind: 'timed-out' });
  });
});

test('what a look throws ends the polling', async () => {
  const broken = new Error('it broke');
  await expect(poll(fakeClock(), () => Promise.reject(broken), { pace, limitMs: 60_000 })).rejects.toBe(broken);
});

test('what a pause throws is thrown on, unless the run was cancelled', async () => {
  const broken = new Error('no timer');
  const clock = { nowMs: () => 0, sleep: () => Promise.reject(broken) };
  const { signal } = new AbortController();
  await expect(poll(clock, never, { pace, limitMs: 60_000, signal })).rejects.toBe(broken);
  await expect(poll(clock, never, { pace, limitMs: 60_000 })).rejects.toBe(broken);
});
