import { describe, expect, test } from 'vitest';
import { play } from './scene.ts';
import { pollSeconds, situations } from './table.ts';

describe('in each situation a deploy says how it is, the cause first, with the next poll', () => {
  test.each(situations)('$name → $outcome', async (situation) => {
    const { ending, endedAt } = await play(situation);
    expect({ outcome: ending.outcome, because: ending.because }).toEqual({
      outcome: situation.outcome,
      because: expect.stringMatching(situation.first),
    });
    expect(endedAt).toBeLessThanOrEqual(situation.visibleAt + pollSeconds);
    if (situation.hint) expect(ending.hint).toMatch(situation.hint);
    if (situation.listening) expect(ending.health?.listening.state).toBe(situation.listening);
  });

  test('and there are as many as were promised', () => {
    expect(situations.length).toBeGreaterThanOrEqual(30);
    expect(new Set(situations.map(({ name }) => name)).size).toBe(situations.length);
  });
});
